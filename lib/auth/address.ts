/**
 * The client's network address, for limits only.
 *
 * The server process writes `x-duizhao-address` from the socket, or from
 * `X-Forwarded-For` when `DUIZHAO_PROXIES` says how many proxies to trust;
 * whatever a client sent under that name is overwritten.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-duizhao-address") ?? "unknown";
}
