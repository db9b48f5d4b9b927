"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether keys are those of an Apple keyboard; false until the browser is asked. */
export function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
