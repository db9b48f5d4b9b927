import { useLocale, useTranslations } from "next-intl";

type Part = { readonly kind: "same" | "inserted" | "deleted"; readonly text: string };

/** How a text has changed, word by word: struck out, underlined, and said to those who hear it. */
export function WordDifference({ parts }: { readonly parts: readonly Part[] }) {
  const t = useTranslations("WordDifference");
  const uiLocale = useLocale();
  // Screen readers pass over <del> and <ins> without a word.
  const said = (words: string) => (
    <span className="visually-hidden" lang={uiLocale} dir="ltr">
      {words}
    </span>
  );

  return parts.map((part, index) => {
    if (part.kind === "same") return part.text;
    const Change = part.kind === "deleted" ? "del" : "ins";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is what tells parts apart
      <Change key={index}>
        {said(t(part.kind))}
        {part.text}
        {said(t("end"))}
      </Change>
    );
  });
}
