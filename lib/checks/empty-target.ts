import type { Check } from "./check.ts";

/** A source without a translation. */
export const emptyTargetCheck: Check = {
  name: "empty_target",
  family: "omission",
  serves: () => true,
  find: ({ source, target }) =>
    target.trim() !== "" || source.trim() === ""
      ? []
      : [
          {
            check: "empty_target",
            severity: "error",
            source: null,
            target: null,
            message: "empty_target",
            values: {},
            fix: null,
          },
        ],
};
