/** What `.ci/audit.ts` makes of a registry's answers: no finding may pass, and no silence may look clean. */

import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { describe, expect, test } from "vitest";
import { advisoriesOf, checkAdvisories, type Run, signaturesOf, told } from "../../.ci/audit.ts";

const run = (code: number | null, said: unknown): Run => ({
  code,
  stdout: typeof said === "string" ? said : JSON.stringify(said),
  stderr: "",
});
const advisories = (severity: string, counts: { high: number; critical: number }) => ({
  auditReportVersion: 2,
  vulnerabilities: {
    hono: { name: "hono", severity, range: "<4.13.5", via: [{ title: "Hole", url: "https://a" }] },
    tldts: { name: "tldts", severity: "low", range: "*", via: ["tldts-core"] },
  },
  metadata: { vulnerabilities: counts },
});
const trouble = (message: string, statusCode?: number) => ({
  message,
  statusCode,
  error: { summary: "", detail: "" },
});
const none = { high: 0, critical: 0 };

describe("advisories", () => {
  const CLEAN = { vulnerabilities: {}, metadata: { vulnerabilities: none } };
  const ROWS: readonly (readonly [about: string, kind: string, run: Run])[] = [
    ["nothing is known", "clean", run(0, CLEAN)],
    ["lesser ones", "clean", run(0, advisories("moderate", none))],
    ["a high one", "findings", run(1, advisories("high", { high: 1, critical: 0 }))],
    ["a critical one", "findings", run(1, advisories("critical", { high: 0, critical: 1 }))],
    ["a high one that npm passes", "findings", run(0, advisories("high", none))],
    ["a high one, and npm hangs", "findings", run(null, advisories("high", none))],
    [
      "one is counted, none is listed",
      "not_understood",
      run(0, advisories("low", { ...none, high: 1 })),
    ],
    ["none is listed, and npm fails", "not_understood", run(1, CLEAN)],
    ["a severity nobody knows", "not_understood", run(1, advisories("fatal", none))],
    ["not found", "not_checked", run(1, trouble("404 Not Found - POST https://r/", 404))],
    ["no such method", "not_checked", run(1, trouble("405 Method Not Allowed", 405))],
    ["nothing may be posted", "not_checked", run(1, trouble("403 Forbidden", 403))],
    ["the registry is ill", "not_checked", run(1, trouble("503 Service Unavailable", 503))],
    ["no audits, by npm's code", "not_checked", run(1, { error: { code: "ENOAUDIT" } })],
    ["no such host", "not_checked", run(1, trouble("failed, reason: getaddrinfo ENOTFOUND r"))],
    ["silence", "not_checked", run(1, trouble("network timeout at: https://r/"))],
    ["npm itself had to be ended", "not_checked", run(null, "")],
    ["who are you?", "not_understood", run(1, trouble("401 Unauthorized", 401))],
    [
      "a certificate of somebody else",
      "not_understood",
      run(1, trouble("reason: self-signed certificate")),
    ],
    ["no lockfile", "not_understood", run(1, { error: { code: "ENOLOCK", summary: "no lock" } })],
    ["a page", "not_understood", run(0, "<html>")],
    ["nothing at all", "not_understood", run(0, "")],
  ];
  test.each(ROWS)("%s: %s", (_about, kind, given) => {
    expect(advisoriesOf(given).kind).toBe(kind);
  });

  test("are told by package, range and title", () => {
    const outcome = advisoriesOf(run(1, advisories("high", { high: 1, critical: 0 })));
    expect(told(outcome)).toEqual({
      text: "hono <4.13.5: high: Hole (https://a)",
      exitCode: 1,
    });
  });
});

