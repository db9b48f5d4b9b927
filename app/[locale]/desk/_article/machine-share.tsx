import { useTranslations } from "next-intl";
import type { MachineShare as Share } from "#lib/machine/share.ts";

/** How much of a translation is as a machine made it: a fact, and above the newsroom's limit a warning. */
export function MachineShare({ share }: { readonly share: Share | null }) {
  const t = useTranslations("MachineShare");
  if (share === null) return null;
  const { unchanged, limit, over } = share;
  if (!over) return <p className="meta">{t("unchanged", { unchanged })}</p>;
  return <p className="notice">{t("over", { unchanged, limit })}</p>;
}
