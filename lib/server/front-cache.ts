/** A finished answer for everybody. `bytes` is what it weighs in memory. */
export type Page = { status: number; bytes: number };

type Budget = { bytes: number; limit: number };
type Entry<P> = { page: P; tags: readonly string[]; budget: Budget };
type Render<P> = { tags: readonly string[]; page: Promise<P>; old: boolean };

const kept = new Set([200, 404, 410]);

/**
 * Finished pages by path, forgotten by tag, least recently read first when
 * space runs out.
 *
 * A page is kept only if none of its tags was purged since its render began:
 * a render that read the text of before a publication may end after it. Readers
 * who come during a render share it; readers who come after a purge do not.
 * Missing pages have a budget of their own, so that asking for many of them
 * displaces no article.
 */
export class FrontCache<P extends Page> {
  readonly #entries = new Map<string, Entry<P>>();
  readonly #pathsByTag = new Map<string, Set<string>>();
  readonly #renders = new Map<string, Render<P>>();
  readonly #pages: Budget;
  readonly #missing: Budget;

  /** Both in bytes. */
  constructor(limit: number, limitOfMissing: number) {
    this.#pages = { bytes: 0, limit };
    this.#missing = { bytes: 0, limit: limitOfMissing };
  }

  /** The kept page, now the most recently read one. */
  find(path: string): P | undefined {
    const entry = this.#entries.get(path);
    if (!entry) return undefined;
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    return entry.page;
  }

  /** The page at `path`: kept, being rendered, or rendered now. Rejects as `render` does, for everyone who waits. */
  get(path: string, tags: readonly string[], render: () => Promise<P>): Promise<P> {
    const page = this.find(path);
    if (page) return Promise.resolve(page);
    const current = this.#renders.get(path);
    if (current) return current.page;
    return this.#start(path, tags, render);
  }

  /** Forgets every page with one of `tags`, also those being rendered. Effective when it returns. */
  purge(tags: readonly string[]): void {
    for (const [path, render] of this.#renders) {
      if (!render.tags.some((tag) => tags.includes(tag))) continue;
      render.old = true;
      this.#renders.delete(path);
    }
    for (const tag of tags) for (const path of [...(this.#pathsByTag.get(tag) ?? [])]) this.#forget(path);
  }

  #start(path: string, tags: readonly string[], render: () => Promise<P>): Promise<P> {
    const current: Render<P> = { tags, old: false, page: Promise.resolve().then(render) };
    this.#renders.set(path, current);
    const settle = (page?: P) => {
      if (current.old) return;
      this.#renders.delete(path);
      if (page && kept.has(page.status)) this.#keep(path, { page, tags, budget: this.#budgetOf(page) });
    };
    current.page.then(settle, () => settle());
    return current.page;
  }

  #budgetOf(page: P): Budget {
    return page.status === 404 ? this.#missing : this.#pages;
  }

  #keep(path: string, entry: Entry<P>): void {
    this.#forget(path);
    const { budget, page } = entry;
    if (page.bytes > budget.limit) return;
    for (const [oldest, other] of this.#entries) {
      if (budget.bytes + page.bytes <= budget.limit) break;
      if (other.budget === budget) this.#forget(oldest);
    }
    budget.bytes += page.bytes;
    this.#entries.set(path, entry);
    for (const tag of entry.tags) {
      const paths = this.#pathsByTag.get(tag) ?? new Set();
      this.#pathsByTag.set(tag, paths.add(path));
    }
  }

  #forget(path: string): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#entries.delete(path);
    entry.budget.bytes -= entry.page.bytes;
    for (const tag of entry.tags) {
      const paths = this.#pathsByTag.get(tag);
      paths?.delete(path);
      if (paths?.size === 0) this.#pathsByTag.delete(tag);
    }
  }
}
