"use client";

import { useId, useState } from "react";
import styles from "./new-password.module.css";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly show: string;
  readonly hide: string;
};

/** A field for a password somebody is choosing, which they may look at while they do. */
export function NewPassword({ name, label, hint, show, hide }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={styles["password"]}>
        <input
          className="input"
          id={id}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          autoCapitalize="off"
          spellCheck={false}
          minLength={8}
          aria-describedby={`${id}-hint`}
          required
        />
        <button type="button" className="button quiet" onClick={() => setShown(!shown)}>
          {shown ? hide : show}
        </button>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
