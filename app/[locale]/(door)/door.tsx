import type { ReactNode } from "react";
import { type UiLocale, uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import styles from "./door.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Pick<Newsroom, "name" | "description">;
  /** The page's title in each interface language: this one is the heading, the others lead to the same page. */
  readonly titles: Readonly<Record<UiLocale, string>>;
  /** The address of this page without its interface locale. */
  readonly path: string;
  readonly children: ReactNode;
};

/** The newsroom's name and the page's title in both languages on one line grid; the form stands in the column of one's own. */
export function Door({ uiLocale, newsroom, titles, path, children }: Props) {
  return (
    <main className={styles["door"]} id="main">
      <section className={styles["side"]} lang={htmlLang(uiLocale)} aria-labelledby="title">
        <Nameplate uiLocale={uiLocale} newsroom={newsroom} />
        <h1 className={styles["title"]} id="title">
          {titles[uiLocale]}
        </h1>
        <div className={styles["body"]}>{children}</div>
      </section>
      {uiLocales
        .filter((other) => other !== uiLocale)
        .map((other) => (
          <aside key={other} className={`${styles["side"]} ${styles["other"]}`} lang={htmlLang(other)}>
            <Nameplate uiLocale={other} newsroom={newsroom} />
            <p className={styles["title"]}>
              <a href={`/${other}${path}`} hrefLang={htmlLang(other)}>
                {titles[other]}
              </a>
            </p>
          </aside>
        ))}
    </main>
  );
}

function Nameplate({ uiLocale, newsroom }: Pick<Props, "uiLocale" | "newsroom">) {
  return (
    <>
      <p className={styles["name"]}>
        <a href={`/${uiLocale}`}>{newsroom.name[uiLocale]}</a>
      </p>
      <p className={styles["description"]}>{newsroom.description[uiLocale]}</p>
    </>
  );
}
