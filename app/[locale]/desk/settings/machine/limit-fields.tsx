import { useTranslations } from "next-intl";
import type { MachineLimit } from "#lib/machine/settings.ts";
import styles from "./machine.module.css";

/** How much of a translation may be left as the machine made it. */
export function LimitFields({ limit }: { readonly limit: MachineLimit }) {
  const t = useTranslations("LimitFields");

  return (
    <fieldset className="panel stack">
      <legend className="visually-hidden">{t("title")}</legend>
      <div className="field">
        <label htmlFor="unchanged-limit">{t("limit")}</label>
        <span className={styles["percent"]}>
          <input
            className="input"
            id="unchanged-limit"
            name="unchangedLimit"
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            required
            defaultValue={limit.unchangedLimit}
            aria-describedby="limit-hint"
          />
          <span aria-hidden="true">%</span>
        </span>
        <p className="meta" id="limit-hint">
          {t("limitHint")}
        </p>
      </div>
      <label className="check">
        <input type="checkbox" name="blocks" defaultChecked={limit.blocks} />
        {t("blocks")}
      </label>
    </fieldset>
  );
}
