import type { ReactNode } from "react";

type Side = {
  /** For `lang`. */
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
};

type Props = { readonly sides: readonly [Side, Side]; readonly children?: ReactNode };

/** One thing said in two languages on one line grid, for pages that cannot know which one is wanted. */
export function BilingualNotice({ sides, children }: Props) {
  return (
    <main className="bilingual-notice" id="main">
      {sides.map((side, at) => (
        <section key={side.lang} lang={side.lang}>
          {at === 0 ? <h1>{side.title}</h1> : <h2>{side.title}</h2>}
          <p>{side.text}</p>
          <p>{side.children}</p>
        </section>
      ))}
      {children && <div>{children}</div>}
    </main>
  );
}
