import { useFormatter, useTranslations } from "next-intl";
import type { SentenceHistory } from "#lib/history/history.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { unitStatus } from "#lib/segments/unit.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { ActionForm } from "../../../../../../../_ui/action-form.tsx";
import { WordDifference } from "../../../../../../../_ui/word-difference.tsx";
import styles from "../../../history/history.module.css";
import { restoreTargetAction } from "./actions.ts";

type Props = { readonly history: SentenceHistory; readonly mayRestore: boolean };

/** Every target the sentence has had, newest first, each against the one before it. */
export function TargetVersions({ history, mayRestore }: Props) {
  const t = useTranslations("TargetVersions");
  const events = useTranslations("Events");
  const statuses = useTranslations("UnitStatus");
  const format = useFormatter();
  const { locale, targets, articleId, segmentId } = history;
  const [current] = targets;

  return (
    <ol className={`${styles["versions"]} wide`}>
      {targets.map((one, index) => {
        const before = targets[index + 1];
        const text = plainText(one.target);
        const status = unitStatus({ ...one, returnReason: null }, one.madeFrom);
        const restorable = mayRestore && one !== current && text !== plainText(current?.target ?? []);
        return (
          <li key={one.version} className={styles["version"]}>
            <p className="meta">
              {t("when", {
                version: one.version,
                date: format.dateTime(one.at, { dateStyle: "medium", timeStyle: "short" }),
              })}
            </p>
            <p>
              <span className={styles["who"]}>{one.by ?? t("server")}</span>{" "}
              {events(one.cause as never, { count: 1, number: 0 } as never)}{" "}
              <span className="state" data-state={status}>
                {statuses(status)}
              </span>
            </p>
            {one.reason && <p className={styles["reason"]}>{t("reason", { reason: one.reason })}</p>}
            <p className="content" lang={htmlLang(locale)} dir={localeDirection(locale)}>
              {before ? <WordDifference parts={diffWords(plainText(before.target), text, locale)} /> : text}
            </p>
            {restorable && (
              <ActionForm action={restoreTargetAction} label={t("restoreLabel", { version: one.version })}>
                <input type="hidden" name="articleId" value={articleId} />
                <input type="hidden" name="target" value={locale} />
                <input type="hidden" name="segmentId" value={segmentId} />
                <input type="hidden" name="version" value={history.version} />
                <input type="hidden" name="restored" value={one.version} />
                <button className="button" type="submit">
                  {t("restore")}
                </button>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ol>
  );
}
