"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";

type Props = { readonly form: string; readonly total: number; readonly language: string };

/** Brings in what has a tick; says how much that is, and sets or takes all ticks. */
export function ApplyButton({ form, total, language }: Props) {
  const t = useTranslations("LocalePlan");
  const [without, setWithout] = useState(0);

  const count = useCallback(() => setWithout(ticksOf(form).filter((tick) => !tick.checked).length), [form]);
  useEffect(() => {
    count();
    const changed = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.form?.id === form) count();
    };
    document.addEventListener("change", changed);
    return () => document.removeEventListener("change", changed);
  }, [count, form]);

  function setAll(checked: boolean) {
    for (const tick of ticksOf(form)) tick.checked = checked;
    count();
  }

  return (
    <div className="row">
      <button className="button primary" type="submit" disabled={without === total}>
        {t("apply", { count: total - without, language })}
      </button>
      <button className="button quiet" type="button" onClick={() => setAll(without > 0)}>
        {t(without > 0 ? "all" : "none")}
      </button>
    </div>
  );
}

function ticksOf(form: string): HTMLInputElement[] {
  const found = document.getElementById(form);
  if (!(found instanceof HTMLFormElement)) return [];
  return [...found.elements].filter(
    (one): one is HTMLInputElement => one instanceof HTMLInputElement && one.name === "taken",
  );
}
