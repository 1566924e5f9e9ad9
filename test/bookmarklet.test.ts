import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { minifiedModule } from "../src/web/bookmarklet/build";
import { bookmarkletLink, bookmarkletSource } from "../src/web/bookmarklet/link";

describe("the bookmarklet", () => {
  const source = readFile("src/web/bookmarklet/source.js", "utf8");

  test("is what its source makes", async () => {
    const stored = await readFile("src/web/bookmarklet/minified.ts", "utf8");
    expect(stored).toBe(await minifiedModule());
  });

  test("has no percent sign, which browsers would decode before they run it", async () => {
    const code = (await source).replaceAll(/^\s*\/\/.*$/gm, "");
    expect(code).not.toContain("%");
  });

  test("loads nothing, and reads neither cookies nor storage", async () => {
    const code = (await source).replaceAll(/^\s*\/\/.*$/gm, "");
    expect(code).not.toMatch(
      /cookie|localStorage|sessionStorage|fetch|XMLHttpRequest|import|<script/,
    );
  });

  test("asks our own address, once, and is one line", () => {
    const link = bookmarkletLink("https://justhere.example");
    expect(link).toMatch(/^javascript:[^\s"<>]+$/);
    const code = decodeURIComponent(link.slice("javascript:".length));
    expect(code.match(/https:\/\/justhere\.example\/\?u=/g)).toHaveLength(1);
    expect(code).not.toContain("JUSTHERE");
  });

  test("asks for the site in the reader's language", () => {
    const german = decodeURIComponent(bookmarkletLink("https://justhere.example", "de"));
    expect(german).toContain('prompt("Welche Website lädt nicht?"');
    expect(german).not.toContain("Which site");
    expect(decodeURIComponent(bookmarkletLink("https://justhere.example"))).toContain(
      'prompt("Which site is down?"',
    );
  });

  test("shows people the source that it was made of", async () => {
    const shown = bookmarkletSource("https://justhere.example");
    expect(shown).toBe((await source).replace("JUSTHERE", "https://justhere.example"));
  });
});
