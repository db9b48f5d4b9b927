"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import styles from "./filter-bar.module.css";
import { type Filter, filters, type Summary } from "./workbench-state.ts";

type Props = {
  readonly current: Filter;
  readonly counts: Summary["counts"];
  readonly path: string;
  readonly onChoose: (filter: Filter) => void;
};

/** Which sentences are in sight. Links, so that a choice can be sent to a colleague. */
export function FilterBar({ current, counts, path, onChoose }: Props) {
  const t = useTranslations("FilterBar");

  function choose(event: MouseEvent, filter: Filter) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(filter);
  }

  return (
    <nav aria-label={t("label")} className={styles["bar"]}>
      {filters.map((filter) => (
        <a
          key={filter}
          href={filter === "all" ? path : `${path}?show=${filter}`}
          aria-current={filter === current ? "true" : undefined}
          onClick={(event) => choose(event, filter)}
        >
          {t(filter)} <span className={styles["count"]}>{counts[filter]}</span>
        </a>
      ))}
    </nav>
  );
}
