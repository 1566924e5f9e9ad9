/** Which answers are what an operator wants: a status, a text, and what neither of them can say. */
import { describe, expect, test } from "vitest";
import { PROBE } from "../../../src/limits";
import type { Wanted } from "../../../src/probe/wanted";
import type { BodyEnd } from "../../support/script-body";
import { answers, type Reaction, redirects } from "../../support/script-net";
import { probed } from "./probing";

const ANYTHING: Wanted = { scheme: null, port: null, path: "/", status: null, text: null };
const meets = (wanted: Partial<Wanted>, at: Reaction | Readonly<Record<string, Reaction>>) =>
  probed({ at: "kind" in at ? { "site.com": at as Reaction } : at }, "site.com", 0, {
    ...ANYTHING,
    ...wanted,
  });

const HTML = { "content-type": "text/html" };
const challenge = (status: number) => answers(status, { headers: { "cf-mitigated": "challenge" } });
const robotCheck = answers(200, {
  headers: HTML,
  body: "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>/cdn-cgi/challenge-platform/",
});

describe("the status of the last answer must be one of those that are wanted", () => {
  test.each<[string, number[], Reaction, string]>([
    ["is", [200], answers(200), "up"],
    ["is one of several", [204, 404], answers(404), "up"],
    ["is an error", [503], answers(503), "up"],
    [
      "is what Cloudflare makes up, and another server's own",
      [520],
      answers(520, { headers: { server: "nginx" } }),
      "up",
    ],
    ["is a login", [401], answers(401), "up"],
    ["is forbidden", [403], answers(403), "up"],
    ["is forbidden, and said by a firewall", [403], challenge(403), "up"],
    ["is not", [200], answers(404), "unexpected_status"],
    ["is another success", [200], answers(204), "unexpected_status"],
    ["is an error that is not wanted", [200], answers(500), "unexpected_status"],
    ["is fine for everyone else", [403], answers(200), "unexpected_status"],
    ["is that of a firewall", [200], answers(403), "http_403"],
    ["is that of a test", [200], challenge(403), "challenge"],
    ["is that of too many requests", [200], answers(429), "http_429"],
    ["is that of a login that nobody wants", [200], answers(401), "http_401"],
    ["is no answer of its own", [521], answers(521), "connection_refused"],
    [
      "is that of a CDN without the website",
      [530],
      answers(530, { body: "error code: 1016" }),
      "origin_unresolvable",
    ],
  ])("%s", async (_, status, reaction, word) => {
    const seen = await meets({ status }, reaction);
    expect(seen.word).toBe(word);
    if (word === "unexpected_status")
      expect(seen.sight).toMatchObject({ outcome: "down", fault: "target", phase: "http" });
  });

  test("and is told, with the time it took", async () => {
    const { sight } = await meets({ status: [200] }, answers(404, { afterMs: 7 }));
    expect(sight).toMatchObject({ status: 404, timings: { firstByteMs: 7 } });
  });

  test("a wall that says 200 is none that was wanted", async () => {
    const everyones = await probed({ at: { "site.com": robotCheck } });
    expect(everyones.sight.refusal).not.toBeNull();
    expect((await meets({ status: [200] }, robotCheck)).word).toBe(everyones.word);
  });

  test("without one, what is up for everyone is up", async () => {
    expect((await meets({ path: "/x" }, answers(404))).word).toBe("up");
    expect((await meets({ path: "/x" }, answers(503))).word).toBe("http_5xx");
  });
});

describe("a redirect", () => {
  const there = {
    "https://site.com/": redirects("/there"),
    "https://site.com/there": answers(200),
  };

  test("is followed to the status that is wanted", async () => {
    const { sight } = await meets({ status: [200] }, there);
    expect(sight).toMatchObject({ outcome: "up", status: 200 });
  });

  test("that is wanted itself is the last answer", async () => {
    const { sight, requests } = await meets({ status: [200, 301] }, there);
    expect(sight).toMatchObject({ outcome: "up", status: 301, redirectsTo: null });
    expect(requests).toHaveLength(1);
  });

  test("that is wanted may lead wherever it wants", async () => {
    const { word } = await meets({ status: [301] }, redirects("https://b.org/login"));
    expect(word).toBe("up");
  });

  test("that is wanted, and does not come, is missed", async () => {
    expect((await meets({ status: [301] }, answers(200))).word).toBe("unexpected_status");
  });

  test("to another site is not followed, so it is not what is wanted", async () => {
    const away = redirects("https://b.org/");
    expect((await meets({}, away)).sight.redirectsTo).toBe("b.org");
    expect((await meets({ status: [200] }, away)).word).toBe("unexpected_status");
    expect((await meets({ text: "x" }, away)).word).toBe("unexpected_text");
  });

  test("to a login is a wall, as for everyone", async () => {
    const { word } = await meets({ status: [200] }, redirects("https://b.org/login"));
    expect(word).toBe("login");
  });
});

