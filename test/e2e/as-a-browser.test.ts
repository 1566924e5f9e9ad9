/**
 * What we say of those that misbehave, held to a real browser: where we say down, a person must see
 * the browser's own page about an error, and otherwise a page. Where the two disagree stands below.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FAILURES, isFailureCode } from "../../src/probe/failure";
import { type Browsing, type Shown, startBrowsing } from "../support/browse";
import { BEHAVIOURS } from "../support/misbehaving/all";
import type { Behaviour, Certificate, Door, Group } from "../support/misbehaving/behaviour";

/** Names and time-outs are not the browser's here, and of walls it would see the same page as we. */
const COMPARED: readonly Group[] = [
  "fine",
  "statuses",
  "redirects",
  "headers",
  "bodies",
  "broken HTTP",
  "resets",
  "TLS",
];

/** Rows of these groups that cannot be compared, by reason. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  "it greets and falls silent, and a browser waits for more": [
    "speaks-ssh",
    "speaks-smtp",
    "speaks-ftp",
    "speaks-pop3",
    "speaks-imap",
    "speaks-mysql",
    "speaks-h2",
    "speaks-h2-preface",
    "speaks-vnc",
    "https-to-http-ssh",
  ],
  "it takes seconds": ["reset-after-5-s", "closes-after-3-s", "packed-gzip-bomb", "packed-br-bomb"],
  "it is another one by the time that a browser comes": [
    "works-second-time-500",
    "works-second-time-reset",
  ],
  "its key cannot be read without a certificate": ["tls-client-certificate-1-2"],
};

/** Those of the authority that the browser does not know: it would say no to good ones as well. */
const VOUCHED_FOR: readonly Certificate[] = [
  "expired",
  "not-yet-valid",
  "wrong-host",
  "wrong-host-expired",
];

/** Where we and Chromium disagree, by reason. */
const DISAGREEMENTS: Readonly<Record<string, readonly string[]>> = {
  "Chromium shows what comes without a head, as HTTP/0.9 once was; it is no website": [
    "line-misspelt",
    "line-request",
    "line-rtsp",
    "lines-junk-first",
    "speaks-echo",
    "speaks-json",
    "speaks-noise",
    "speaks-one-byte",
    "speaks-redis",
    "speaks-zeroes",
  ],
  "over http, Chromium makes an empty page of half a head": [
    "closes-in-status-line",
    "closes-in-headers",
    "closes-after-headers",
  ],
  "Chromium stops one redirect before the Fetch standard does": ["chain-20"],
  "Chromium does not look at the sum, and the runtime hands out nothing": ["packed-gzip-sum"],
  "Chromium loses the good chunk that came along with the bad one": ["chunks-bad-later"],
  "Chromium takes it for the word of a proxy that it does not have": ["status-407"],
  "Chromium does nothing at all, and so shows no error either": ["to-javascript"],
  "we do not read pictures": ["body-none-picture"],
  "we do not follow to other ports, and nobody stands at this one": ["to-own-port-8443"],
  "we stop at the fourth name, and the one behind it does not exist": ["to-many-subs"],
  "port 80 shows its error, and we name the failure of port 443": ["refused-and-500"],
};

/** More only get in each other's way. */
const AT_ONCE = 8;

const namesIn = (table: Readonly<Record<string, readonly string[]>>) =>
  new Set(Object.values(table).flat());
const leftOut = namesIn(LEFT_OUT);
const disagreeing = namesIn(DISAGREEMENTS);
const ROWS = BEHAVIOURS.filter(isComparable);

function browserDoc(): string {
  const aboutOf = (name: string) => BEHAVIOURS.find((row) => row.name === name)?.about ?? name;
  const rows = Object.entries(DISAGREEMENTS).map(
    ([reason, names]) => `| ${reason} | ${names.map(aboutOf).join(" · ")} |`,
  );
  return `${[
    "# What a browser shows, and what we say",
    "",
    "Chromium opens what the prober has looked at: where we say down, it must show an error of its own,",
    "and otherwise a page. Names, time-outs, walls and soft errors are left out, and what abstains.",
    "Written by `npm test -- --project e2e test/e2e/as-a-browser.test.ts -u`.",
    "",
    `**They agree on ${ROWS.length - disagreeing.size} of ${ROWS.length}.** The others:`,
    "",
    "| Why | Which |",
    "|---|---|",
    ...rows,
  ].join("\n")}\n`;
}

function isComparable(row: Behaviour): boolean {
  const { word, httpsFailure } = row.expects;
  if (!COMPARED.includes(row.group) || leftOut.has(row.name) || row.dns !== null) return false;
  if ([word, httpsFailure].some((one) => one?.startsWith("timeout_"))) return false;
  if (isFailureCode(word) && FAILURES[word].outcome === "unsure") return false;
  const doors = [row, ...Object.values(row.hosts)].flatMap(({ https, http }) => [https, http]);
  return !doors.some((door) => door === "filtered" || isVouchedFor(door));
}

function isVouchedFor(door: Door): boolean {
  if (typeof door === "string" || door.tls === null) return false;
  return VOUCHED_FOR.includes(door.tls.certificate);
}

/** What a browser must show where we say this word. */
function kindsFor({ expects: { word } }: Behaviour): readonly Shown["kind"][] {
  // The server's own page about its error.
  if (word === "http_5xx" || word === "edge_error") return ["page"];
  return isFailureCode(word) ? ["error"] : ["page", "stays"];
}

let browsing: Browsing;
const seen = new Map<Behaviour, Shown>();

beforeAll(async () => {
  const elsewhere = BEHAVIOURS.find(({ name }) => name === "works-page");
  if (!elsewhere) throw new Error("the page is gone");
  browsing = await startBrowsing(ROWS, elsewhere);
  const queue = ROWS.values();
  const work = async () => {
    for (const row of queue) seen.set(row, await browsing.look(row));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 120_000);

afterAll(() => browsing?.end());

describe.each(COMPARED)("%s", (group) => {
  const rows = ROWS.filter((row) => row.group === group);
  test.each(rows.map((row) => [row.name, row.about, row] as const))("%s: %s", (_n, _a, row) => {
    const shown = seen.get(row);
    const agrees = kindsFor(row).some((kind) => kind === shown?.kind);
    const { word } = row.expects;
    expect({ word, shown, agrees }).toEqual({ word, shown, agrees: !disagreeing.has(row.name) });
  });
});

describe("the comparison", () => {
  test("is of many rows, and they agree on most", async () => {
    expect(ROWS.length).toBeGreaterThan(300);
    expect(disagreeing.size / ROWS.length).toBeLessThan(0.1);
    await expect(browserDoc()).toMatchFileSnapshot("../../docs/probing/as-a-browser.md");
  });

  test("names only rows that there are", () => {
    const compared = new Set(ROWS.map(({ name }) => name));
    const all = new Set(BEHAVIOURS.map(({ name }) => name));
    expect([...disagreeing].filter((name) => !compared.has(name))).toEqual([]);
    expect([...leftOut].filter((name) => !all.has(name))).toEqual([]);
  });
});
