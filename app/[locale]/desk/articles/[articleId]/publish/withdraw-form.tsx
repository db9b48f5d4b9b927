import { useLocale, useTranslations } from "next-intl";
import { localeName } from "#lib/locales/locale.ts";
import { ActionForm } from "../../../../../_ui/action-form.tsx";
import { withdrawAction } from "./actions.ts";
import styles from "./publishing-card.module.css";

type Props = {
  readonly uiLocale: string;
  readonly articleId: string;
  readonly locale: string;
  /** Translations that are withdrawn with it. */
  readonly alongside: readonly string[];
};

/** Takes a text off the site; behind one more click, since readers notice at once. */
export function WithdrawForm({ uiLocale, articleId, locale, alongside }: Props) {
  const t = useTranslations("WithdrawForm");
  const language = localeName(locale, uiLocale);
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  const id = `reason-${locale}`;
  return (
    <details className={styles["withdraw"]}>
      <summary>{t("open", { language })}</summary>
      <ActionForm action={withdrawAction} className="stack" label={t("open", { language })}>
        <p>{t("explanation")}</p>
        {alongside.length > 0 && (
          <p>{t("alongside", { languages: list.format(alongside.map((other) => localeName(other, uiLocale))) })}</p>
        )}
        <input type="hidden" name="articleId" value={articleId} />
        <input type="hidden" name="locale" value={locale} />
        <div className="field">
          <label htmlFor={id}>{t("reason")}</label>
          <textarea className="input" id={id} name="reason" maxLength={1000} rows={3} required />
        </div>
        <button className="button danger" type="submit">
          {t("withdraw", { language })}
        </button>
      </ActionForm>
    </details>
  );
}
