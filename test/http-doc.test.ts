/** The pages about the HTTP interface name all that there is: every route, every parameter, every code. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { PARAMETERS } from "../src/web/openapi/parameters";
import { ROUTES } from "../src/web/openapi/routes";
import { QUERY } from "../src/web/parameters";
import { PROBLEMS } from "../src/web/problem";

const [routes, errors] = await Promise.all(
  ["docs/http.md", "docs/http/errors.md"].map((file) => readFile(file, "utf8")),
);

/** What pages of ours are made of, and what nobody else has a use for. */
const OURS =
  /^\/(live\/|offline|ping|bookmarklet\/try|robots\.txt)|\.(css|png|svg|ico)$|^\/(page|sw)\.js$/;
const isDrawn = (path: string) => path.startsWith("/badge/");

describe("docs/http.md names every route", () => {
  const paths = ROUTES.map(({ path }) => path).filter((path) => isDrawn(path) || !OURS.test(path));
  test.each(paths)("%s", (path) => {
    const table = routes?.slice(routes.indexOf("## Routes"), routes.indexOf("## Parameters"));
    expect(table).toMatch(new RegExp(`\`(GET )?${path.replaceAll(/[{}.?]/g, "\\$&")}[\`?]`));
  });
});

describe("docs/http.md names every parameter that has its values listed", () => {
  const table = routes?.slice(routes.indexOf("## Parameters"), routes.indexOf("## Which form"));
  test.each(Object.keys(QUERY))("%s", (name) => {
    expect(table).toMatch(new RegExp(`^\\|.*\`${name}[\`=]`, "m"));
  });

  const listed = Object.values(PARAMETERS).flatMap(({ name, schema }) =>
    ((schema as { enum?: string[] }).enum ?? []).filter(Boolean).map((value) => ({ name, value })),
  );
  test.each(listed)("with $value of $name", ({ name, value }) => {
    const rows = table?.split("\n").filter((line) => line.startsWith(`| \`${name}`));
    expect(rows?.join("\n")).toMatch(new RegExp(`\`(${name}=)?${value}\``));
  });
});

describe("docs/http/errors.md names every code with its status", () => {
  test.each(Object.entries(PROBLEMS))("%s", (code, { status }) => {
    const row = errors
      ?.split("\n")
      .find((line) => line.includes(`\`${code}\``) && line.startsWith("|"));
    expect(row).toMatch(new RegExp(`^\\| [\\d, ]*${status}`));
  });
});
