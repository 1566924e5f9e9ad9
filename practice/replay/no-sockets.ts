/** In the place of `cloudflare:sockets`: nothing of a replay reaches the real network. */
export function connect(): never {
  throw new Error("a replay has no real network");
}
