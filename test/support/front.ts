/**
 * The front as its users meet it, in workerd and in the production topology.
 */
import { env, exports } from "cloudflare:workers";
import type { Answer } from "../../src/web/answer";
import { ENDING } from "./ending";

export const SITE = "https://justhere.example";

/** A practice host under the ending that production permits. */
export const named = (name: string) => `${name}.${ENDING}`;

/** A GET of a path; every call comes from a client of its own unless it says otherwise. */
export function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  clients += 1;
  const address = `198.51.${Math.floor(clients / 250)}.${clients % 250}`;
  return exports.default.fetch(`${SITE}${path}`, {
    headers: { "cf-connecting-ip": address, ...headers },
    redirect: "manual",
  });
}
let clients = 0;

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

interface Sent {
  readonly vantage: string | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything that was asked of the Internet since the last call. */
export async function sentRequests(): Promise<readonly Sent[]> {
  return (await env.NET.fetch("http://net.control/log")).json();
}
