import type { DifferencePart } from "#lib/text/difference.ts";

export type DifferenceStrings = { readonly deleted: string; readonly inserted: string; readonly end: string };

type Props = {
  readonly parts: readonly DifferencePart[];
  readonly uiLang: string;
  readonly strings: DifferenceStrings;
};

/** As `WordDifference`, with its words as a property: it runs where the page has no translator. */
export function LiveDifference({ parts, uiLang, strings }: Props) {
  return parts.map((part, index) => {
    if (part.kind === "same") return part.text;
    const Change = part.kind === "deleted" ? "del" : "ins";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is what tells parts apart
      <Change key={index}>
        <Said lang={uiLang}>{strings[part.kind]}</Said>
        {part.text}
        <Said lang={uiLang}>{strings.end}</Said>
      </Change>
    );
  });
}

/** Screen readers pass over <del> and <ins> without a word. */
function Said({ lang, children }: { readonly lang: string; readonly children: string }) {
  return (
    <span className="visually-hidden" lang={lang} dir="ltr">
      {children}
    </span>
  );
}
