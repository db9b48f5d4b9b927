import "./article.css";
import { useFormatter, useTranslations } from "next-intl";
import type { LoadedArticle } from "./load-article.ts";

/** What stands where an article stood: that it is gone, since when, and why. */
export function WithdrawnPage({ uiLocale, article }: Pick<LoadedArticle, "uiLocale" | "article">) {
  const t = useTranslations("WithdrawnNotice");
  const format = useFormatter();
  const withdrawal =
    article.withdrawals.find(({ locale }) => locale === article.sourceLocale) ?? article.withdrawals[0];
  return (
    <main id="main" className="gone">
      <h1>{t("title")}</h1>
      {withdrawal && (
        <>
          <p>
            {t.rich("when", {
              when: () => (
                <time dateTime={withdrawal.withdrawnAt.toISOString()}>
                  {format.dateTime(withdrawal.withdrawnAt, { dateStyle: "long" })}
                </time>
              ),
            })}
          </p>
          <p className="reason">{t("reason", { reason: withdrawal.reason })}</p>
        </>
      )}
      <p>
        <a href={`/${uiLocale}`}>{t("front")}</a>
      </p>
    </main>
  );
}
