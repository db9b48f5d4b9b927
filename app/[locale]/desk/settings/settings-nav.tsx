import { getTranslations } from "next-intl/server";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { PageNav } from "../../../_ui/page-nav.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  /** The page one is on, as its address says after `/desk/settings`. */
  readonly current: string;
};

const pages = [
  ["newsroom", ""],
  ["checks", "/checks"],
  ["machine", "/machine"],
] as const;

/** The pages of the settings. */
export async function SettingsNav({ uiLocale, current }: Props) {
  const t = await getTranslations("SettingsNav");
  return (
    <PageNav
      label={t("label")}
      links={pages.map(([key, path]) => ({
        href: `/${uiLocale}/desk/settings${path}`,
        label: t(key),
        current: path === current,
      }))}
    />
  );
}
