import { notFound, redirect } from "next/navigation";
import { DomainError } from "#lib/errors.ts";
import { isUiLocale, type UiLocale } from "#lib/i18n/routing.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";

const articleId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Params = { readonly locale: string; readonly articleId: string; readonly target?: string };

/** The parts of a desk address, checked: whatever cannot be an article's is not found. `target` is empty where the address has none. */
export function parseAddress(params: Params): { uiLocale: UiLocale; articleId: string; target: string } {
  const { locale: uiLocale, target } = params;
  if (!isUiLocale(uiLocale) || !articleId.test(params.articleId)) notFound();
  if (target !== undefined && !isLocale(target)) notFound();
  return { uiLocale, articleId: params.articleId, target: target === undefined ? "" : parseLocale(target) };
}

/** What a query finds; the not-found page for what does not exist. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}

/** For pages whose permission holds in some locale or other: says that the person has it in none. */
export function redirectForbidden(uiLocale: UiLocale): never {
  redirect(`/${uiLocale}/desk/forbidden`);
}
