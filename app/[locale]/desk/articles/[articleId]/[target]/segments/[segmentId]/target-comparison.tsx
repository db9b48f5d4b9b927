import { useTranslations } from "next-intl";
import type { TargetVersion } from "#lib/history/history.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { WordDifference } from "../../../../../../../_ui/word-difference.tsx";
import styles from "../../../history/history.module.css";

type Props = {
  readonly locale: string;
  /** Newest first. */
  readonly targets: readonly TargetVersion[];
  readonly from: TargetVersion | undefined;
  readonly to: TargetVersion | undefined;
};

/** Any two targets of one sentence, word by word. */
export function TargetComparison({ locale, targets, from, to }: Props) {
  const t = useTranslations("TargetComparison");
  const options = targets.map(({ version }) => (
    <option key={version} value={version}>
      {t("version", { version })}
    </option>
  ));
  return (
    <>
      <form className={styles["compare"]} action="#comparison" aria-label={t("label")}>
        <label>
          <span className="visually-hidden">{t("from")}</span>
          <select className="input" name="from" defaultValue={from?.version ?? targets[1]?.version}>
            {options}
          </select>
        </label>
        <span aria-hidden="true">→</span>
        <label>
          <span className="visually-hidden">{t("to")}</span>
          <select className="input" name="to" defaultValue={to?.version ?? targets[0]?.version}>
            {options}
          </select>
        </label>
        <button className="button" type="submit">
          {t("compare")}
        </button>
      </form>
      {from && to && (
        <p className="content panel" id="comparison" lang={htmlLang(locale)} dir={localeDirection(locale)}>
          <WordDifference parts={diffWords(plainText(from.target), plainText(to.target), locale)} />
        </p>
      )}
    </>
  );
}
