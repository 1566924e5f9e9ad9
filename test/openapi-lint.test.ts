/** The document of the interface reads well: by a linter's rules, and by our own. */
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { OPENAPI } from "../src/web/openapi/document.min";
import { MEMBERS } from "../src/web/openapi/members";
import { TAGS } from "../src/web/openapi/names";
import { ROUTES } from "../src/web/openapi/routes";
import { SCHEMAS } from "../src/web/openapi/schemas";
import { EXCEPTIONS, RULES } from "./support/openapi-rules";

/** What a document breaks, as rule and place. */
async function broken(source: string): Promise<readonly string[]> {
  const config = await createConfig(RULES);
  const found = await lintFromString({ source, config, absoluteRef: "openapi.json" });
  return found.map(({ ruleId, location, message }) => {
    const pointer = location[0]?.pointer ?? "";
    const isKnown = EXCEPTIONS.some(([rule, place]) => rule === ruleId && place === pointer);
    return `${ruleId} ${pointer}${isKnown ? "" : ` ${message}`}`;
  });
}

describe("the linter", () => {
  test("finds nothing but what is excepted, and all of that", async () => {
    const excepted = EXCEPTIONS.map(([rule, pointer]) => `${rule} ${pointer}`);
    expect((await broken(OPENAPI)).toSorted()).toEqual(excepted.toSorted());
  });

  test("notices a name that stands there twice, an example that is none, a parameter without words", async () => {
    const bent = OPENAPI.replace('"operationId":"checkHost"', '"operationId":"checkGroup"')
      .replace(/"value":\{"target":\{"host"/, '"value":{"aim":{"host"')
      .replace(/"description":"Answer as if asked[^"]+"/, '"description":""');
    const rules = (await broken(bent)).map((line) => line.split(" ")[0]);
    expect(rules).toContain("operation-operationId-unique");
    expect(rules).toContain("no-invalid-media-type-examples");
    expect(rules).toContain("parameter-description");
  });
});

describe("whoever reads it", () => {
  const { paths, components } = JSON.parse(OPENAPI);

  test("finds each operation under one heading and by a name", () => {
    const named = TAGS.flatMap(({ operations }) => Object.keys(operations));
    expect(named.toSorted()).toEqual(ROUTES.map(({ path }) => path).toSorted());
    const ids = TAGS.flatMap(({ operations }) => Object.values(operations));
    expect(ids.filter((id) => !/^[a-z]+([A-Z0-9][a-z0-9]*)*$/.test(id))).toEqual([]);
    expect(paths["/v1/check/{host}"].get).toMatchObject({ operationId: "checkHost" });
  });

  test("learns of each member of a schema what it means", () => {
    for (const [name, texts] of Object.entries(MEMBERS)) {
      const { properties } = components.schemas[name];
      const silent = Object.keys(properties).filter((member) => !properties[member].description);
      expect([name, silent]).toEqual([name, []]);
      for (const text of Object.values(texts)) expect(text).toMatch(/^[A-Za-z].*[.;]$/s);
    }
    // These have kinds instead of members; what each is stands in its own.
    const without = Object.keys(SCHEMAS).filter((name) => !(name in MEMBERS));
    expect(without.toSorted()).toEqual(["Finding", "StreamLine"]);
  });

  test("finds an example, or the words there are, of each parameter", () => {
    const silent = Object.entries<{ schema: Record<string, unknown> }>(components.parameters)
      .filter(
        ([, { schema }]) => !("examples" in schema || JSON.stringify(schema).includes("enum")),
      )
      .map(([name]) => name);
    expect(silent).toEqual([]);
  });

  test("finds an example of each answer in JSON", () => {
    const silent = Object.entries<{ get: { responses: object } }>(paths).flatMap(
      ([path, { get }]) =>
        Object.values<{ content?: Record<string, object> }>({ ...get.responses }).flatMap(
          ({ content = {} }) =>
            ["application/json", "application/problem+json"].flatMap((type) => {
              const media: { schema?: object; examples?: object } = content[type] ?? {};
              const isNamed = media.schema !== undefined && "$ref" in media.schema;
              return isNamed && media.examples === undefined ? [path] : [];
            }),
        ),
    );
    expect(silent).toEqual([]);
  });
});
