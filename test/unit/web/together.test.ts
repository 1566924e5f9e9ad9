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
  [`hosts=${many(GROUP.hosts)},H0.org`, "hosts"],
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
  [`hosts=${many(GROUP.hosts)},h0.org, h1.org`, many(GROUP.hosts).split(",")],
  [`hosts=${many(GROUP.hosts - 1)},H0.org`, many(GROUP.hosts - 1).split(",")],
])("“%s” asks about each once, in their order", (query, hosts) => {
  expect(
    asked(query).names.map((one) => (one.kind === "target" ? one.target.host : one.at)),
  ).toEqual(hosts);
});

test("of one that cannot be asked about, its first place in the list and the reason are kept", () => {
  const { names } = asked("hosts=a.org,127.0.0.1,,justhere.org,127.0.0.1,A.org");
  expect(names).toMatchObject([
    { kind: "target", target: { host: "a.org" } },
    { kind: "invalid", at: 1, rejection: { reason: "address_literal" } },
    { kind: "invalid", at: 3, rejection: { reason: "own_host" } },
  ]);
});

test("nothing that was typed and is no host is kept", () => {
  const typed = ["https://me:hunter2@a.org/?token=secret", "https://a.org:8080/?q=secret", "x y"];
  const question = asked(`hosts=b.org,${typed.map(encodeURIComponent).join(",")}`);
  expect(question.names).toHaveLength(4);
  expect(JSON.stringify(question)).not.toMatch(/hunter2|secret|8080|x y/);
});

test("no more names are read than may be asked about", () => {
  let reads = 0;
  const door = {
    ...DOOR,
    get ownHosts() {
      reads += 1;
      return DOOR.ownHosts;
    },
  };
  const ask = (count: number) =>
    readTogether(new URLSearchParams({ hosts: many(count) }), undefined, door);
  expect(ask(GROUP.hosts).kind).toBe("together");
  expect(reads).toBe(GROUP.hosts);
  expect(ask(2_000).kind).toBe("problem");
  expect(reads).toBe(GROUP.hosts);
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
