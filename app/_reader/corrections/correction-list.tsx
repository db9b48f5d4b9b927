import "./corrections.css";
import { useTranslations } from "next-intl";
import { correctionName, isPubliclyMarked } from "#lib/corrections/correction.ts";
import type { PublicCorrection } from "#lib/corrections/queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { CorrectedLine, CorrectionChange, CorrectionCredit } from "./public-note.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  /** Of one translation, newest first. */
  readonly corrections: readonly PublicCorrection[];
};

/** The corrections of an article, at its foot: those of meaning or fact in the open, changes of wording behind a line. */
export function CorrectionList({ uiLocale, corrections }: Props) {
  const t = useTranslations("CorrectionList");
  if (corrections.length === 0) return null;
  const marked = corrections.filter((correction) => isPubliclyMarked(correction.class));
  const smaller = corrections.filter((correction) => !isPubliclyMarked(correction.class));
  return (
    <section className="correction-list" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t("title")}</h2>
      {marked.length > 0 && <Entries corrections={marked} />}
      {smaller.length > 0 && (
        <details>
          <summary>{t("smaller", { count: smaller.length })}</summary>
          <Entries corrections={smaller} />
        </details>
      )}
      <p className="meta">
        <a href={`/${uiLocale}/corrections`}>{t("ledger")}</a>
      </p>
    </section>
  );
}

function Entries({ corrections }: { readonly corrections: readonly PublicCorrection[] }) {
  const t = useTranslations("CorrectionList");
  return (
    <ol className="entries">
      {corrections.map((correction) => (
        <li key={correction.number} id={`correction-${correction.number}`}>
          <p className="when">
            <CorrectedLine correction={correction} />
            <a
              href={`#s-${correction.segmentId}`}
              aria-label={t("sentenceOf", { number: correctionName(correction.number) })}
            >
              {t("sentence")}
            </a>
          </p>
          <CorrectionChange correction={correction} />
          <CorrectionCredit correction={correction} />
        </li>
      ))}
    </ol>
  );
}
