/** The headline of a page whose verdict is still to come: what it looks like, and what it must not say. */
import { describe, expect, test } from "vitest";
import { sweep } from "../verdict/build";
import { answerOn, partOf, textOf } from "./pages";

const ALL_UP = sweep({});
const RUNNING = { completedAt: null } as const;

describe("the headline before the verdict", () => {
  const signOf = (html: string) =>
    /<p class="headline">.*?<path d="([^"]+)"/.exec(html)?.[1] ?? html;
  const down = sweep({}, "connection_refused");
  const mixed = sweep({ ireland: "http_5xx" });
  test.each([
    ["pending", "Looking", ALL_UP.slice(0, 4), {}],
    ["up", "It looks up so far", ALL_UP.slice(0, 5), {}],
    ["down", "It looks down so far", down.slice(0, 5), {}],
    ["partial", "It looks up for everyone else so far", ALL_UP.slice(0, 5), { report: "down" }],
    ["pending", "Not the same everywhere so far", mixed.slice(0, 4), {}],
    ["pending", "Not the same everywhere so far", mixed.slice(0, 9), { report: "up" }],
    ["pending", "Looking", ALL_UP.slice(0, 4), { vantage: "japan" }],
    ["pending", "Looking", ALL_UP.slice(0, 9), { vantage: "australia" }],
    ["up", "It looks up so far", ALL_UP.slice(0, 4), { vantage: null }],
  ] as const)("%s: %s", async (state, headline, observations, caller) => {
    const answer = answerOn(observations, { ...RUNNING, caller });
    const html = await partOf(answer, "part-verdict");
    expect(/<p class="headline">.*?<span>(.*?)<\/span>/.exec(html)?.[1]).toBe(headline);
    expect(html).toContain(`class="verdict ${state} provisional"`);
    // The sign of a verdict comes with the verdict.
    const pending = await partOf(answerOn([], RUNNING), "part-verdict");
    expect(signOf(html)).toBe(signOf(pending));
    // The same where people copy it from, with what was heard so far and no word of confidence.
    const text = textOf(await partOf(answer, "part-text")).replaceAll(/\s+/g, " ");
    expect(text).toContain(`${headline}. ${observations.length} of 10 have answered; the others`);
    expect(text).not.toContain("sure of it");
  });

  test("is followed by what was seen, once that is enough to say anything", async () => {
    const why = async (heard: number) =>
      /<p class="why">(.*?)<\/p>/.exec(
        await partOf(answerOn(ALL_UP.slice(0, heard), RUNNING), "part-verdict"),
      )?.[1];
    expect(await why(2)).toBeUndefined();
    expect(await why(5)).toMatch(/^5 of 5 vantage points reached example\.org/);
  });
});
