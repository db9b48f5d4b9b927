import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { ask } from "./answer.ts";
import type { BenchArticle, Worker } from "./world.ts";

/** Somebody signed in who works over HTTP as their browser would. Every method rejects with what the server said when it refuses. */
export type Desk = {
  /** Saves the original; gives its new version. With the same `operationId` again, it is the same save. */
  saveSource(article: SourceWork, operationId?: string): Promise<number>;
  /** Saves the English of a sentence, as a draft; gives the unit's new version. */
  saveUnit(unit: UnitWork, operationId?: string): Promise<number>;
  /** Reads the publishing page; gives what publishes the original as it shows it, with the page's own form; null when readers see it already. */
  openPublishing(article: Pick<BenchArticle, "articleId">): Promise<Publish | null>;
};

/** An original as it shall be, and the version it is based on. */
export type SourceWork = Pick<BenchArticle, "articleId" | "version" | "blocks">;

/** The English of a sentence as it shall be, the source it was made from, and the unit's version it is based on. */
export type UnitWork = { articleId: string; segmentId: string; source: string; version: number; text: string };

/** Publishes; `acknowledged` is called with the first byte of the answer. */
export type Publish = (acknowledged?: () => void) => Promise<void>;

/** Opens the desk at `address` for `worker`. */
export function openDesk(address: string, worker: Worker): Desk {
  // A browser has several connections; here a save never waits for another.
  const agent = new Agent({ keepAlive: true });
  const tab = randomUUID();
  const headers = { Cookie: worker.cookie, Origin: address, "Sec-Fetch-Site": "same-origin" };

  async function save(path: string, body: object, operationId: string): Promise<number> {
    const answer = await ask(`${address}/api/articles/${path}`, {
      method: "PUT",
      agent,
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, operationId, tab, person: worker.id }),
    });
    const text = answer.body.toString();
    if (answer.status !== 200) throw new RefusedError(`PUT ${path}`, answer.status, text);
    return (JSON.parse(text) as { value: { version: number } }).value.version;
  }

  return {
    saveSource: ({ articleId, version, blocks }, operationId = randomUUID()) =>
      save(`${articleId}/source`, { blocks, version }, operationId),
    saveUnit: ({ articleId, segmentId, source, version, text }, operationId = randomUUID()) =>
      save(
        `${articleId}/en/units/${segmentId}`,
        { target: [{ text }], base: [], madeFrom: source, version, confirm: false },
        operationId,
      ),
    async openPublishing({ articleId }) {
      const url = `${address}/en/desk/articles/${articleId}/publish`;
      const page = await ask(url, { headers, agent });
      const html = page.body.toString();
      if (page.status !== 200) throw new RefusedError(`GET ${url}`, page.status, html);
      const form = publishForm(html, "zh");
      if (!form) return null;
      return async (acknowledged = () => {}) => {
        const { type, body } = await encodeForm(form);
        const answer = await ask(url, {
          method: "POST",
          agent,
          headers: { ...headers, "Content-Type": type },
          body,
          began: (status) => status === 200 && acknowledged(),
        });
        const result = answer.body.toString();
        if (answer.status !== 200 || !/<p role="status" class="done">[^<]/.test(result)) {
          throw new RefusedError(`POST ${url}`, answer.status, /role="alert"[^>]*>([^<]*)/.exec(result)?.[1] ?? result);
        }
      };
    },
  };
}

/** The server answered, and not with yes. */
export class RefusedError extends Error {
  constructor(
    what: string,
    readonly status: number,
    text: string,
  ) {
    super(`${what}: ${status} ${text.slice(0, 300)}`);
  }
}

/** The fields of the form that publishes `locale`, those included by which a form works without JavaScript. */
function publishForm(html: string, locale: string): Map<string, string> | null {
  for (const [form] of html.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    const fields = new Map<string, string>();
    for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(input, "name");
      if (name !== null) fields.set(name, attribute(input, "value") ?? "");
    }
    if (fields.has("fingerprint") && fields.get("locale") === locale) return fields;
  }
  return null;
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined
    ? null
    : value.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

const entities: Record<string, string> = { "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };

async function encodeForm(fields: ReadonlyMap<string, string>): Promise<{ type: string; body: Buffer }> {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const encoded = new Response(data);
  return { type: encoded.headers.get("content-type") ?? "", body: Buffer.from(await encoded.arrayBuffer()) };
}
