"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  /** What it is about: another one is announced anew. */
  readonly of: string;
  readonly severity: "alert" | "notice";
  readonly children: ReactNode;
};

/** Takes the focus from what has left the list, so that it is read out and the keys go on from here. */
export function Announcement({ of, severity, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another decision is another announcement
  useEffect(() => box.current?.focus(), [of]);
  return (
    <div ref={box} role="status" tabIndex={-1} className={severity}>
      {children}
    </div>
  );
}
