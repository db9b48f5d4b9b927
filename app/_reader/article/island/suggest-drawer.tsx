import { lazy, Suspense } from "react";
import { createPortal } from "react-dom";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { SuggestStrings } from "../../suggest/suggest-form.tsx";
import { halvesOf, sideOf, textOf } from "./halves.ts";
import type { Active } from "./reader-island.tsx";

/** Fetches the form before it is asked for: it is to open at once. */
export const loadForm = () => import("../../suggest/suggest-form.tsx");
const SuggestForm = lazy(async () => ({ default: (await loadForm()).SuggestForm }));

/** A sentence somebody is suggesting for: the segment, and the place below it where the form stands. */
export type Suggesting = { readonly active: Active; readonly part: HTMLElement; readonly drawer: HTMLElement };

type Props = {
  readonly article: HTMLElement;
  readonly suggesting: Suggesting;
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly target: string;
  readonly revisionId: string;
  readonly strings: SuggestStrings;
  readonly onClose: () => void;
};

/** The form, below its sentence. */
export function SuggestDrawer({ article, suggesting, ...rest }: Props) {
  const { active, part, drawer } = suggesting;
  const source = halvesOf(article, active.unit).find((half) => sideOf(half) === "source");
  return createPortal(
    <Suspense>
      <SuggestForm
        key={part.dataset["t"]}
        segmentId={part.dataset["t"] ?? ""}
        base={part.textContent}
        source={textOf(source)}
        stale={part.closest<HTMLElement>(".s")?.dataset["status"] === "stale"}
        selection={active.range}
        {...rest}
      />
    </Suspense>,
    drawer,
  );
}
