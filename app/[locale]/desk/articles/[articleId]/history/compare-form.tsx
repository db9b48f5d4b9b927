import { useTranslations } from "next-intl";
import { type Point, pointName } from "#lib/history/history.ts";
import styles from "./history.module.css";

type Props = {
  readonly locale: string;
  readonly language: string;
  /** Newest first. */
  readonly points: readonly { readonly point: Point; readonly name: string }[];
  readonly asked: { readonly from: Point; readonly to: Point } | null;
};

/** Any two texts of one language, side by side in one. A plain form: a comparison has an address. */
export function CompareForm({ locale, language, points, asked }: Props) {
  const t = useTranslations("CompareForm");
  const [newest, before] = points.map(({ point }) => pointName(point));
  const options = points.map(({ point, name }) => (
    <option key={name} value={pointName(point)}>
      {name}
    </option>
  ));
  return (
    <form className={styles["compare"]} action="#comparison" aria-label={t("label", { language })}>
      <input type="hidden" name="locale" value={locale} />
      <strong>{language}</strong>
      <label>
        <span className="visually-hidden">{t("from", { language })}</span>
        <select className="input" name="from" defaultValue={asked ? pointName(asked.from) : before}>
          {options}
        </select>
      </label>
      <span aria-hidden="true">→</span>
      <label>
        <span className="visually-hidden">{t("to", { language })}</span>
        <select className="input" name="to" defaultValue={asked ? pointName(asked.to) : newest}>
          {options}
        </select>
      </label>
      <button className="button" type="submit">
        {t("compare")}
      </button>
    </form>
  );
}
