/** How long a message waits that nobody took. */
import { expect, test } from "vitest";
import { OUTBOX } from "../../../src/limits";
import { backoffMs } from "../../../src/monitor/backoff";

test.each([
  [0, 30_000],
  [1, 60_000],
  [2, 120_000],
  [6, 1_920_000],
  [7, OUTBOX.slowestMs],
  [8, OUTBOX.slowestMs],
  [5_000, OUTBOX.slowestMs],
])("after %i failures before it, %i ms", (attempts, ms) => {
  expect(backoffMs(attempts)).toBe(ms);
});
