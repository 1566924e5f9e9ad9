/** Which form somebody gets: what `?format=` says, else what the Accept header prefers. */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { formOf, isColored } from "../../../src/web/negotiate";

const app = new Hono().get("/", (c) => c.json({ form: formOf(c), isColored: isColored(c) }));

async function askedWith(accept: string | null, query = "") {
  const headers: HeadersInit = accept === null ? {} : { accept };
  const response = await app.request(`/${query}`, { headers });
  return (await response.json()) as { form: string; isColored: boolean };
}

describe("the Accept header", () => {
  test.each([
    // What programs send that do not care.
    [null, "text"],
    ["", "text"],
    ["*/*", "text"],
    // Browsers: Chrome, Firefox, Safari.
    [
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
      "html",
    ],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"],
    // axios, HTTPie with a body, jQuery, PowerShell where it is told to.
    ["application/json, text/plain, */*", "json"],
    ["application/json, */*;q=0.5", "json"],
    ["application/json, text/javascript, */*; q=0.01", "json"],
    ["application/json", "json"],
    ["text/plain", "text"],
    // RFC 9110: the closest range counts, then its weight, then what was named first.
    ["text/html;q=0.5, application/json", "json"],
    ["application/json;q=0.5, text/html;q=0.6", "html"],
    ["text/html, application/json", "html"],
    ["application/json, text/html", "json"],
    ["text/*", "text"],
    ["text/*, text/plain;q=0", "html"],
    ["text/*;q=0.4, text/html;q=0.6", "html"],
    ["application/*", "json"],
    ["application/*, text/plain", "text"],
    // A star names no order, and what is refused is not offered for having been named.
    ["application/*, text/*", "text"],
    ["application/json;q=0, */*;q=0", "text"],
    ["*/*, text/plain;q=0.1", "html"],
    ["*/*;q=0.1, application/json;q=0", "text"],
    ["TEXT/HTML", "html"],
    ["text/html;level=1;q=0.9", "html"],
    ["application/json;charset=utf-8", "json"],
    // None of ours: a sentence, rather than 406.
    ["image/png", "text"],
    ["text/html;q=0", "text"],
    [";;;,,,", "text"],
    ["text", "text"],
  ])("%j: %s", async (accept, form) => {
    expect((await askedWith(accept)).form).toBe(form);
  });
});

test.each(["text", "json", "html"])("?format=%s goes before it", async (form) => {
  for (const accept of ["text/html", "application/json", "*/*", "image/png"])
    expect((await askedWith(accept, `?format=${form}`)).form).toBe(form);
});

test("a format that there is not leaves it to the header: the route refuses it", async () => {
  expect((await askedWith("text/html", "?format=yaml")).form).toBe("html");
});

test.each([
  ["", false],
  ["?color", true],
  ["?color=", true],
  ["?color=always", true],
  ["?color=never", false],
  ["?color=pink", false],
])("colours are never there unless asked for: %j", async (query, colored) => {
  expect((await askedWith("*/*", query)).isColored).toBe(colored);
});
