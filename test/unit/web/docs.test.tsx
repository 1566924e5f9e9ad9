/** The page of the interface says all that the document says, and leads nowhere that is not there. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/language";
import { refusalsOf, refusalsOfAll, theDocument } from "../../../src/web/docs/document";
import { DocsPage } from "../../../src/web/docs/page";
import { DOCS_WORDS } from "../../../src/web/docs/page.words";
import { GENERAL } from "../../../src/web/openapi/routes";

const pageIn = async (language: "en" | "de") =>
  String(
    await (
      <DocsPage
        context={{ language, chosen: null, path: "/docs" }}
        siteUrl="https://justhere.example"
      />
    ).toString(),
  );
const html = await pageIn("en");
const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = ""]) => found);
const { paths, components } = theDocument();

describe("the page", () => {
  test("has each operation, with a line that can be pasted into a terminal", () => {
    const lines = all(/<code>(curl [^<]*)<\/code>/g);
    expect(lines).toHaveLength(Object.keys(paths).length);
    for (const line of lines)
      expect(line).toMatch(/^curl &#39;https:\/\/justhere\.example\/[^{}\s]*&#39;$/);
    expect(lines).toContain("curl &#39;https://justhere.example/v1/check/example.com&#39;");
    expect(lines).toContain(
      "curl &#39;https://justhere.example/v1/group?hosts=example.com,example.org&#39;",
    );
  });

  test("has each parameter, each form and each of its members", () => {
    const said = new Set(all(/<strong>([^<]*)<\/strong>/g));
    for (const { name } of Object.values(components.parameters)) expect(said).toContain(name);
    for (const [name, { properties = {} }] of Object.entries(components.schemas)) {
      expect(html).toContain(`id="schema-${name}"`);
      for (const member of Object.keys(properties)) expect(said).toContain(member);
    }
  });

  test("says once what any question can meet, and at each operation what it alone can", () => {
    const general = refusalsOfAll().flatMap(({ codes }) => codes);
    expect(general.toSorted()).toEqual([...GENERAL].toSorted());
    for (const code of general) expect(html.split(`${code}`)[0]).not.toMatch(/id="op-/);
    for (const { get } of Object.values(paths)) {
      const [, section = ""] = html.split(`id="op-${get.operationId}"`);
      const own = section.split("</section>")[0] ?? "";
      const codes = refusalsOf(get).flatMap((one) => one.codes);
      for (const code of codes) expect(own.includes(code), code).toBe(!general.includes(code));
    }
  });

  test("leads to nothing that is not there, and names nothing twice or as our script does", () => {
    const ids = all(/ id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const to of all(/href="#([^"]*)"/g)) expect(ids).toContain(to);
    const others = ids.filter((id) => !/^(op|schema|tag)-/.test(id));
    expect(others).toEqual(["main", "deprecated", "forms"]);
  });

  test("needs no script and no style of its own", () => {
    expect(all(/<script([^>]*)>/g)).toEqual([' src="/page.js" type="module"']);
    expect(html).not.toMatch(/ style=| on\w+=|<style/);
  });

  test.each(LANGUAGES)("speaks %s around what stands there in English", async (language) => {
    const page = await pageIn(language);
    const { what, inEnglish } = DOCS_WORDS[language];
    expect(page).toContain(what);
    if (inEnglish !== null) expect(page).toContain(inEnglish);
  });
});
