import { useTranslations } from "next-intl";
import styles from "./inbox.module.css";

const keys = [
  ["A", "keyAccept"],
  ["⇧ E", "keyEdit"],
  ["R", "keyDecline"],
  ["J", "keyNext"],
  ["K", "keyPrevious"],
] as const;

export function KeyList() {
  const t = useTranslations("InboxPage");
  return (
    <details className={styles["keys"]}>
      <summary>{t("keys")}</summary>
      <p className="meta">{t("keysHint")}</p>
      <dl>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
