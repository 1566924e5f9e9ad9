/**
 * DNS over HTTPS for the names of all behaviours, in its JSON form: `/dns-query?name=&type=`.
 * A name with doors has one public address; a behaviour may answer for its names itself; nothing
 * else exists.
 */
import { createServer, type ServerResponse } from "node:http";
import { type Behaviour, hostOf, RECORD, type RecordType, type Reply } from "./behaviour";
import { listen } from "./door";

/** Public, and in no use: nothing is ever sent there. */
export const ADDRESS = "44.128.0.1";
export const ADDRESS_V6 = "2a00:f00::1";

const NOERROR = 0;
const NXDOMAIN = 3;

/** More than anybody has memory for: whoever reads on without a bound is found out. */
const FLOOD_BYTES = 64 * 1024 * 1024;

export const records = (...found: (readonly [RecordType, string])[]): Reply => ({
  kind: "records",
  code: NOERROR,
  records: found,
});

export const code = (number: number, ...found: (readonly [RecordType, string])[]): Reply => ({
  kind: "records",
  code: number,
  records: found,
});

export interface RunningResolver {
  readonly url: string;
  readonly stop: () => void;
}

export async function startResolver(rows: readonly Behaviour[]): Promise<RunningResolver> {
  const rowOf = new Map(rows.map((row) => [hostOf(row), row]));
  const firstAt = new Map<Behaviour, number>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://resolver.test").searchParams;
    const name = query.get("name") ?? "";
    const type = query.get("type") ?? "";
    const row = rowOf.get(name.split(".").slice(-2).join("."));
    if (!row || !isType(type)) return perform(code(NXDOMAIN), name, response);
    if (!namesOf(row).includes(name)) return perform(code(NXDOMAIN), name, response);
    const first = firstAt.get(row) ?? Date.now();
    firstAt.set(row, first);
    const question = { name, type, sinceFirstMs: Date.now() - first };
    perform(row.dns?.(question) ?? usual(type), name, response);
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}/dns-query`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isType = (text: string): text is RecordType => Object.hasOwn(RECORD, text);

const namesOf = (row: Behaviour): readonly string[] => [
  hostOf(row),
  ...Object.keys(row.hosts).map((prefix) => `${prefix}.${hostOf(row)}`),
];

const usual = (type: RecordType): Reply => (type === "A" ? records(["A", ADDRESS]) : records());

function perform(reply: Reply, name: string, response: ServerResponse): void {
  switch (reply.kind) {
    case "hangs":
      return;
    case "resets":
      response.socket?.resetAndDestroy();
      return;
    case "floods":
      response.writeHead(200, { "content-type": "application/dns-json" });
      response.end(Buffer.alloc(FLOOD_BYTES, " "));
      return;
    case "says":
      response.writeHead(reply.status, { "content-type": reply.mime }).end(reply.body);
      return;
    case "records": {
      const Answer = reply.records.map(([type, data]) => ({
        name,
        type: RECORD[type],
        TTL: 60,
        data,
      }));
      const json = JSON.stringify({ Status: reply.code, TC: false, RD: true, RA: true, Answer });
      const say = () =>
        response.writeHead(200, { "content-type": "application/dns-json" }).end(json);
      const timer = setTimeout(say, reply.afterMs ?? 0);
      response.once("close", () => clearTimeout(timer));
    }
  }
}
