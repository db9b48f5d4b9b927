import { DomainError } from "#lib/errors.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import messages from "../../messages/en.json" with { type: "json" };
import type { Command } from "./command.ts";

/** Read when asked for: a command brings its own part of the product with it. */
const commands: Record<string, () => Promise<Command>> = {
  align: async () => (await import("./align.ts")).align,
  check: async () => (await import("./check.ts")).check,
  "check-setup": async () => (await import("./check-setup.ts")).checkSetup,
  memory: async () => (await import("./memory.ts")).memory,
  export: async () => (await import("./export.ts")).exportCommand,
  import: async () => (await import("./import.ts")).importCommand,
  people: async () => (await import("./people.ts")).people,
  person: async () => (await import("./person.ts")).person,
  policy: async () => (await import("./policy.ts")).printPolicy,
};

const [name = "help", ...options] = process.argv.slice(2);
const find = commands[name];
try {
  if (find) await (await find()).run(options);
  else await help(name);
} catch (error) {
  if (error instanceof SetupError) console.error(error.message);
  else if (error instanceof DomainError) console.error(messages.Errors[error.code]);
  else console.error(error);
  process.exitCode = 1;
}

async function help(asked: string): Promise<void> {
  const lines = ["Usage: duizhao <command>", ""];
  for (const [command, load] of Object.entries(commands)) {
    const { usage, summary } = await load();
    lines.push(`  ${`${command} ${usage}`.trim()}`, `      ${summary}`);
  }
  if (!["help", "--help", "-h"].includes(asked))
    throw new SetupError(`There is no command \`${asked}\`.\n\n${lines.join("\n")}`);
  console.log(lines.join("\n"));
}
