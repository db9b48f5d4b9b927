/** How a newsroom stands to one way of rendering a term: the one to use, one that will do, one that never does. */
export type RenderingStatus = "preferred" | "admitted" | "forbidden";

export type Rendering = { readonly text: string; readonly status: RenderingStatus };

/** A term for one pair of locales, as the checks and the workbench see it. `text` is what the source says. */
export type Term = { readonly id: string; readonly text: string; readonly renderings: readonly Rendering[] };

/** The rendering to propose: the preferred one, else the first that will do, else null. */
export function proposedRendering(term: Term): string | null {
  const accepted = term.renderings.filter((rendering) => rendering.status !== "forbidden");
  return (accepted.find((rendering) => rendering.status === "preferred") ?? accepted[0])?.text ?? null;
}
