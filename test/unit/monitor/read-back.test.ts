/** What a fuzzer found to be read back, and could then not be told: it is as if it were not there. */
import { describe, expect, test } from "vitest";
import { decodeEvent, withEvent } from "../../../src/monitor/events";
import { DOCUMENTS } from "../../fuzz-support/regressions";

describe("of a line of a sweep", () => {
  test.each(DOCUMENTS)("%s is passed over", (_why, line) => {
    const event = decodeEvent(line);
    const sweep = event && withEvent(null, event);
    expect(sweep?.outages ?? []).toEqual([]);
    expect(sweep?.startedAt ?? 1).toBe(1);
  });
});
