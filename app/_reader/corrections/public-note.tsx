import { useFormatter, useTranslations } from "next-intl";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../_ui/word-difference.tsx";

type Props = { readonly correction: PublicCorrection };

/** When a sentence was corrected and what kind of error it was. */
export function CorrectedLine({ correction }: Props) {
  const t = useTranslations("CorrectionMark");
  const kinds = useTranslations("CorrectionClasses");
  const format = useFormatter();
  return (
    <time dateTime={correction.publishedAt.toISOString()}>
      {t("corrected", {
        date: format.dateTime(correction.publishedAt, { dateStyle: "medium" }),
        kind: kinds(correction.class),
      })}
    </time>
  );
}

/** The sentence before and after, word by word. */
export function CorrectionChange({ correction }: Props) {
  const { before, after, locale } = correction;
  return (
    <p className="said" lang={htmlLang(locale)} dir={localeDirection(locale)}>
      <WordDifference parts={diffWords(before, after, locale)} />
    </p>
  );
}

/** Whose idea it was and who answers for it. */
export function CorrectionCredit({ correction }: Props) {
  const t = useTranslations("CorrectionMark");
  const { credit, approvedBy } = correction;
  return (
    <p className="meta">
      {credit === ""
        ? t("suggestedByReader", { reviewer: approvedBy })
        : t("suggestedBy", { name: credit, reviewer: approvedBy })}
    </p>
  );
}
