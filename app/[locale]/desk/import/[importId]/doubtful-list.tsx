"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { type GroupSpan, listDoubtful, type Pairing } from "#lib/imports/pairing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { ShownSide } from "./pair-row.tsx";
import styles from "./pairing.module.css";

type Props = {
  readonly pairing: Pairing;
  readonly spans: readonly GroupSpan[];
  readonly source: ShownSide;
  readonly target: ShownSide;
  readonly onShow: (index: number) => void;
};

const shown = 8;

/** What somebody should look at, the least certain first, each a way to its row. */
export const DoubtfulList = memo(function DoubtfulList({ pairing, spans, source, target, onShow }: Props) {
  const t = useTranslations("DoubtfulList");
  const doubtful = listDoubtful(pairing);
  if (doubtful.length === 0) return null;

  return (
    <nav aria-label={t("label")} className={styles["doubtful"]}>
      <p className="meta">{t("lead")}</p>
      <ol>
        {doubtful.slice(0, shown).map((index) => {
          const span = spans[index];
          const side = span && span.source[0] < span.source[1] ? source : target;
          const at = side === source ? span?.source[0] : span?.target[0];
          return (
            <li key={index}>
              <button type="button" onClick={() => onShow(index)}>
                <span className="visually-hidden">{t("go", { number: index + 1 })} </span>
                <span aria-hidden="true">{index + 1}</span>{" "}
                <span lang={htmlLang(side.locale)} dir={localeDirection(side.locale)}>
                  {side.sentences[at ?? 0]?.text}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {doubtful.length > shown && <p className="meta">{t("more", { count: doubtful.length - shown })}</p>}
    </nav>
  );
});
