import { useTranslations } from "next-intl";
import type { RoleGrant } from "#lib/auth/policy.ts";
import { localeName } from "#lib/locales/locale.ts";
import styles from "./roles-fieldset.module.css";

type Props = {
  readonly held: readonly RoleGrant[];
  /** The newsroom's content locales. */
  readonly locales: readonly string[];
  readonly uiLocale: string;
};

/** Roles to tick; translators and reviewers by target locale. The names are those of `rolesInput`. */
export function RolesFieldset({ held, locales, uiLocale }: Props) {
  const t = useTranslations("RolesFieldset");
  const names = useTranslations("RoleList");
  const scopes = [...new Set(["*", ...locales, ...held.map(({ locale }) => locale).filter((locale) => locale !== "")])];
  const has = (role: string, locale: string) => held.some((grant) => grant.role === role && grant.locale === locale);

  return (
    <fieldset className={styles["roles"]}>
      <legend className="label">{t("roles")}</legend>
      {(["editor", "admin"] as const).map((role) => (
        <div key={role} className={styles["role"]}>
          <label className="check">
            <input
              type="checkbox"
              name="role"
              value={role}
              defaultChecked={has(role, "")}
              aria-describedby={`${role}-hint`}
            />
            {names(role)}
          </label>
          <p className="meta" id={`${role}-hint`}>
            {t(`${role}Hint`)}
          </p>
        </div>
      ))}
      {(["translator", "reviewer"] as const).map((role) => (
        <fieldset key={role} className={styles["role"]} aria-describedby={`${role}-hint`}>
          <legend>{names(role)}</legend>
          <p className="meta" id={`${role}-hint`}>
            {t(`${role}Hint`)}
          </p>
          <div className={styles["scopes"]}>
            {scopes.map((locale) => (
              <label key={locale} className="check">
                <input type="checkbox" name={role} value={locale} defaultChecked={has(role, locale)} />
                {locale === "*" ? t("everyLanguage") : localeName(locale, uiLocale)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}
