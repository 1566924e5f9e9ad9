/**
 * The traffic of the soak: askers side by side, each with one question after the other, drawn from a
 * seeded lot. Every answer is held against what is true of its host.
 */
import { setTimeout as wait } from "node:timers/promises";
import { EN_HEADLINES } from "./headlines.ts";
import { fresh, SUBJECTS, type Subject, type Truth } from "./hosts.ts";
import type { Lot } from "./lot.ts";

export interface Tally {
  /** Milliseconds that each answer took, by the way in which it was asked for. */
  readonly took: Map<string, number[]>;
  /** By the kind of host. */
  readonly asked: Map<string, number>;
  readonly wrong: string[];
}

/** One way to ask. Resolves to what was wrong with the answer, or null. */
type Way = (site: string, subject: Subject, truth: Truth) => Promise<string | null>;

const question = (form: string, subject: Subject, truth: Truth, more = "") =>
  `${form}${subject.host}${"from" in truth ? `?from=${truth.from}${more && `&${more}`}` : ""}`;

const asJson: Way = async (site, subject, truth) => {
  const response = await fetch(site + question("/v1/check/", subject, truth));
  return wrongJson(truth, response.status, await response.json());
};

const asText: Way = async (site, subject, truth) => {
  const headers = { "user-agent": "curl/8.11.0", accept: "*/*" };
  const response = await fetch(site + question("/", subject, truth), { headers });
  return wrongText(truth, response.status, await response.text());
};

const asPage: Way = async (site, subject, truth) => {
  const headers = { accept: "text/html", "accept-language": "en" };
  const url = site + question("/", subject, truth, "wait=settled");
  const response = await fetch(url, { headers });
  return wrongText(truth, response.status, await response.text());
};

/** Hears a stream to its end, as fast as it comes or a piece at a time. */
const asStream =
  (pauseMs: number): Way =>
  async (site, subject, truth) => {
    const query = "from" in truth ? `?from=${truth.from}` : "";
    const response = await fetch(`${site}/v1/check/${subject.host}/events${query}`);
    if (response.status !== 200) return wrongJson(truth, response.status, await response.json());
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      if (pauseMs > 0) await wait(pauseMs);
    }
    const last = /event: final\ndata: (.*)\n/.exec(text)?.[1];
    return last === undefined ? "the stream had no end" : wrongJson(truth, 200, JSON.parse(last));
  };

/** Listens to the first piece of a stream, and is gone. */
const hangUp: Way = async (site, subject) => {
  const leave = new AbortController();
  const url = `${site}/live/${subject.host}`;
  const response = await fetch(url, { signal: leave.signal });
  await response.body?.getReader().read();
  leave.abort();
  return null;
};

/** No outage may be invented, and of a host that is refused there is nothing to tell. */
const history: Way = async (site, { host, isBad = false }, truth) => {
  const response = await fetch(`${site}/v1/history/${host}`);
  const body: {
    readonly code?: string;
    readonly outages?: readonly unknown[];
    readonly sweeps?: readonly unknown[];
  } = await response.json();
  if (response.status !== 200)
    return "code" in truth
      ? wrongJson(truth, response.status, body)
      : `${response.status} ${body.code}`;
  if ("code" in truth && body.sweeps?.length !== 0) return "a history of what was never looked at";
  const most = isBad ? 1 : 0;
  return (body.outages?.length ?? 0) <= most ? null : `${body.outages?.length} outages`;
};

function wrongJson(truth: Truth, status: number, body: unknown): string | null {
  const said = body as { readonly verdict?: string; readonly code?: string };
  if ("verdict" in truth)
    return status === 200 && said.verdict === truth.verdict
      ? null
      : `${status} ${said.verdict ?? said.code}, not ${truth.verdict}`;
  return status === truth.status && said.code === truth.code
    ? null
    : `${status} ${said.code ?? said.verdict}, not ${truth.status} ${truth.code}`;
}

function wrongText(truth: Truth, status: number, text: string): string | null {
  if ("code" in truth) return status === truth.status ? null : `${status}, not ${truth.status}`;
  const isSaid = EN_HEADLINES[truth.verdict]?.test(text) === true;
  return status === 200 && isSaid ? null : `${status} without a headline of ${truth.verdict}`;
}

const WAYS: readonly (readonly [name: string, weight: number, way: Way])[] = [
  ["json", 6, asJson],
  ["text", 5, asText],
  ["page", 4, asPage],
  ["stream", 3, asStream(0)],
  ["slow client", 2, asStream(400)],
  ["hang-up", 3, hangUp],
  ["history", 3, history],
];

const KINDS = [
  ["well", 8],
  ["down", 3],
  ["partial", 4],
  ["refused", 4],
  ["fresh", 2],
] as const;

let nextFresh = 0;

function subjectFor(kind: (typeof KINDS)[number][0], lot: Lot): Subject {
  return kind === "fresh" ? fresh(nextFresh++) : lot.of(SUBJECTS[kind]);
}

/** Asks until it is told to stop, with a pause after each answer. Never rejects. */
export async function ask(site: string, lot: Lot, tally: Tally, isOver: () => boolean) {
  while (!isOver()) {
    const [kind] = lot.weighted(KINDS);
    const subject = subjectFor(kind, lot);
    const truth = lot.of(subject.truths);
    const [name, , way] = lot.weighted(WAYS);
    const startedAt = performance.now();
    const wrong = await way(site, subject, truth).catch((error) => String(error));
    const took = tally.took.get(name) ?? [];
    tally.took.set(name, took);
    took.push(Math.round(performance.now() - startedAt));
    tally.asked.set(kind, (tally.asked.get(kind) ?? 0) + 1);
    if (wrong !== null) tally.wrong.push(`${subject.host} as ${name}: ${wrong}`);
    await wait(lot.below(300));
  }
}
