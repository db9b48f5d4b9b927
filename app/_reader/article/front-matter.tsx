import type { ReactNode } from "react";
import { htmlLang, localeDirection, sentenceSeparator } from "#lib/locales/locale.ts";
import type { Reading, ReadingBlock, ReadingUnit } from "#lib/publishing/reading.ts";
import { noNotes } from "./runs.tsx";
import { Sentence, Separator } from "./sentence.tsx";
import type { Side } from "./sides.ts";

type Props = {
  readonly reading: Reading;
  /** Source, and target where there is a translation. */
  readonly locales: readonly [string] | readonly [string, string];
  readonly absent: (side: Side, unit: ReadingUnit) => ReactNode;
  readonly after: (side: Side, unit: ReadingUnit, lastOfBlock: boolean) => ReactNode;
};

/** Headline, summary and byline, each as a pair on one line. */
export function FrontMatter({ reading, locales, absent, after }: Props) {
  const sides = locales.map((locale, index) => ({ locale, side: index === 0 ? "source" : "target" }) as const);
  const attributes = (locale: string) => ({ lang: htmlLang(locale), dir: localeDirection(locale) });

  function sentences(block: ReadingBlock, side: Side, locale: string) {
    return block.units.map((unit, index) => {
      const last = index === block.units.length - 1;
      const separator = (side === "source" ? unit.source : unit.target).at(-1)?.separator || sentenceSeparator(locale);
      return [
        <Sentence
          key={unit.id}
          unit={unit}
          side={side}
          locale={locale}
          headline={block.kind === "headline"}
          lastOfBlock={last}
          notes={noNotes}
          absent={absent(side, unit)}
        >
          {after(side, unit, last)}
        </Sentence>,
        !last && <Separator key={`${unit.id} separator`} text={separator} />,
      ];
    });
  }

  return (
    <>
      {reading.headline && (
        <h1 className="pair">
          {sides.map(({ side, locale }) => (
            <span key={side} className={`half ${side}`} {...attributes(locale)}>
              {reading.headline && sentences(reading.headline, side, locale)}{" "}
            </span>
          ))}
        </h1>
      )}
      {[reading.summary, reading.byline].map(
        (block) =>
          block && (
            <div key={block.id} className={`pair ${block.kind}`}>
              {sides.map(({ side, locale }) => (
                <p key={side} className={`half ${side}`} {...attributes(locale)}>
                  {sentences(block, side, locale)}
                </p>
              ))}
            </div>
          ),
      )}
    </>
  );
}
