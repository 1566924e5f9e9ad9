/**
 * What the prober made of every behaviour, as a page of documentation: numbers from the run itself.
 */
import { FAILURES, isFailureCode, isRefusalCode } from "../../src/probe/failure";
import type { Sight } from "../../src/probe/observation";
import { type Behaviour, GROUPS, type Group } from "./misbehaving/behaviour";

export interface Seen {
  readonly sight: Sight;
  readonly tookMs: number;
}
export type AllSeen = ReadonlyMap<Behaviour, Seen>;

const WHY: Readonly<Record<Group, string>> = {
  fine: "Pages that are well, among them traps: pages that write about errors, carry a captcha, or come through a firewall that let us in. A mark that fired here would be worse than none.",
  statuses:
    "A 4xx is an answer: somebody is at home. A 5xx is down, since visitors get that page as well. What is no status at all, browsers forgive, so it abstains.",
  redirects:
    "Followed as a browser follows them, within one site. A circle is down, unless it hands out cookies, which we do not carry. What leads to a login is a wall; another site is told and not followed.",
  walls: "It is up, and wants something of us that a visitor may have. So it abstains: never down.",
  "soft errors":
    "The status says success and the page says otherwise. It counts as up, and the answer says what it looks like.",
  slow: "Ten seconds to connect, twenty to the first byte, of a page as well. Slow is up; silent is down, and it is told where the silence began.",
  headers:
    "What no browser takes is down. What browsers forgive abstains: we cannot see what they see.",
  bodies:
    "A page of which nothing comes is down, whatever its status said. One that began is up, and it is told if it breaks off or stalls. Bombs are read to 64 KiB of what they unpack to.",
  "broken HTTP":
    "Another protocol behind the port is down. An answer that is almost HTTP abstains, since browsers show it.",
  resets: "Told apart by a second look at the bytes; where that shows nothing, the code says so.",
  TLS: "The certificate is read from the handshake, so that the answer says what is wrong with it. Where it cannot be read, the code says so.",
  DNS: "What the resolver says of the name is the target's; what the resolver does to us is the resolver's, and abstains.",
};

export function behavioursDoc(all: AllSeen): string {
  const rows = [...all].map(([row, { sight, tookMs }]) => ({ row, sight, tookMs }));
  const of = (group: Group) => rows.filter(({ row }) => row.group === group);
  const lines = [
    "# What the prober says of every behaviour",
    "",
    "Written by the test that holds the prober, in real workerd, to a server that misbehaves on",
    "loopback: `npm test -- --project e2e test/e2e/behaviours.test.ts -u`. A change of a number fails it.",
    "",
    ...summary(rows),
  ];
  for (const group of GROUPS)
    lines.push("", `## ${capital(group)}`, "", WHY[group], "", ...table(of(group)));
  return `${lines.join("\n")}\n`;
}

interface Row extends Seen {
  readonly row: Behaviour;
}

function summary(rows: readonly Row[]): readonly string[] {
  const named = (prefix: string) => rows.filter(({ row }) => row.name.startsWith(prefix));
  const count = (of: readonly Row[], is: (sight: Sight) => boolean) =>
    `${of.filter(({ sight }) => is(sight)).length} of ${of.length}`;
  const [walls, soft, plain, fine] = ["wall-", "soft-", "plain-", "fine-"].map(named) as [
    Row[],
    Row[],
    Row[],
    Row[],
  ];
  const stalling = rows.filter(
    ({ row: { expects } }) => expects.word === "timeout_body" || expects.suspect === "page_stalls",
  );
  const limitMs = 22_000;
  return [
    `${rows.length} behaviours.`,
    "",
    "| | |",
    "|---|---|",
    `| Walls called down | ${count(walls, ({ outcome }) => outcome === "down")} |`,
    `| Walls called up | ${count(walls, ({ outcome }) => outcome === "up")} |`,
    `| Plain server errors called up, or walls | ${count(plain, ({ outcome }) => outcome !== "down")} |`,
    `| Soft errors that go unnoticed | ${count(soft, ({ suspect }) => suspect === null)} |`,
    `| Soft errors called down | ${count(soft, ({ outcome }) => outcome === "down")} |`,
    `| Fine pages called anything else | ${count(fine, ({ outcome, suspect }) => outcome !== "up" || suspect !== null)} |`,
    `| Stalling pages that hold a probe for more than ${limitMs / 1_000} s | ${stalling.filter(({ tookMs }) => tookMs > limitMs).length} of ${stalling.length} |`,
    `| Probes of any kind that take more than ${limitMs / 1_000} s | ${rows.filter(({ tookMs }) => tookMs > limitMs).length} of ${rows.length} |`,
  ];
}

/** What was said, how often, and of what. */
function table(rows: readonly Row[]): readonly string[] {
  const bySaying = Map.groupBy(rows, ({ sight }) => sayingOf(sight));
  const body = [...bySaying]
    .toSorted(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1))
    .map(([saying, of]) => `| ${saying} | ${of.length} | ${examples(of)} |`);
  return ["| We say | Times | For example |", "|---|---|---|", ...body];
}

function sayingOf({ outcome, failure, refusal, suspect }: Sight): string {
  const word = failure ?? refusal;
  if (word === null) return suspect === null ? "up" : `up, suspect \`${suspect}\``;
  const isOurs = isFailureCode(word) && FAILURES[word].fault !== "target";
  const vote = isRefusalCode(word) || outcome === "unsure" ? "no vote" : outcome;
  return `${vote}, \`${word}\`${isOurs ? " (ours)" : ""}`;
}

const examples = (rows: readonly Row[]) =>
  rows
    .slice(0, 3)
    .map(({ row }) => row.about.replaceAll("|", "\\|"))
    .join(" · ");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
