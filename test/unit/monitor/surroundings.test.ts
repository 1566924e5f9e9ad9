/** What a monitor reads from the configuration, and what it says of what is wrong there. */
import { afterEach, expect, test, vi } from "vitest";
import { surroundingsFrom } from "../../../src/monitor/surroundings";
import type { World } from "../../../src/probe/world";

afterEach(() => void vi.restoreAllMocks());

test("of hosts that opted out by mail and are none, the count is told once for a configuration, and no text", () => {
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  const read = surroundingsFrom({
    door: () => ({ practice: false, ownHosts: [] }),
    worldFor: () => ({}) as World,
    allowLocal: false,
  });
  const env = { SITE_URL: "https://justhere.example", GATE: {} as DurableObjectNamespace };
  const deniedAt = (DENIED?: string) =>
    read({ ...env, ...(DENIED !== undefined && { DENIED }) }).denied;
  expect(deniedAt()).toEqual([]);
  expect(deniedAt("a.org, b.org")).toEqual(["a.org", "b.org"]);
  expect(lines).toEqual([]);
  for (let nth = 0; nth < 3; nth += 1)
    expect(deniedAt("a.org, s3cr3t@@, 10.0.0.1")).toEqual(["a.org"]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      level: "error",
      event: "denied_invalid",
      message: "DENIED has 2 entries that are no hosts.",
      count: 2,
    },
  ]);
  deniedAt("s3cr3t@@");
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain("s3cr3t");
});
