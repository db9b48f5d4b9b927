import type { ReactNode } from "react";
import styles from "./help-panel.module.css";

/** One kind of help: a title, what can be done about it, and what was found. */
export function HelpSection({
  title,
  action,
  busy,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles["section"]} aria-label={title} aria-busy={busy}>
      <div className={styles["title"]}>
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
