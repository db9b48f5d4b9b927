/** Interface locales: the first path segment, always. Content locales are the newsroom's own (`lib/newsroom`). */
export const uiLocales = ["zh", "en"] as const;
export type UiLocale = (typeof uiLocales)[number];

/** Whether a path segment is an interface locale. */
export function isUiLocale(value: string): value is UiLocale {
  return (uiLocales as readonly string[]).includes(value);
}

/**
 * The interface locale for an `Accept-Language` header, by its weights;
 * Chinese when it names neither.
 */
export function negotiateUiLocale(acceptLanguage: string): UiLocale {
  const wishes = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
      return { tag: tag.toLowerCase(), weight: weight ? Number(weight.slice(2)) || 0 : 1 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag, weight } of wishes) {
    const wish = tag.split("-")[0] ?? "";
    if (weight > 0 && isUiLocale(wish)) return wish;
  }
  return "zh";
}
