/**
 * The real prober in real workerd, against every way to misbehave that we know: one row, one test.
 * All probes are sent before the first test; time-outs are real, so most of the time is waiting.
 */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { FAILURES, isFailureCode, isRefusalCode } from "../../src/probe/failure";
import { decodeReport, type Sight } from "../../src/probe/observation";
import { behavioursDoc } from "../support/behaviours-doc";
import { BEHAVIOURS, countByGroup } from "../support/misbehaving/all";
import {
  type Behaviour,
  GROUPS,
  type Group,
  hostOf,
  targetOf,
} from "../support/misbehaving/behaviour";
import { type Misbehaving, startMisbehaving } from "../support/misbehaving/server";
import { type Served, serve } from "../support/workerd";

/** Two silences and a second attempt beside them, and then some for a busy machine. */
const PROBE_MS = 22_000;

/** Both ends run on this machine, and the short time-outs are real: not more than these at once. */
const AT_ONCE = 24;

/** These wait for most of their time, so they all begin at once, in front of the others. */
const isPatient = ({ group, expects }: Behaviour) =>
  group === "slow" || expects.word.startsWith("timeout_") || expects.word.startsWith("resolver_");

/**
 * Resident memory of workerd at its highest. Some 75 MB before the first probe, and 160 MB with all
 * of them: any one of the bombs held whole would be 192 MB more.
 */
const MEMORY_MB = 256;

/** Mostly made elsewhere. */
const NAMED_ANSWERS: readonly Group[] = ["fine", "statuses", "walls", "soft errors"];

interface Seen {
  readonly sight: Sight;
  readonly unknown: readonly string[];
  readonly tookMs: number;
}

let server: Misbehaving;
let worker: Served;
const seen = new Map<Behaviour, Seen>();

beforeAll(async () => {
  server = await startMisbehaving(BEHAVIOURS);
  const { compatibility_date } = unstable_readConfig({ config: "wrangler.toml" });
  const trusted = [server.authority];
  worker = await serve("test/support/behave-worker.ts", compatibility_date ?? "", trusted);
  const look = async (row: Behaviour) => void seen.set(row, await probed(row));
  const queue = BEHAVIOURS.filter((row) => !isPatient(row)).values();
  const work = async () => {
    for (const row of queue) await look(row);
  };
  await Promise.all([
    ...BEHAVIOURS.filter(isPatient).map(look),
    ...Array.from({ length: AT_ONCE }, work),
  ]);
}, 180_000);

afterAll(async () => {
  await worker?.stop();
  await server?.stop();
});

async function probed(row: Behaviour): Promise<Seen> {
  const startedAt = Date.now();
  const body = JSON.stringify(server.wayTo(row));
  const response = await fetch(worker.origin, { method: "POST", body });
  if (!response.ok) throw new Error(`${row.name}: ${await response.text()}`);
  const answer = (await response.json()) as Pick<Seen, "sight" | "unknown">;
  return { ...answer, tookMs: Date.now() - startedAt };
}

function seenOf(row: Behaviour): Seen {
  const found = seen.get(row);
  if (!found) throw new Error(`${row.name} was not looked at`);
  return found;
}

/** What a sight must be for a row: the word with all that follows from it, and nothing beside. */
function expectedOf({ expects }: Behaviour): Partial<Sight> & { readonly word: string } {
  const { word, ...rest } = expects;
  const facts = isFailureCode(word) ? FAILURES[word] : null;
  const isPart = word === "redirect_to_dead";
  return {
    word,
    outcome: facts?.outcome ?? (word === "up" ? "up" : "unsure"),
    fault: facts?.fault ?? null,
    // A dead end keeps the phase that it died in.
    ...(!isPart && { phase: facts?.phase ?? null }),
    suspect: null,
    redirectsTo: null,
    twin: null,
    httpsFailure: null,
    ...rest,
  };
}

describe.each(GROUPS)("%s", (group) => {
  const rows = BEHAVIOURS.filter((row) => row.group === group);
  test.each(rows.map((row) => [row.name, row.about, row] as const))("%s: %s", (_n, _a, row) => {
    const { sight, unknown, tookMs } = seenOf(row);
    const word = sight.failure ?? sight.refusal ?? sight.outcome;
    expect({ ...sight, word }).toMatchObject(expectedOf(row));
    const isRead = sight.refusal !== null || sight.suspect !== null;
    expect(sight.evidence !== null, "evidence where there is something to show").toBe(isRead);
    const rest = { vantage: "germany", health: "ok", ranIn: null } as const;
    expect(decodeReport({ ...sight, ...rest }), "can be read").not.toBeNull();
    expect(unknown, "no exception is without a name").toEqual([]);
    expect(tookMs).toBeLessThanOrEqual(PROBE_MS);
  });
});

describe("the table", () => {
  test("has a name for each row, and no name twice", () => {
    const names = BEHAVIOURS.map(targetOf);
    expect(new Set(BEHAVIOURS.map(hostOf)).size).toBe(BEHAVIOURS.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.test$/);
  });

  test("has rows in every group, and no fewer than it had", () => {
    const counts = [...countByGroup().values()];
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(BEHAVIOURS.length);
    expect(BEHAVIOURS.filter(({ group }) => !NAMED_ANSWERS.includes(group)).length).toBeGreaterThan(
      300,
    );
  });

  test("expects only words that there are", () => {
    for (const { expects } of BEHAVIOURS)
      expect(
        expects.word === "up" || isFailureCode(expects.word) || isRefusalCode(expects.word),
      ).toBe(true);
  });
});

test("the documentation says what was seen", async () => {
  const inOrder = new Map(BEHAVIOURS.map((row) => [row, seenOf(row)]));
  await expect(behavioursDoc(inOrder)).toMatchFileSnapshot("../../docs/probing/behaviours.md");
});

describe("the prober after all that", () => {
  test("is still there, and sees a page where there is one", async () => {
    const row = BEHAVIOURS.find(({ name }) => name === "works-page");
    if (!row) throw new Error("the page is gone");
    const { sight } = await probed(row);
    expect(sight).toMatchObject({ outcome: "up", attempts: 1 });
  });

  test.runIf(existsSync("/proc/self/status"))("has stayed within its memory", () => {
    const status = readFileSync(`/proc/${worker.pid}/status`, "utf8");
    const highestMb = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    expect(highestMb).toBeLessThan(MEMORY_MB);
  });
});
