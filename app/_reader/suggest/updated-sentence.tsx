import { type ReactNode, useEffect, useRef } from "react";
import type { SentenceUpdate } from "#lib/corrections/correction.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { type DifferenceStrings, LiveDifference } from "./live-difference.tsx";
import styles from "./suggest-form.module.css";

export type UpdatedStrings = DifferenceStrings & {
  /** With `{time}`. */
  readonly updatedTitle: string;
  readonly updatedText: string;
  readonly before: string;
  readonly now: string;
  readonly sendAnyway: string;
  readonly edit: string;
  readonly goneTitle: string;
  readonly goneText: string;
  readonly reload: string;
};

type Props = {
  readonly update: SentenceUpdate;
  /** What the reader had before them. */
  readonly base: string;
  readonly uiLocale: UiLocale;
  readonly target: string;
  readonly strings: UpdatedStrings;
  /** Shows the page as it is now. */
  readonly reloadPath: string;
  /** What the reader can do about it. */
  readonly children?: ReactNode;
};

/** The sentence was changed while the reader wrote: what it said, what it says; theirs stands in the field below. */
export function UpdatedSentence({ update, base, uiLocale, target, strings, reloadPath, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const content = { lang: htmlLang(target), dir: localeDirection(target) };

  if (update.current === null) {
    return (
      <div className={styles["updated"]}>
        <h3 ref={heading} tabIndex={-1}>
          {strings.goneTitle}
        </h3>
        <p>{strings.goneText}</p>
        <p>
          <a href={reloadPath}>{strings.reload}</a>
        </p>
      </div>
    );
  }
  const time = new Intl.DateTimeFormat(htmlLang(uiLocale), { hour: "2-digit", minute: "2-digit" }).format(
    new Date(update.publishedAt),
  );
  return (
    <div className={styles["updated"]}>
      <h3 ref={heading} tabIndex={-1}>
        {strings.updatedTitle.replace("{time}", time)}
      </h3>
      <p>{strings.updatedText}</p>
      <dl>
        <dt>{strings.before}</dt>
        <dd {...content}>{base}</dd>
        <dt>{strings.now}</dt>
        <dd {...content}>
          <LiveDifference
            parts={diffWords(base, update.current, target)}
            uiLang={htmlLang(uiLocale)}
            strings={strings}
          />
        </dd>
      </dl>
      {children}
    </div>
  );
}
