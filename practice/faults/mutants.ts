/**
 * Mistakes that somebody could make, one a row. A trial that does not notice them proves nothing.
 */
import type { Mutant } from "./run";

export const MUTANTS: readonly Mutant[] = [
  {
    says: "a prober that fails votes down",
    file: "src/vantage/sweep.ts",
    from: "outcome: FAILURES[failure].outcome,",
    to: 'outcome: "down",',
  },
  {
    says: "a prober that speaks for another vantage is believed",
    file: "src/vantage/sweep.ts",
    from: "if (report.vantage !== vantage.id)",
    to: "if (false)",
  },
  {
    says: "what only some see is down for everyone",
    file: "src/verdict/rule.ts",
    from: "const DISSENT_DIVISOR = { up: 6, down: 6 } as const;",
    to: "const DISSENT_DIVISOR = { up: 6, down: 1 } as const;",
  },
  {
    says: "what only some see is up for everyone",
    file: "src/verdict/rule.ts",
    from: "const DISSENT_DIVISOR = { up: 6, down: 6 } as const;",
    to: "const DISSENT_DIVISOR = { up: 1, down: 6 } as const;",
  },
  {
    says: "a single bad look is an outage",
    file: "src/verdict/tracker.ts",
    from: "return { track: { ...next, suspect: firstBad(sample, lastGoodAt) }, changes: [] };",
    to: 'return open({ ...next, suspect: null }, { ...firstBad(sample, lastGoodAt), phase: "open" });',
  },
  {
    says: "an outage is said to have begun when it was seen",
    file: "src/verdict/tracker.ts",
    from: "const start = { earliestAt, latestAt: sample.completedAt };",
    to: "const start = { earliestAt: earliestAt && sample.startedAt, latestAt: sample.completedAt };",
  },
  {
    says: "no look is ever due but by a question",
    file: "src/monitor/monitor.ts",
    from: "const times = [lookAt, forgetAt, ",
    to: "const times = [lookAt && null, forgetAt, ",
  },
  {
    says: "nobody asks whether the owner has opted out",
    file: "src/monitor/monitor.ts",
    from: "(await this.around.hasOptedOut(memory.host))",
    to: "false",
  },
  {
    says: "who has opted out is looked at again at once, and again",
    file: "src/monitor/monitor.ts",
    from: "this.restUntil = now + CADENCE.rearmMs;",
    to: "",
    seed: 200,
  },
  {
    says: "forgetting that failed is not taken up again",
    file: "src/monitor/monitor.ts",
    from: "const asksFirst = isLookDue || ",
    to: "const asksFirst = isLookDue || false && ",
    seed: 200,
  },
  {
    says: "a letter that was not taken is thrown away",
    file: "src/monitor/postman.ts",
    from: "if (isDone) store.outbox.remove(letter);",
    to: "if (isDone || true) store.outbox.remove(letter);",
  },
  {
    says: "the ledger is not told that an outage ended",
    file: "src/monitor/remember.ts",
    from: 'if (hasLedger && kind !== "confirmed") {',
    to: 'if (hasLedger && kind !== "confirmed" && kind !== "closed") {',
  },
  {
    says: "each attempt to tell the webhook has an id of its own",
    file: "src/monitor/post.ts",
    from: '"webhook-id": id,',
    to: '"webhook-id": id + now,',
  },
  {
    says: "the ledger keeps what it was told first",
    file: "src/ledger/ledger.ts",
    from: "WHERE excluded.written_at >= outages.written_at`",
    to: "WHERE 0`",
  },
  {
    says: "the memory that another version wrote cannot be read",
    file: "src/monitor/store/memory.ts",
    from: "const body = v.object({",
    to: "const body = v.strictObject({",
  },
  {
    says: "a monitor that cannot be reached is taken for a bug",
    file: "src/web/follow.ts",
    from: "if (isOverload(error) || isTooMany(error)) throw error;",
    to: "throw error;",
  },
];
