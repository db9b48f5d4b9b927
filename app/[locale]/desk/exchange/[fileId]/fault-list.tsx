import { useTranslations } from "next-intl";
import type { Fault } from "#lib/interchange/document.ts";
import styles from "../exchange.module.css";

const shown = 100;

/** What of a file could not be read, each with its line. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useTranslations("FaultList");
  const words = useTranslations("ExchangeFaults");
  if (faults.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="faults">
      <h2 id="faults">{t("heading", { count: faults.length })}</h2>
      <ol className={styles["faults"]}>
        {faults.slice(0, shown).map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several faults
          <li key={index}>
            {t("fault", { line: fault.line, what: words(fault.code) })}{" "}
            {fault.about !== "" && <code dir="auto">{fault.about}</code>}
          </li>
        ))}
      </ol>
      {faults.length > shown && <p className="meta">{t("more", { count: faults.length - shown })}</p>}
    </section>
  );
}
