import { useTranslations } from "next-intl";
import { serviceNames } from "#lib/machine/service.ts";
import type { MachineSettings } from "#lib/machine/settings.ts";
import styles from "./machine.module.css";

/** Who makes drafts and how to reach them. The style sheet shows the fields of the service that is chosen. */
export function ServiceFields({ settings }: { readonly settings: MachineSettings }) {
  const t = useTranslations("ServiceFields");
  const { service, address, hasKey, model, localAllowed } = settings;

  return (
    <div className={`panel ${styles["service"]}`}>
      <fieldset className={styles["choice"]}>
        <legend className="label">{t("service")}</legend>
        {(["none", ...serviceNames] as const).map((name) => (
          <div key={name} className={styles["option"]}>
            <label className="check">
              <input
                type="radio"
                name="service"
                value={name}
                defaultChecked={name === (service ?? "none")}
                aria-describedby={`about-${name}`}
              />
              {t(`${name}.name`)}
            </label>
            <p className="meta" id={`about-${name}`}>
              {t(`${name}.about`)}
            </p>
          </div>
        ))}
      </fieldset>
      <div className={styles["connection"]}>
        <div className="field">
          <label htmlFor="address">{t("address")}</label>
          <input
            className="input"
            id="address"
            name="address"
            type="url"
            defaultValue={address}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="address-hint"
          />
          <p className="meta" id="address-hint">
            <span data-for="deepl">{t("deepl.address")}</span>
            <span data-for="libretranslate">{t("libretranslate.address")}</span>
            <span data-for="chat">{t("chat.address")}</span>
          </p>
        </div>
        <div>
          <label className="check">
            <input
              type="checkbox"
              name="localAllowed"
              defaultChecked={localAllowed}
              aria-describedby="local-allowed-hint"
            />
            {t("localAllowed")}
          </label>
          <p className="meta" id="local-allowed-hint">
            {t("localAllowedHint")}
          </p>
        </div>
        <div className="field">
          <label htmlFor="key">{t("key")}</label>
          <input
            key={settings.version}
            className="input"
            id="key"
            name="key"
            type="password"
            maxLength={500}
            autoComplete="new-password"
            spellCheck={false}
            aria-describedby="key-hint"
          />
          <p className="meta" id="key-hint">
            {hasKey ? t("keyKept") : t("keyHint")}
          </p>
        </div>
        {hasKey && (
          <label className="check">
            <input key={settings.version} type="checkbox" name="forgetKey" />
            {t("forgetKey")}
          </label>
        )}
        <div className="field" data-for="chat">
          <label htmlFor="model">{t("model")}</label>
          <input
            className="input"
            id="model"
            name="model"
            defaultValue={model}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="model-hint"
          />
          <p className="meta" id="model-hint">
            {t("modelHint")}
          </p>
        </div>
        <p>{t("sent")}</p>
      </div>
    </div>
  );
}
