/**
 * Durable Objects of another process, which raw workerd cannot bind: whoever needs one asks a service,
 * and says by a header which object is meant. What an object streams is streamed on.
 */

/** The object's name. */
const OBJECT_HEADER = "raw-object";

/** As much of a namespace as our stubs need. @param service where `handTo` answers for that namespace. */
export function namespaceAt(service: Fetcher): DurableObjectNamespace {
  const namespace = {
    idFromName: (name: string) => name,
    get: (name: string) => ({
      fetch: (input: RequestInfo, init?: RequestInit) => {
        const request = new Request(input, init);
        request.headers.set(OBJECT_HEADER, name);
        return service.fetch(request);
      },
    }),
  };
  return namespace as unknown as DurableObjectNamespace;
}

/** The other end: hands a request to the object that it names. */
export async function handTo(
  namespace: DurableObjectNamespace,
  request: Request,
): Promise<Response> {
  const name = request.headers.get(OBJECT_HEADER);
  if (!name) return new Response("no such object", { status: 404 });
  const asked = new Request(request);
  asked.headers.delete(OBJECT_HEADER);
  return namespace.get(namespace.idFromName(name)).fetch(asked);
}
