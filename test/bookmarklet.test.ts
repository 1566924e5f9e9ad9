import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
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

describe("F8: the bookmarklet on a page with secrets", () => {
  /** Everything that a page can know and we must not. */
  const PAGE = "https://me:SECRET-1@shop.example.org:8443/SECRET-2/page?token=SECRET-3#SECRET-4";

  /** Runs it as a browser does, and says where it went and what it touched on the way. */
  function click(url: string, { title = "SECRET-5" } = {}) {
    const link = { rel: "", href: "", click: () => void went.push({ ...link }) };
    const went: { rel: string; href: string }[] = [];
    const touched = new Set<string>();
    const watched = <T extends object>(name: string, known: T): T =>
      new Proxy(known, {
        get: (target, key) => {
          touched.add(`${name}.${String(key)}`);
          return Reflect.get(target, key);
        },
        set: (_, key) => {
          throw new Error(`sets ${name}.${String(key)}`);
        },
      });
    const document = watched("document", {
      title,
      documentURI: url,
      body: { innerText: "SECRET-6" },
      cookie: "SECRET-7",
      referrer: "https://SECRET-8.example/",
      createElement: (tag: string) => (tag === "a" ? link : null),
    });
    const { protocol } = new URL(url);
    const code = decodeURIComponent(
      bookmarkletLink("https://justhere.example").slice("javascript:".length),
    );
    runInNewContext(code, {
      document,
      location: watched("location", { href: url, protocol }),
      performance: { getEntriesByType: () => [{ name: url, responseStatus: 503 }] },
      prompt: () => null,
      encodeURIComponent,
      URL,
    });
    return { went, touched };
  }

  test("sends its origin and the status, to us, once, and without a referrer", () => {
    expect(click(PAGE).went.map(({ rel, href }) => ({ rel, href }))).toEqual([
      {
        rel: "noreferrer",
        href: "https://justhere.example/?u=https%3A%2F%2Fshop.example.org%3A8443&s=503",
      },
    ]);
  });

  test("reads neither cookies nor storage, nor the text of a page that loaded", () => {
    const { touched } = click(PAGE);
    expect([...touched].toSorted()).toEqual([
      ...["document.createElement", "document.documentURI", "location.href", "location.protocol"],
    ]);
  });

  test.each(["file:///home/SECRET-1/notes.html", "about:blank", "data:text/html,SECRET-1"])(
    "asks its reader about %s, and goes nowhere without a word",
    (url) => {
      expect(click(url).went).toEqual([]);
    },
  );

  test("puts nothing into a page: no script, no frame, no message, no window with a hold on it", () => {
    const code = decodeURIComponent(bookmarkletLink("https://justhere.example"));
    expect(code).not.toMatch(/postMessage|opener|window\.open|append|insert|innerHTML|write|eval/);
    expect(code.match(/createElement\([^)]*\)/g)).toEqual(['createElement("a")']);
  });
});
