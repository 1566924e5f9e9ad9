/** Work that has a time limit. */
import { expect, test } from "vitest";
import { inTime } from "../../src/clock";
import { fakeClock } from "../support/clock";

test("what is done in time comes to what it comes to, and leaves no timer running", async () => {
  const clock = fakeClock();
  const work = clock.wait(9_999).then(() => "done");
  expect(await inTime(clock, 10_000, work)).toBe("done");
  expect(clock.waiting()).toBe(0);
});

test("what fails in time fails as it does", async () => {
  const clock = fakeClock();
  await expect(inTime(clock, 10_000, Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(clock.waiting()).toBe(0);
});

test("what hangs is given up when its time is over, and not before", async () => {
  const clock = fakeClock();
  await expect(inTime(clock, 10_000, new Promise(() => {}))).rejects.toThrow("too slow");
  expect(clock.elapsedMs()).toBe(10_000);
});
