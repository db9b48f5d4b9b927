import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { operator } from "#lib/auth/operator.ts";
import type { Database } from "#lib/db/client.ts";
import { emailAddress, personName } from "#lib/people/input.ts";
import { addPerson, invitePerson } from "#lib/people/mutations.ts";
import { makePasswordLink } from "#lib/people/password-mutations.ts";
import { invitationDays } from "#lib/people/person.ts";
import { listPeople } from "#lib/people/queries.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import type { Command } from "./command.ts";
import { withOperatorDatabase } from "./operator-database.ts";
import { parseRole } from "./roles.ts";

const usage = "add <e-mail> --name <name> [--role <role>]… [--link | --password] | reset <e-mail>";

export const person: Command = {
  summary:
    "Add somebody, by a link that sets the password or, with --password, by the first line of the input; or make a link that sets a new one.",
  usage,
  async run([verb = "", ...options]) {
    if (verb === "add") return add(options);
    if (verb === "reset") return reset(options);
    throw new SetupError(`Say what to do: duizhao person ${usage}`);
  },
};

async function add(options: string[]): Promise<void> {
  const { positionals, values } = read(() =>
    parseArgs({
      args: options,
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string", multiple: true },
        link: { type: "boolean" },
        password: { type: "boolean" },
      },
    }),
  );
  const email = readEmail(positionals);
  const name = personName.safeParse(values.name ?? "").data;
  if (name === undefined) throw new SetupError("Say the person's name: --name 'Mara Lindqvist'.");
  const roles = (values.role ?? []).map(parseRole);
  if (values.password && values.link) throw new SetupError("Say either --link or --password, not both.");
  const password = values.password ? await readPassword() : null;

  await withOperatorDatabase(async (db) => {
    if (password === null) {
      const { token } = await invitePerson(operator, { name, email, roles }, db);
      announceLink(token, name);
    } else {
      await addPerson(operator, { name, email, roles, password }, db);
      console.log(`${name} can sign in with ${email}.`);
    }
  });
}

async function reset(options: string[]): Promise<void> {
  const { positionals } = read(() => parseArgs({ args: options, allowPositionals: true }));
  const email = readEmail(positionals);
  await withOperatorDatabase(async (db) => {
    const { token, name } = await makePasswordLink(operator, await findId(email, db), db);
    announceLink(token, name);
  });
}

async function findId(email: string, db: Database): Promise<string> {
  const everybody = await listPeople(operator, db);
  const found = everybody.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (!found) throw new SetupError(`Nobody here has the address ${email}. \`duizhao people\` lists everybody.`);
  if (found.status === "suspended") {
    throw new SetupError(`${found.name} is suspended. An administrator has to let them back in first.`);
  }
  return found.id;
}

function announceLink(token: string, name: string): void {
  const origin = process.env["DUIZHAO_ORIGIN"] || `http://localhost:${process.env["PORT"] || 3000}`;
  const locale = /^zh/i.test(process.env["LC_ALL"] || process.env["LANG"] || "") ? "zh" : "en";
  console.log(`Send this link to ${name}. It sets the password once, within ${invitationDays} days:`);
  console.log(`${origin.replace(/\/$/, "")}/${locale}/invitation/${token}`);
}

function readEmail(positionals: readonly string[]): string {
  const [typed = "", ...more] = positionals;
  const email = emailAddress.safeParse(typed).data;
  if (email === undefined || more.length > 0) throw new SetupError("Say one e-mail address: mara@news.example.");
  return email;
}

async function readPassword(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  throw new SetupError("Give the password as the first line of the input.");
}

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error} Usage: duizhao person ${usage}`);
  }
}
