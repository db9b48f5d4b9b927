import Link from "next/link";
import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { SegmentFindings } from "#lib/publishing/findings.ts";
import styles from "./finding-list.module.css";

type Props = {
  readonly findings: readonly SegmentFindings[];
  readonly sourceLocale: string;
  /** Address of the page where the sentences can be mended; their anchors are `#s-…`. */
  readonly workbench: string;
};

/** What the checks say of a translation that does not keep it from its readers, and who answers for what. */
export function FindingList({ findings, sourceLocale, workbench }: Props) {
  const t = useTranslations("FindingList");
  const messages = useTranslations("Checks.messages");
  const severities = useTranslations("Checks.severities");
  const open = findings.filter((found) => found.open.length > 0);
  const waived = findings.filter((found) => found.waived.length > 0);
  const count = open.reduce((sum, found) => sum + found.open.length, 0);
  const answered = waived.reduce((sum, found) => sum + found.waived.length, 0);
  const content = { lang: htmlLang(sourceLocale), dir: localeDirection(sourceLocale) };

  return (
    <>
      {count > 0 && (
        <details className={styles["findings"]}>
          <summary>{t("open", { count })}</summary>
          <ul>
            {open.map((found) => (
              <li key={found.segmentId}>
                <Link href={`${workbench}#s-${found.segmentId}`} {...content}>
                  {found.source}
                </Link>
                {found.open.map((issue) => (
                  <p key={`${issue.check} ${issue.message} ${issue.target}`} data-severity={issue.severity}>
                    <span>{severities(issue.severity)}</span> {messages(issue.message as never, issue.values as never)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {answered > 0 && (
        <details className={styles["findings"]}>
          <summary>{t("waived", { count: answered })}</summary>
          <ul>
            {waived.map((found) => (
              <li key={found.segmentId}>
                <Link href={`${workbench}#s-${found.segmentId}`} {...content}>
                  {found.source}
                </Link>
                {found.waived.map(({ issue, waiver }) => (
                  <p key={`${issue.check} ${issue.message} ${issue.target}`}>
                    {messages(issue.message as never, issue.values as never)}{" "}
                    <span>{t("reason", { name: waiver.waivedBy, reason: waiver.reason })}</span>
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
