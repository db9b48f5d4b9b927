import { z } from "zod";
import { queueNames } from "./desk.ts";

const deskAddress = z.object({
  q: z.string().trim().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  queue: z.enum(queueNames).nullable().catch(null),
});

/** What the desk's address asks for; whatever it cannot mean is as if it were not there. */
export function readDeskAddress(query: Readonly<Record<string, unknown>>): {
  readonly search: string;
  readonly page: number;
  readonly queue: (typeof queueNames)[number] | null;
} {
  const { q, page, queue } = deskAddress.parse(query);
  return { search: q, page, queue };
}
