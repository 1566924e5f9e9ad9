/**
 * The front as its users meet it, in workerd and in the production topology.
 */
import { env, exports } from "cloudflare:workers";
import type { Answer } from "../../src/web/answer";
import { ENDING } from "./ending";
import { judged } from "./judged";

export const SITE = "https://justhere.example";

/** A practice host under the ending that production permits. */
export const named = (name: string) => `${name}.${ENDING}`;

/** A GET of a path; every call comes from a client of its own unless it says otherwise. */
export function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  clients += 1;
  // A block of its own too.
  const address = `${100 + Math.floor(clients / 250)}.${clients % 250}.0.1`;
  return send(path, { headers: { "cf-connecting-ip": address, ...headers } });
}
let clients = 0;

/** A request of any kind, of a path or of a whole address; redirects are shown, and not followed. */
export async function send(
  path: string,
  init: RequestInit<RequestInitCfProperties> = {},
): Promise<Response> {
  const url = path.startsWith("/") ? `${SITE}${path}` : path;
  const response = await exports.default.fetch(url, { redirect: "manual", ...init });
  return judged({ method: init.method ?? "GET", url }, response);
}

/** The JSON answer; fails the test on anything but 200. */
export async function check(host: string, query = ""): Promise<Answer> {
  const response = await get(`/v1/check/${host}${query}`);
  if (response.status !== 200)
    throw new Error(`${host}: ${response.status} ${await response.text()}`);
  return response.json();
}

export async function turn(part: "dublin" | "controls", state: "on" | "off"): Promise<void> {
  await env.NET.fetch(`http://net.control/turn?part=${part}&state=${state}`);
}

export interface Sent {
  readonly vantage: string | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a question to the resolver: what it was told. */
  readonly said?: readonly string[];
}

/** Everything that was asked of the Internet since the last call. */
export async function sentRequests(): Promise<readonly Sent[]> {
  return (await env.NET.fetch("http://net.control/log")).json();
}

/** As if the gate had refused nothing about this host yet. */
export async function unnoted(host: string): Promise<void> {
  await caches.default.delete(`${SITE}/.gate/v1/refusal/${host}`);
  await caches.default.delete(`${SITE}/.gate/v1/domain/${host}`);
}

/** As if a minute had passed since a host was seen. */
export async function unfresh(host: string): Promise<void> {
  await caches.default.delete(`${SITE}/.sweeps/v1/${host}`);
  await caches.default.delete(`${SITE}/.running/v1/${host}`);
}