describe("signatures", () => {
  const one = { name: "hono", version: "4.13.19" };
  const failed = (code: string, summary: string) => run(1, { error: { code, summary } });
  const ROWS: readonly (readonly [about: string, kind: string, run: Run])[] = [
    ["all are there", "clean", run(0, { invalid: [], missing: [] })],
    ["one is wrong", "findings", run(1, { invalid: [one], missing: [] })],
    ["one is missing", "findings", run(1, { invalid: [], missing: [one] })],
    ["the keys are out of reach", "not_checked", failed("ENOTFOUND", "request to https://tuf/")],
    [
      "the registry has no keys",
      "not_checked",
      failed("", "found no dependencies to audit that were installed from a supported registry"),
    ],
    ["the keys themselves are wrong", "not_understood", failed("TUF_REFRESH_METADATA_ERROR", "")],
    ["a package is gone from the registry", "not_understood", failed("E404", "Not found")],
    [
      "nothing is installed",
      "not_understood",
      failed("", "found no installed dependencies to audit"),
    ],
  ];
  test.each(ROWS)("%s: %s", (_about, kind, given) => {
    expect(signaturesOf(given).kind).toBe(kind);
  });
});

test("only what was found, or is not understood, fails; what was not checked is told loudly", () => {
  expect(told({ kind: "clean" }).exitCode).toBe(0);
  expect(told({ kind: "findings", lines: ["hono"] })).toEqual({ text: "hono", exitCode: 1 });
  expect(told({ kind: "not_understood", why: "?" }).exitCode).toBe(1);
  const { text, exitCode } = told({ kind: "not_checked", why: "405" });
  expect(exitCode).toBe(0);
  expect(text).toContain("!! NOT CHECKED");
  expect(text).toContain("405");
});

/** The npm of this machine, and a registry on loopback. */
describe("npm itself, asking a registry that", () => {
  const advisory = (severity: string) => ({
    id: 1,
    url: "https://advisories.example/1",
    title: "Hole",
    severity,
    vulnerable_versions: "<9999",
    cwe: [],
    cvss: { score: 9, vectorString: null },
  });
  /** Knows of these packages, and nothing of any other. */
  const knows =
    (severities: Readonly<Record<string, string>>): RequestListener =>
    async (request, response) => {
      if (request.method !== "POST") return void response.writeHead(404).end("{}");
      const isZipped = request.headers["content-encoding"] === "gzip";
      const asked = JSON.parse(await text(isZipped ? request.pipe(createGunzip()) : request));
      const known = Object.entries(severities).filter(([name]) => name in asked);
      const answer = known.map(([name, severity]) => [name, [advisory(severity)]]);
      response.end(JSON.stringify(Object.fromEntries(answer)));
    };
  const answers =
    (status: number): RequestListener =>
    (_request, response) =>
      response.writeHead(status).end();

  const ROWS: readonly (readonly [about: string, kind: string, RequestListener])[] = [
    ["knows of nothing in our Workers", "clean", knows({ minimist: "critical" })],
    ["knows of a hole in hono", "findings", knows({ minimist: "critical", hono: "high" })],
    ["knows of a small one", "clean", knows({ minimist: "critical", hono: "low" })],
    [
      "knows of one in a tool for developers",
      "clean",
      knows({ minimist: "critical", vitest: "high" }),
    ],
    ["calls everything harmless", "not_checked", knows({})],
    ["offers no audits", "not_checked", answers(405)],
    ["answers with a page", "not_understood", (_request, response) => response.end("<html>")],
  ];
  test.each(ROWS)(
    "%s: %s",
    async (_about, kind, listener) => {
      // npm keeps what it has heard of an advisory.
      const cache = await mkdtemp(join(tmpdir(), "npm-"));
      const registry = createServer(listener);
      await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
      try {
        const { port } = registry.address() as AddressInfo;
        const npm_config_registry = `http://127.0.0.1:${port}/`;
        const env = { ...process.env, npm_config_registry, npm_config_cache: cache };
        const outcome = await checkAdvisories({ env, deadlineMs: 30_000 });
        expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind });
      } finally {
        registry.closeAllConnections();
        registry.close();
        await rm(cache, { recursive: true });
      }
    },
    40_000,
  );
});
