import { useFormatter, useTranslations } from "next-intl";
import { deviceOf } from "#lib/sessions/device.ts";
import type { SessionSummary } from "#lib/sessions/queries.ts";
import { ActionForm } from "../../../_ui/action-form.tsx";
import { endSessionAction } from "./actions.ts";
import styles from "./session-item.module.css";

type Props = { readonly session: SessionSummary };

export function SessionItem({ session }: Props) {
  const t = useTranslations("SessionItem");
  const format = useFormatter();
  const { browser, system } = deviceOf(session.userAgent);
  const device = browser && system ? t("device", { browser, system }) : (browser ?? system ?? t("unknownDevice"));
  const when = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });

  return (
    <li className={styles["session"]}>
      <div>
        <p>
          <strong>{device}</strong>{" "}
          {session.current && (
            <span className="state" data-state="reviewed">
              {t("current")}
            </span>
          )}
        </p>
        <p className="meta">{t("times", { since: when(session.createdAt), seen: when(session.seenAt) })}</p>
      </div>
      {!session.current && (
        <ActionForm action={endSessionAction}>
          <input type="hidden" name="key" value={session.key} />
          <button className="button" type="submit" aria-label={t("endNamed", { device })}>
            {t("end")}
          </button>
        </ActionForm>
      )}
    </li>
  );
}
