import type { Run } from "#lib/text/runs.ts";

export const serviceNames = ["deepl", "libretranslate", "chat"] as const;
/** What a newsroom may have drafts made by; `chat` is anything that speaks OpenAI's chat completions. */
export type ServiceName = (typeof serviceNames)[number];

/** How to reach a service. */
export type Connection = {
  readonly service: ServiceName;
  /** Of the server, with the path its interface begins at; no slash at the end. */
  readonly address: string;
  readonly key: string | null;
  /** Which model of a `chat` service; empty for the others. */
  readonly model: string;
};

/** A term of the newsroom and how it is to be rendered. */
export type TermPair = { readonly source: string; readonly target: string };

/** One sentence to translate, and what a service may know to do it well. */
export type Sentence = {
  readonly source: readonly Run[];
  readonly sourceLocale: string;
  readonly targetLocale: string;
  /** Plain texts of the sentences before and after it, in their order. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Terms that stand in the sentence. */
  readonly terms: readonly TermPair[];
  /** Id under which the service keeps the newsroom's terms; null where it keeps none. */
  readonly glossary: string | null;
};

/** One request to the service; `path` begins with a slash and follows the connection's address. */
export type ServiceRequest = {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type ServiceAnswer = {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/** Sends a request to the connection's server. Throws MachineFailure when there is no answer at all. */
export type Send = (request: ServiceRequest) => Promise<ServiceAnswer>;
