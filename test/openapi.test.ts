/** The document of the interface: made of the code, valid, and complete. */
import { dirname, join, normalize } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { FRONT, GROUP } from "../src/limits";
import { VANTAGE_IDS } from "../src/vantage/registry";
import { openApiDocument } from "../src/web/openapi/document";
import { OPENAPI } from "../src/web/openapi/document.min";
import { GENERAL, ROUTES } from "../src/web/openapi/routes";
import { PROBLEMS } from "../src/web/problem";
import { importsOf, sourcesOf } from "./support/sources";

test("what is served is what the code makes", async () => {
  const text = JSON.stringify(openApiDocument());
  const lines = [
    "/** Made by `npm test -- --project tidy -u` of the code beside it: see document.ts. */",
    `export const OPENAPI =\n  ${JSON.stringify(text)};\n`,
  ].join("\n");
  await expect(lines).toMatchFileSnapshot("../src/web/openapi/document.min.ts");
});

test("what makes it is part of no Worker: only what it made, and the route", async () => {
  const sources = await sourcesOf("src/**/*.{ts,tsx}");
  const seen = new Set<string>();
  const visit = (path: string) => {
    const source = sources.find((one) => one.path === `${path}.ts` || one.path === `${path}.tsx`);
    if (!source || seen.has(source.path)) return;
    seen.add(source.path);
    for (const { from, isType } of importsOf(source))
      if (from.startsWith(".") && !isType) visit(normalize(join(dirname(source.path), from)));
  };
  visit("src/index");
  const made = [...seen].filter((path) => path.startsWith("src/web/openapi/"));
  expect(made.toSorted()).toEqual(["src/web/openapi/document.min.ts", "src/web/openapi/route.ts"]);
});

describe("the document", () => {
  const document = JSON.parse(OPENAPI);

  test("is OpenAPI 3.1, by the specification's own schema", async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  test("refers to nothing that it does not hold", () => {
    const refs = [...OPENAPI.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
    expect(refs.length).toBeGreaterThan(50);
    for (const path of refs) {
      let found = document;
      for (const step of path.split("/")) found = found?.[step];
      expect(found, path).toBeTypeOf("object");
    }
  });

  test("has every error code there is, each where it can be met", () => {
    const { schemas } = document.components;
    expect(schemas.Problem.properties.code.enum).toEqual(Object.keys(PROBLEMS));
    // The rest are not met by any operation, but by what is none.
    const met: readonly string[] = [...GENERAL, ...ROUTES.flatMap(({ problems }) => problems)];
    const never = Object.keys(PROBLEMS).filter((code) => !met.includes(code));
    expect(never).toEqual(["not_found", "method_not_allowed"]);
  });

  test("has the words and bounds that the code goes by", () => {
    const { from, hosts, host } = document.components.parameters;
    expect(from.schema.enum).toEqual(VANTAGE_IDS);
    expect(hosts.schema.maxItems).toBe(GROUP.hosts);
    expect(host.schema.maxLength).toBe(FRONT.targetLength);
  });

  test("names each operation once, and what its path takes", () => {
    const operations = Object.entries<{ get: { operationId: string } }>(document.paths);
    const ids = operations.map(([, { get }]) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, takes = [] } of ROUTES)
      expect(path.includes("{host}"), path).toBe(takes.includes("host"));
  });
});
