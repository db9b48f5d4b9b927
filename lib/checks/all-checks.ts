// One piece for whoever fetches the checks after the page.
export { runChecks } from "./check.ts";
export { findInconsistencies } from "./consistency.ts";
