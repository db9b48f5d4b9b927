"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "../../../../../../_ui/action-form.tsx";
import { pretranslateAction } from "../actions.ts";
import styles from "./pretranslate-form.module.css";

type Props = {
  readonly articleId: string;
  readonly target: string;
  /** Untranslated sentences whose very text the memory has. */
  readonly count: number;
};

/** Offers to fill in what has been approved before, word for word. */
export function PretranslateForm({ articleId, target, count }: Props) {
  const t = useTranslations("PretranslateForm");

  return (
    <ActionForm action={pretranslateAction} className={styles["form"] ?? ""} label={t("label")} done={t("done")}>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="target" value={target} />
      {count > 0 && (
        <p className={styles["offer"]}>
          {t("offer", { count })}{" "}
          <button type="submit" className="button">
            {t("fill")}
          </button>
        </p>
      )}
    </ActionForm>
  );
}
