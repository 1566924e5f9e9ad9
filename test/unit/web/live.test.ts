/** Which events a sweep becomes while its votes arrive one by one. */
import { expect, test } from "vitest";
import { dataTeller } from "../../../src/web/live";
import { type Saw, sweep } from "../verdict/build";
import { answerOn } from "./pages";

/** The events after each vote, and at the end. */
async function told(saw: Saw) {
  const tell = dataTeller();
  const all = sweep({}, saw);
  const events = [...(await tell(answerOn([], { completedAt: null })))];
  for (let heard = 1; heard <= all.length; heard += 1)
    events.push(...(await tell(answerOn(all.slice(0, heard), { completedAt: null }))));
  return [...events, ...(await tell(answerOn(all)))];
}

test.each(["up", "connection_refused"] as const)("ten times %s", async (saw) => {
  const names = (await told(saw)).map(({ event }) => event);
  expect(names.filter((name) => name === "vote")).toHaveLength(10);
  expect(names.filter((name) => name === "verdict")).toHaveLength(1);
  expect(names.filter((name) => name === "final")).toHaveLength(1);
  expect(names.at(-1)).toBe("final");
  expect(names.lastIndexOf("provisional")).toBeLessThan(names.indexOf("verdict"));
});

test("a heartbeat without news is no event", async () => {
  const tell = dataTeller();
  const answer = answerOn(sweep({}).slice(0, 2), { completedAt: null });
  expect(await tell(answer)).toHaveLength(3);
  expect(await tell(answer)).toEqual([]);
});
