"use client";

import { useTranslations } from "next-intl";
import { SaveStatus } from "../../../../../../_ui/autosave/save-status.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { WorkbenchProgress } from "./progress.tsx";
import type { UnitSaving } from "./use-unit-saving.ts";
import styles from "./workbench.module.css";
import type { Filter, Summary } from "./workbench-state.ts";

type Props = {
  readonly summary: Summary;
  readonly filter: Filter;
  /** Of this page, without the query. */
  readonly path: string;
  readonly canWrite: boolean;
  readonly autosave: UnitSaving["autosave"];
  /** The number of the first sentence in conflict. */
  readonly conflictNumber: number | null;
  readonly helpShown: boolean;
  readonly onFilter: (filter: Filter) => void;
  readonly onSignIn: () => void;
  readonly onHelp: () => void;
  readonly onKeys: () => void;
};

/** Always in sight: how far the translation is, what is shown of it, whether it is saved. */
export function WorkbenchBar({
  summary,
  filter,
  path,
  canWrite,
  autosave,
  conflictNumber,
  helpShown,
  onFilter,
  onSignIn,
  onHelp,
  onKeys,
}: Props) {
  const t = useTranslations("Workbench");

  return (
    <div className={styles["bar"]}>
      <WorkbenchProgress summary={summary} />
      <FilterBar current={filter} counts={summary.counts} path={path} onChoose={onFilter} />
      <div className={styles["end"]}>
        {canWrite && (
          <SaveStatus
            status={autosave.status}
            keeping={autosave.keeping}
            onRetry={() => autosave.queue.retry()}
            onSignIn={onSignIn}
            {...(conflictNumber === null ? {} : { conflict: t("conflict", { number: conflictNumber }) })}
          />
        )}
        <button
          type="button"
          className="button quiet"
          // The caret stays in the field that help is for.
          onPointerDown={(event) => event.preventDefault()}
          onClick={onHelp}
          aria-expanded={helpShown}
          aria-keyshortcuts="Alt+P"
        >
          {t("help")}
        </button>
        <button type="button" className="button quiet" onClick={onKeys} aria-keyshortcuts="Alt+H">
          {t("keys")}
        </button>
      </div>
    </div>
  );
}
