/** Sentences of one article that are lit in pairs without scripts; the longest article has fewer. */
const sentences = 400;

/**
 * The style sheet that lights a pair where scripts do not run: a page may carry
 * no styles of its own, so the rules count through the sentences.
 */
export function GET(): Response {
  const rules = Array.from({ length: sentences }, (_, index) => {
    const half = `[data-u="${index + 1}"]`;
    return `.article:has(${half}:hover,${half}:target,${half}>:target) ${half}`;
  });
  const css = `${rules.join(",\n")}{background:var(--highlight);box-shadow:0 2px var(--accent)}\n`;
  return new Response(css, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
}
