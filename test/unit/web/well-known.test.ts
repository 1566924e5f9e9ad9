/** The files at agreed places, held to the rules of RFC 9116 and RFC 9511. */
import { describe, expect, test } from "vitest";
import { contactOf, probingTxt, securityTxt, wellKnown } from "../../../src/web/well-known";

const SITE_URL = "https://justhere.example";
const CONTACT = "mailto:abuse@justhere.example";
const NOW = Date.UTC(2026, 10, 23, 17, 31, 5);
const DAY_MS = 24 * 3_600_000;

const FILES = [
  ["security.txt", securityTxt, ["Policy"]],
  ["probing.txt", probingTxt, ["Description"]],
] as const;

/** RFC 9116, 4: `name: value`, one a line; no continuation. */
function fieldsOf(text: string): Record<string, string> {
  expect(text).toMatch(/^(?:[A-Z][A-Za-z-]+: [\x21-\x7e][\x20-\x7e]*\n)+$/);
  const fields = text.split("\n").slice(0, -1);
  const pairs = fields.map((field) => field.split(/: (.*)/s).slice(0, 2) as [string, string]);
  expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
  return Object.fromEntries(pairs);
}

describe.each(FILES)("H3: %s", (name, make, own) => {
  const fields = fieldsOf(make({ SITE_URL, CONTACT }, NOW));

  test("has the fields that it must have, each once", () => {
    const must = ["Contact", "Expires", "Preferred-Languages", "Canonical", ...own];
    expect(Object.keys(fields).toSorted()).toEqual(must.toSorted());
    expect(fields.Contact).toBe(CONTACT);
    expect(fields.Canonical).toBe(`${SITE_URL}/.well-known/${name}`);
    expect(fields["Preferred-Languages"]).toBe("en, de");
  });

  test("expires within a year, in whole days", () => {
    const expiresAt = Date.parse(fields.Expires ?? "");
    expect(fields.Expires).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
    expect(expiresAt - NOW).toBeGreaterThan(30 * DAY_MS);
    expect(expiresAt - NOW).toBeLessThan(365 * DAY_MS);
    expect(make({ SITE_URL, CONTACT }, NOW + 3_600_000)).toBe(make({ SITE_URL, CONTACT }, NOW));
  });
});

describe("H3: both are where others look for them, as text", () => {
  test.each(FILES)("%s", async (name, make) => {
    const app = wellKnown({ now: () => NOW });
    const response = await app.request(`/.well-known/${name}`, {}, { SITE_URL, CONTACT });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; charset=utf-8$/i);
    expect(await response.text()).toBe(make({ SITE_URL, CONTACT }, NOW));
  });
});

test("the description of our probes is one line, with the agent and the page about it", () => {
  const { Description = "" } = fieldsOf(probingTxt({ SITE_URL, CONTACT }, NOW));
  expect(Description).toContain("JustHereBot/1.0");
  expect(Description).toContain(`${SITE_URL}/bot`);
});

describe("whom to write to", () => {
  test.each(["mailto:abuse@justhere.example", "https://justhere.example/contact"])(
    "is %s as the operator says",
    (contact) => {
      expect(contactOf({ SITE_URL, CONTACT: contact })).toBe(contact);
    },
  );

  test.each([
    "",
    "abuse@justhere.example",
    "http://justhere.example/",
    "mailto:",
    "mailto:nobody",
    "mailto:a@b.example\nExpires: never",
    "https://justhere.example/ \r\nX: y",
    "javascript:alert(1)",
    "https://",
    "tel:+1-201-555-0123",
  ])("is our own page instead of %j", (contact) => {
    expect(contactOf({ SITE_URL, CONTACT: contact })).toBe(`${SITE_URL}/bot`);
  });

  test("is our own page where the operator says nothing", () => {
    expect(contactOf({ SITE_URL })).toBe(`${SITE_URL}/bot`);
  });
});
