/**
 * What stands behind `caches.default` in raw workerd: keeps responses in memory until they are stale.
 * The runtime asks by GET and wants `cf-cache-status`; it stores by PUT, whose body is a whole HTTP
 * response. (workerd has this between itself and its cache; miniflare speaks it too.)
 */

interface Kept {
  readonly head: string;
  readonly body: string;
  readonly staleAt: number;
}

/** The oldest goes first, as in a cache that others fill too. More would be a memory that counts as the front's. */
const MOST = 400;

const shelf = new Map<string, Kept>();

export default {
  async fetch(request: Request): Promise<Response> {
    const { url, method } = request;
    if (method === "PUT") return keep(url, await request.text());
    if (method === "PURGE") return new Response(null, { status: shelf.delete(url) ? 200 : 404 });
    const kept = shelf.get(url);
    if (kept === undefined || kept.staleAt <= Date.now()) {
      shelf.delete(url);
      return new Response(null, { status: 504, headers: { "cf-cache-status": "MISS" } });
    }
    const headers = new Headers({ "cf-cache-status": "HIT" });
    for (const line of kept.head.split("\r\n").slice(1)) {
      const colon = line.indexOf(":");
      headers.set(line.slice(0, colon), line.slice(colon + 1).trim());
    }
    return new Response(kept.body, { headers });
  },
};

function keep(url: string, message: string): Response {
  const end = message.indexOf("\r\n\r\n");
  const head = message.slice(0, end);
  const seconds = Number(/max-age=(\d+)/i.exec(head)?.[1] ?? 0);
  shelf.delete(url);
  const oldest = shelf.keys().next();
  if (shelf.size >= MOST && !oldest.done) shelf.delete(oldest.value);
  shelf.set(url, {
    head: ended(head),
    body: message.slice(end + 4),
    staleAt: Date.now() + seconds * 1_000,
  });
  return new Response(null, { status: 204 });
}

/** Without what described the bytes on the wire. */
function ended(head: string): string {
  const lines = head.split("\r\n");
  return lines.filter((line) => !/^(content-length|transfer-encoding):/i.test(line)).join("\r\n");
}
