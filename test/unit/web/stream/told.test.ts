/** What the tests take for a breach of a stream's promises, in both of its forms. */
import { describe, expect, test } from "vitest";
import { dataTeller, type Told } from "../../../../src/web/stream/teller";
import { SSE } from "../../../../src/web/stream/wire";
import { eventsBreach, linesBreach } from "../../../fuzz-support/told";
import { sweep } from "../../verdict/build";
import { answerOn } from "../pages";

const heard = sweep({});
const tell = dataTeller();
const WHOLE: readonly Told[] = (
  await Promise.all([
    ...[0, 2, 5, 8, 9].map((votes) => tell(answerOn(heard.slice(0, votes), { completedAt: null }))),
    tell(answerOn(heard)),
  ])
).flat();
const at = (event: string) => WHOLE.findIndex((told) => told.event === event);
const changed = (index: number, more: Partial<Told>) =>
  WHOLE.map((told, n) => (n === index ? { ...told, ...more } : told));

/** Whether a stream breaks a promise, in either form. */
function isBreach(told: readonly Told[], isCut = false): boolean {
  const none = () => null;
  const events = SSE.beginning + told.map((one) => SSE.event(one)).join(SSE.beat(1));
  const lines = told.map((one) => `${JSON.stringify(one)}\n`).join("");
  const found = [eventsBreach(events, isCut, none), linesBreach(lines, isCut, none)];
  expect(found[0]).toBe(found[1]);
  return found[0] !== null;
}

test("a stream that is whole, or goes on where another was cut, is none", () => {
  expect(WHOLE.map(({ event }) => event)).toContain("verdict");
  for (let from = 0; from < WHOLE.length; from += 1)
    expect(isBreach(WHOLE.slice(from))).toBe(false);
});

describe("a breach is", () => {
  test.each<[string, readonly Told[]]>([
    ["one that ends before its end", WHOLE.slice(0, -1)],
    ["nothing at all", []],
    ["a vote that is told twice", [...WHOLE.slice(0, 1), ...WHOLE]],
    ["a vote that is left out", WHOLE.filter((_, n) => n !== at("vote") + 1)],
    ["an event after the end", [...WHOLE, ...WHOLE.slice(-1)]],
    ["a problem, and then more", [{ ...WHOLE[0], event: "problem" } as Told, ...WHOLE]],
    ["an id that is none", changed(1, { id: "7" })],
    ["an event that nobody knows", changed(1, { event: "page" })],
    ["what it looks like, after the verdict", changed(at("verdict") + 1, { event: "provisional" })],
    ["a final whose id does not say so", changed(WHOLE.length - 1, { id: WHOLE.at(-2)?.id ?? "" })],
  ])("%s", (_, told) => {
    expect(isBreach(told)).toBe(true);
  });

  test("half an event, unless it was cut there", () => {
    const none = () => null;
    const text = SSE.beginning + WHOLE.map((one) => SSE.event(one)).join("");
    expect(eventsBreach(text.slice(0, -40), false, none)).not.toBeNull();
    expect(eventsBreach(text.slice(0, -40), true, none)).toBeNull();
  });
});
