import { useTranslations } from "next-intl";
import { roles as inOrder, type RoleGrant } from "#lib/auth/policy.ts";
import { localeName } from "#lib/locales/locale.ts";

type Props = { readonly roles: readonly RoleGrant[]; readonly uiLocale: string };

/** What somebody may do, in words: a role with its target locales. */
export function RoleList({ roles, uiLocale }: Props) {
  const t = useTranslations("RoleList");
  const held = inOrder.flatMap((role) => {
    const locales = roles.filter((grant) => grant.role === role).map(({ locale }) => locale);
    if (locales.length === 0) return [];
    const named = locales.map((locale) => (locale === "*" ? t("everyLanguage") : localeName(locale, uiLocale)));
    return [{ role, locales: locales[0] === "" ? null : new Intl.ListFormat(uiLocale).format(named) }];
  });
  if (held.length === 0) return <p className="meta">{t("none")}</p>;

  return (
    <ul className="row">
      {held.map(({ role, locales }) => (
        <li key={role}>{locales === null ? t(role) : t("scoped", { role: t(role), locales })}</li>
      ))}
    </ul>
  );
}
