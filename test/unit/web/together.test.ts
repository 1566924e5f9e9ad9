/** A question about several targets, as it is read from an address. */
import { expect, test } from "vitest";
import { GROUP } from "../../../src/limits";
import type { Problem } from "../../../src/web/problem";
import { readTogether, type TogetherQuestion } from "../../../src/web/together";

const DOOR = { practice: false, ownHosts: ["justhere.org"] };
const read = (query: string, cf?: unknown) => readTogether(new URLSearchParams(query), cf, DOOR);

function asked(query: string, cf?: unknown): TogetherQuestion {
  const question = read(query, cf);
  if (question.kind === "problem") throw new Error(question.code);
  return question;
}

const many = (count: number) => Array.from({ length: count }, (_, at) => `h${at}.org`).join(",");

test.each<[string, Problem["parameter"]]>([
  ["", "hosts"],
  ["hosts=", "hosts"],
  ["hosts=a.org", "hosts"],
  ["hosts=a.org,", "hosts"],
  ["hosts=a.org,A.org.,https://a.org/path", "hosts"],
  [`hosts=${many(GROUP.hosts + 1)}`, "hosts"],
  ["hosts=a.org,b.org&from=mars", "from"],
  ["hosts=a.org,b.org&wait=forever", "wait"],
  ["hosts=a.org,b.org&report=down", "reportOfMany"],
  ["hosts=a.org,b.org&s=503", "reportOfMany"],
  ["hosts=a.org,b.org&tested=resolves", "reportOfMany"],
])("“%s” is refused for its %s", (query, parameter) => {
  expect(read(query)).toMatchObject({ kind: "problem", code: "invalid_parameter", parameter });
});

test.each<[string, string[]]>([
  ["hosts=a.org,b.org", ["a.org", "b.org"]],
  ["hosts= B.org. , a.org,,b.org", ["b.org", "a.org"]],
  ["hosts=https%3A%2F%2Fa.org%2Fpath%3Fq%3D1,b.org", ["a.org", "b.org"]],
  [`hosts=${many(GROUP.hosts)},h0.org`, many(GROUP.hosts).split(",")],
])("“%s” asks about each once, in their order", (query, hosts) => {
  expect(asked(query).names.map(({ target }) => target?.host)).toEqual(hosts);
});

test("a name that cannot be asked about is one of them all the same", () => {
  const { names } = asked("hosts=a.org,127.0.0.1,justhere.org,127.0.0.1");
  expect(names).toMatchObject([
    { name: "a.org" },
    { name: "127.0.0.1", target: null, rejection: { reason: "address_literal" } },
    { name: "justhere.org", target: null, rejection: { reason: "own_host" } },
  ]);
});

test("who asks, and how long they wait", () => {
  expect(asked("hosts=a.org,b.org&from=japan").caller).toMatchObject({
    ...{ vantage: "japan", report: null, tested: null },
  });
  const cf = { latitude: "48.14", longitude: "11.58" };
  expect(asked("hosts=a.org,b.org", cf).caller.vantage).toBe("germany");
  expect(asked("hosts=a.org,b.org").until).toBe("scope");
  expect(asked("hosts=a.org,b.org&wait=settled").until).toBe("scope");
  expect(asked("hosts=a.org,b.org&wait=full").until).toBe("end");
});