describe("the text must stand in the page as it is sent", () => {
  const sends = (body: string, type = "text/html", status = 200) =>
    answers(status, { headers: { "content-type": type }, body });

  test.each<[string, string, Reaction, string]>([
    ["stands there", "ready", sends("<p>All is ready.</p>"), "up"],
    ["stands in its markup", "<p>All", sends("<p>All is ready.</p>"), "up"],
    ["is not ASCII", "zurück – 你好", sends("<p>Wir sind zurück – 你好</p>"), "up"],
    ["stands in JSON", '"ok":true', sends('{"ok":true}', "application/json"), "up"],
    ["stands in something without a type", "ok", answers(200, { body: "ok" }), "up"],
    ["stands in an unknown type", "ok", sends("\u0001ok", "application/octet-stream"), "up"],
    ["stands on a page that is not found", "none", sends("none", "text/html", 404), "up"],
    ["is written otherwise", "Ready", sends("<p>ready</p>"), "unexpected_text"],
    ["is parted by markup", "All is", sends("<p>All <b>is</b></p>"), "unexpected_text"],
    [
      "is missing in JSON",
      '"ok":true',
      sends('{"ok":false}', "application/json"),
      "unexpected_text",
    ],
    ["is wanted of an answer without a page", "ok", answers(204), "unexpected_text"],
    ["is wanted of an empty page", "ok", sends(""), "unexpected_text"],
    ["is wanted of a wall", "ok", answers(403), "http_403"],
    ["is wanted of an error", "ok", sends("ok", "text/html", 500), "http_5xx"],
  ])("it %s", async (_, text, reaction, word) => {
    const { sight, word: seen } = await meets({ text }, reaction);
    expect(seen).toBe(word);
    if (word === "unexpected_text")
      expect(sight).toMatchObject({ outcome: "down", fault: "target", phase: "http" });
  });

  test("it may come in two pieces, cut in the middle of a letter", async () => {
    const [one, two] = [new TextEncoder().encode("zurü").slice(0, 4), Uint8Array.of(0xbc, 0x63)];
    const body = { chunks: [one, two], end: "closes" } as const;
    expect((await meets({ text: "zurüc" }, answers(200, { body }))).word).toBe("up");
  });

  test("it is looked for as far as we read", async () => {
    const filler = "x".repeat(PROBE.bodyBytes - 2);
    expect((await meets({ text: "ok" }, sends(`${filler}ok`))).word).toBe("up");
    expect((await meets({ text: "ok" }, sends(`${filler}xok`))).word).toBe("unexpected_text");
  });

  test("it is wanted beside the status, and of the page that redirects lead to", async () => {
    const at = { "https://site.com/": redirects("/b"), "https://site.com/b": sends("ok") };
    expect((await meets({ status: [200], text: "ok" }, at)).word).toBe("up");
    expect((await meets({ status: [200], text: "no" }, at)).word).toBe("unexpected_text");
    const wrong = { ...at, "https://site.com/b": sends("ok", "text/html", 404) };
    expect((await meets({ status: [200], text: "ok" }, wrong)).word).toBe("unexpected_status");
  });

  test.each([301, 401, 403, 503])("it is wanted of a %i, if that is", async (status) => {
    const headers = { location: "/x", "www-authenticate": "Basic" };
    const page = answers(status, { headers, body: "come back later" });
    expect((await meets({ status: [status], text: "later" }, page)).word).toBe("up");
    expect((await meets({ status: [status], text: "now" }, page)).word).toBe("unexpected_text");
  });

  test("it does not stand on a firewall's own page: that is still a wall", async () => {
    const { word } = await meets({ status: [403], text: "members only" }, challenge(403));
    expect(word).toBe("challenge");
  });

  test("an answer that is read for it alone is no other than it is for everyone", async () => {
    const page = sends('<span class="cf-error-code">1020</span> ok', "text/html", 404);
    expect((await probed({ at: { "site.com": page } })).word).toBe("up");
    expect((await meets({ text: "ok" }, page)).word).toBe("up");
  });

  test("how long it took to begin is told where it is missing", async () => {
    const { sight } = await meets({ text: "ok" }, answers(200, { afterMs: 7 }));
    expect(sight).toMatchObject({ status: 200, timings: { firstByteMs: 7 } });
  });

  test("what reads like an error is still doubtful", async () => {
    const page = sends("<title>503 Service Unavailable</title><h1>503 Service Unavailable</h1>");
    const { sight } = await meets({ status: [200], text: "Service" }, page);
    expect(sight).toMatchObject({ outcome: "up", suspect: "error_page" });
  });
});

describe("a page that ends before its text came cannot be said to lack it", () => {
  const cut = (chunks: readonly string[], end: BodyEnd, type = "text/html") =>
    answers(200, { headers: { "content-type": type }, body: { chunks, end } });
  const START = "<p>Welcome to our shop";

  test.each<[BodyEnd, string]>([
    ["breaks", "page_incomplete"],
    ["garbles", "page_incomplete"],
    ["stalls", "page_stalls"],
  ])("one that %s is up and doubtful, of whatever type", async (end, suspect) => {
    for (const type of ["text/html", "application/json"]) {
      const { sight } = await meets({ text: "basket" }, cut([START], end, type));
      expect(sight).toMatchObject({ outcome: "up", suspect });
    }
  });

  test.each<[BodyEnd, string]>([
    ["breaks", "body_lost"],
    ["garbles", "body_garbled"],
    ["stalls", "timeout_body"],
  ])("one that %s before its first byte is down for that", async (end, failure) => {
    for (const type of ["text/html", "application/json"])
      expect((await meets({ text: "basket" }, cut([], end, type))).word).toBe(failure);
  });

  test("one that goes on for ever is read as far as we read", async () => {
    const endless = cut(["x".repeat(1_024)], "repeats");
    expect((await meets({ text: "basket" }, endless)).word).toBe("unexpected_text");
  });
});
