import { useLocale, useTranslations } from "next-intl";

export default function NotFoundAtTheDesk() {
  const t = useTranslations("NotFoundNotice");
  const uiLocale = useLocale();

  return (
    <main id="main" className="desk-page narrow">
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      <p>
        <a href={`/${uiLocale}/desk`}>{t("desk")}</a>
      </p>
    </main>
  );
}
