"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Applying, isUnderWay } from "#lib/interchange/applying.ts";

type Props = { readonly fileId: string; readonly applying: Applying };

/** How far a file is that is being applied, looked up every second. At its end the page is read again and says what became of it. */
export function ApplyingProgress({ fileId, applying: begun }: Props) {
  const t = useTranslations("ApplyingProgress");
  const router = useRouter();
  const [applying, setApplying] = useState(begun);
  const { done, total } = applying;

  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(`/api/exchange/files/${fileId}`, { cache: "no-store" }).catch(() => null);
      const answer = response?.ok ? ((await response.json()) as { ok: true; value: Applying | null }) : null;
      if (!answer) return;
      if (answer.value) setApplying(answer.value);
      if (!isUnderWay(answer.value)) {
        clearInterval(timer);
        router.refresh();
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, [fileId, router]);

  return (
    <div className="stack">
      <p role="status">{total === null ? t("starting") : t("progress", { done, total })}</p>
      <progress aria-label={t("label")} {...(total === null ? {} : { max: total, value: done })} />
      <p className="meta">{t("leave")}</p>
    </div>
  );
}
