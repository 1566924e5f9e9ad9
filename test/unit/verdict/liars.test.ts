/** Threat E3: a vantage that lies, or is lied to, turns no verdict, and everybody sees it stand alone. */
import { describe, expect, test } from "vitest";
import { VANTAGES } from "../../../src/vantage/registry";
import { judge } from "../../../src/verdict/judge";
import { EN } from "../../../src/verdict/words/en";
import { at, seen, standing, sweep } from "./build";

const nowhere = { host: "example.com", here: standing(""), report: null };

describe("E3: one lying vantage of ten", () => {
  test.each(VANTAGES)("$id cannot call down what nine reach, nor up what nine do not", ({ id }) => {
    const slandered = judge(sweep({ [id]: "connection_refused" }, "up"), nowhere, EN);
    expect([slandered.verdict, slandered.scope]).toEqual(["up", "up"]);
    const praised = judge(sweep({ [id]: "up" }, "connection_refused"), nowhere, EN);
    expect([praised.verdict, praised.scope]).toEqual(["down", "down"]);
  });

  test.each(VANTAGES)("$id is counted, so that it shows", ({ id }) => {
    const { votes, explanation } = judge(sweep({ [id]: "http_5xx" }, "up"), nowhere, EN);
    expect(votes).toEqual({ up: 9, down: 1, abstained: 0 });
    expect(explanation).not.toBe(judge(sweep({}, "up"), nowhere, EN).explanation);
  });

  test.each(VANTAGES)("$id turns the answer of its own neighbours to “here” at most", ({ id }) => {
    const asked = { ...nowhere, here: at(id) };
    expect(judge(sweep({ [id]: "http_5xx" }, "up"), asked, EN)).toMatchObject({
      ...{ verdict: "here", scope: "up" },
    });
  });

  test("with how few others ever, it turns no up into down, and no down into up", () => {
    for (let others = 1; others < VANTAGES.length; others += 1) {
      const few = VANTAGES.slice(0, others);
      for (const { id } of VANTAGES.slice(others)) {
        const scopeOf = (truth: "up" | "http_5xx", lie: "up" | "http_5xx") => {
          const heard = [...few.map((one) => seen(one.id, truth)), seen(id, lie)];
          return judge(heard, nowhere, EN).scope;
        };
        expect(scopeOf("up", "http_5xx"), `${others} and ${id}`).not.toBe("down");
        expect(scopeOf("http_5xx", "up"), `${others} and ${id}`).not.toBe("up");
      }
    }
  });

  test("one that reports for others too is heard once", () => {
    const lies = VANTAGES.map(() => seen("germany", "http_5xx"));
    const honest = sweep({ germany: null }, "up");
    expect(judge([...honest, ...lies], nowhere, EN).votes.down).toBe(1);
  });
});
