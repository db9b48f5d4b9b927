import { useTranslations } from "next-intl";
import styles from "./exchange.module.css";

type Chosen = { readonly articleId: string; readonly headline: string };
type Props = {
  /** Ticked from the first. */
  readonly chosen: readonly Chosen[];
  readonly articles: readonly (Chosen & { readonly sourceLocale: string })[];
  readonly total: number;
};

/** Which articles go out; none ticked: all of them. */
export function ArticleChoice({ chosen, articles, total }: Props) {
  const t = useTranslations("ArticleChoice");
  return (
    <fieldset className={styles["choice"]}>
      <legend>{t("label", { count: total })}</legend>
      <p className="meta">{t("hint")}</p>
      <div className={styles["articles"]}>
        {[
          ...chosen.map((one) => ({ ...one, ticked: true })),
          ...articles.map((one) => ({ ...one, ticked: false })),
        ].map(({ articleId, headline, ticked }) => (
          <label className="check" key={articleId}>
            <input type="checkbox" name="article" value={articleId} defaultChecked={ticked} />
            <span dir="auto">{headline || t("noHeadline")}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
