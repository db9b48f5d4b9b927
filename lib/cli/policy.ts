import { endpoints } from "#lib/auth/endpoints.ts";
import { localePermissions, policy, roles } from "#lib/auth/policy.ts";
import type { Command } from "./command.ts";

export const printPolicy: Command = {
  summary: "Print who may do what, and what every page, handler and action asks for.",
  usage: "",
  async run() {
    const everybody = ["everyone", "everyone signed in", ...roles];
    const permissions = Object.entries(policy).map(([permission, allowed]) => [
      permission,
      ...everybody.map((who) => (includes(allowed, who) ? "yes" : "")),
      includes(localePermissions, permission) ? "for one target language at a time" : "",
    ]);
    print([["Permission", ...everybody, ""], ...permissions]);
    for (const [title, asked] of Object.entries(endpoints)) {
      console.log();
      print([[`${title[0]?.toUpperCase()}${title.slice(1)}`, "Asks for"], ...Object.entries(asked)]);
    }
  },
};

function includes(list: readonly string[], wanted: string): boolean {
  return list.includes(wanted);
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
