import { type RefObject, useState } from "react";
import { keepChoice, readLetterKeys } from "./choices.ts";
import type { ReaderStrings } from "./strings.ts";

type Props = { readonly strings: ReaderStrings; readonly ref: RefObject<HTMLDialogElement | null> };

/** All keys of sentence mode, and whether single characters count as keys. */
export function KeyList({ strings, ref }: Props) {
  const [letters, setLetters] = useState<boolean | null>(null);
  return (
    <dialog
      ref={ref}
      className="key-list"
      aria-labelledby="key-list-title"
      onToggle={() => setLetters(readLetterKeys())}
    >
      <h2 id="key-list-title">{strings.keys}</h2>
      <dl>
        {strings.rows.map(([keys, action]) => (
          <div key={keys}>
            <dt>{keys.split(" ").map((key) => (key === "–" ? " – " : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={letters ?? true}
          onChange={(event) => {
            setLetters(event.target.checked);
            keepChoice("keys", event.target.checked ? "on" : "off");
          }}
        />
        {strings.characterKeys}
      </label>
      <form method="dialog">
        <button type="submit" className="button">
          {strings.done}
        </button>
      </form>
    </dialog>
  );
}
