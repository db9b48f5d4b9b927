/** Whether `href` is one a reader may be sent to. */
export function isSafeHref(href: string): boolean {
  if (/\s/.test(href)) return false;
  if (/^(?:#|\/(?![/\\]))/.test(href)) return true;
  return /^(?:https?:\/\/[^/]|mailto:.)/i.test(href) && URL.canParse(href);
}
