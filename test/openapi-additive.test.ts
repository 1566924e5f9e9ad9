/**
 * What was promised of the interface stays: docs/http/stable.md. A change that takes something back fails here
 * with a sentence; `npm run interface` writes down what is promised beside it.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Document, promisedOf, takenBack } from "../src/web/openapi/additive";
import { OPENAPI } from "../src/web/openapi/document.min";

const released: Document = JSON.parse(readFileSync("docs/http/v1.json", "utf8"));
const current = promisedOf(JSON.parse(OPENAPI));

test("the interface takes nothing back of what was promised", () => {
  expect(takenBack(released, current)).toEqual([]);
});

test("what is promised is written down", () => {
  const isNew = (of: (document: Document) => object) =>
    Object.keys(of(current)).filter((name) => !(name in of(released)));
  expect([
    ...isNew(({ paths }) => paths),
    ...isNew(({ components }) => components.schemas),
  ]).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: these bend a document in ways that no type allows.
type Bent = any;

describe("this is taken back", () => {
  const TAKEN: readonly (readonly [string, (it: Bent) => void, RegExp])[] = [
    ["a path", (it) => delete it.paths["/v1/group"], /^\/v1\/group is gone/],
    ["a status", (it) => delete check(it).responses[404], /404 is gone/],
    ["a form", (it) => delete check(it).responses[200].content["application/json"], /json is gone/],
    ["a name", (it) => Object.assign(check(it), { operationId: "look" }), /is called look/],
    ["a parameter", (it) => check(it).parameters.splice(1, 1), /parameter from is gone/],
    [
      "that a parameter may be left out",
      (it) => Object.assign(it.components.parameters.from, { required: true }),
      /parameter from is required now/,
    ],
    ["a word of a question", (it) => it.components.parameters.from.schema.enum.pop(), /is gone/],
    [
      "a length of a question",
      (it) => Object.assign(it.components.parameters.host.schema, { maxLength: 9 }),
      /maxLength is narrower/,
    ],
    [
      "how several are written",
      (it) => Object.assign(it.components.parameters["fail-on"], { explode: true }),
      /fail-on is written otherwise/,
    ],
    [
      "that one may stand there twice",
      (it) => Object.assign(it.components.parameters["fail-on"].schema, { uniqueItems: true }),
      /fail-on: none may stand there twice/,
    ],
    [
      "what stands in a list",
      (it) => delete answer(it).properties.observations.items,
      /observations, each: may be anything/,
    ],
    [
      "what stands in a form",
      (it) => delete check(it).responses[200].content["application/json"].schema,
      /json may be anything/,
    ],
    ["a member", (it) => delete answer(it).properties.votes.properties.up, /votes\.up is gone/],
    ["that it comes", (it) => answer(it).required.pop(), /need not be there/],
    ["a word of an answer", (it) => answer(it).properties.verdict.enum.pop(), /the word unknown/],
    [
      "a type",
      (it) => Object.assign(answer(it).properties, { settled: { type: "string" } }),
      /was boolean and is string/,
    ],
    [
      "that it is never null",
      (it) => Object.assign(answer(it).properties, { headline: nullable({ type: "string" }) }),
      /was string and is string or null/,
    ],
    [
      "a header",
      (it) => delete health(it).responses[200].headers["justhere-scope"],
      /health.* 200: the header justhere-scope is gone/,
    ],
    [
      "that a header comes",
      (it) => delete health(it).responses[200].headers["justhere-scope"].required,
      /justhere-scope need not be there/,
    ],
    [
      "a word of a header",
      (it) => health(it).responses[503].headers["justhere-verdict"].schema.enum.pop(),
      /503: the header justhere-verdict: the word unknown/,
    ],
    ["a kind", (it) => it.components.schemas.Finding.oneOf.pop(), /Finding: .* is gone/],
  ];
  test.each(TAKEN)("%s", (_, bend, says) => {
    const bent = structuredClone(current);
    bend(bent);
    expect(takenBack(current, bent).join("\n")).toMatch(says);
  });
});

test("more is none of that: a path, a parameter, a member, a word, a kind, a wider bound", () => {
  const more: Bent = structuredClone(current);
  more.paths["/v1/more"] = more.paths["/v1/watched"];
  more.components.parameters.more = { name: "more", in: "query", schema: { type: "string" } };
  check(more).parameters.push({ $ref: "#/components/parameters/more" });
  check(more).responses[410] = {};
  answer(more).properties.more = { type: "string" };
  answer(more).required.push("more");
  answer(more).properties.verdict.enum.push("perhaps");
  more.components.parameters.host.schema.maxLength += 1;
  const kind = { type: "object", properties: { kind: { const: "more" } } };
  more.components.schemas.Finding.oneOf.push(kind);
  expect(takenBack(current, more)).toEqual([]);
});

const check = (it: Bent) => it.paths["/v1/check/{host}"].get;
const health = (it: Bent) => it.paths["/v1/health/{host}"].get;
const answer = (it: Bent) => it.components.schemas.Answer;
const nullable = (schema: object) => ({ anyOf: [schema, { type: "null" }] });
