/** The client module, as it is served to others: what it asks, what it gives, and what it throws. */
import { describe, expect, test, vi } from "vitest";
import type * as Module from "../src/web/client/browser/api";
import { MADE } from "../src/web/client/build";
import { CLIENT_TYPES, clientScript } from "../src/web/client/client.min";
import { clientOf } from "../src/web/openapi/client";
import { openApiDocument } from "../src/web/openapi/document";
import { OPENAPI } from "../src/web/openapi/document.min";
import { answer, final, refuses, type Service, sends, service, votes } from "./support/cli";

/** Only what it needs of its kind is in it: no import, and no mention of where it was made. */
const load = ({ url }: Pick<Service, "url">): Promise<typeof Module> =>
  import(`data:text/javascript,${encodeURIComponent(clientScript(url))}`);

const LINES = 120;

test.each(MADE)(
  "%s is what its sources make: npm run client, or this with -u",
  async (name, make) => {
    await expect(await make()).toMatchFileSnapshot(`../src/web/client/${name}`);
  },
);

describe("the module", () => {
  test("is short, needs nothing, and holds nothing of where it was made", () => {
    const script = clientScript("https://justhere.example");
    expect(script.split("\n").length).toBeLessThan(LINES);
    expect(script).not.toMatch(/\bimport\b|require\(|process\.|document\.|window\./);
    expect(script).toContain('"https://justhere.example"');
  });

  test("changes with the document: a word more, a member more, a route less", () => {
    const changed = JSON.parse(OPENAPI);
    changed.components.schemas.Answer.properties.mood = { enum: ["fine", "so_so"] };
    changed.components.parameters.from.schema.enum.push("moon");
    delete changed.paths["/v1/watched"];
    const { module, declarations } = clientOf(changed);
    for (const text of [module, declarations]) {
      expect(text).toContain('readonly mood?: "fine" | "so_so";');
      expect(text).toMatch(/from\?: [^;]*"moon"/);
      expect(text).not.toMatch(/\bwatched\b\(|watched =/);
    }
  });

  test("has a function for each operation below /v1 that gives data", () => {
    const paths = Object.keys(openApiDocument().paths).filter((path) => path.startsWith("/v1/"));
    const { module } = clientOf(JSON.parse(OPENAPI));
    const functions = [...module.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name);
    expect(functions).toHaveLength(paths.length + 1);
    for (const name of ["check", "health", "history", "group", "watched", "events", "ping"]) {
      expect(functions).toContain(name);
      expect(CLIENT_TYPES).toContain(`export declare function ${name}(`);
    }
  });
});

describe("a function", () => {
  test("asks the service that its module came from, or the one that is named", async () => {
    const [one, other] = [
      await service(sends(200, "application/json", "{}")),
      await service(sends(200, "application/json", "{}")),
    ];
    const { check } = await load(one);
    await check("a.com", { from: "india", wait: "full" });
    await check("a.com", { base: `${other.url}/`, headers: { "user-agent": "mine" } });
    expect(one.asked.map(({ path }) => path)).toEqual(["/v1/check/a.com?from=india&wait=full"]);
    expect(other.asked.map(({ path }) => path)).toEqual(["/v1/check/a.com"]);
    expect(other.asked[0]?.headers).toMatchObject({
      accept: "application/json",
      "user-agent": "mine",
    });
  });

  test("sends what was typed as a part of the path, whatever it is", async () => {
    const to = await service(sends(200, "application/json", "{}"));
    await (await load(to)).check("a.com/../../b?c=d#e");
    expect(to.asked[0]?.path).toBe("/v1/check/a.com%2F..%2F..%2Fb%3Fc%3Dd%23e");
  });

  test("gives what the service says", async () => {
    const to = await service(
      sends(200, "application/json", JSON.stringify(answer({ verdict: "down" }))),
    );
    const { check, group } = await load(to);
    expect((await check("a.com")).verdict).toBe("down");
    await group(["a.com", "b.com"], { from: "japan" });
    expect(to.asked[1]?.path).toBe("/v1/group?from=japan&hosts=a.com%2Cb.com");
  });

  test("gives a status with what is said beside it", async () => {
    const said = {
      "justhere-scope": "down",
      "justhere-verdict": "down",
      "justhere-confidence": "high",
    };
    const { health } = await load(await service(sends(503, "", "", said)));
    expect(await health("a.com")).toEqual({
      status: 503,
      scope: "down",
      verdict: "down",
      confidence: "high",
    });
  });

  test.each([
    ["a limit", refuses(429, "rate_limited", { "retry-after": "7" }), "rate_limited", 429, 7],
    ["a refusal", refuses(403, "opted_out"), "opted_out", 403, null],
    ["a proxy's page", sends(200, "text/html", "<p>"), "not_understood", 200, null],
    [
      "a proxy's 503, which is no outage",
      sends(503, "text/html", "<p>"),
      "not_understood",
      503,
      null,
    ],
    ["no JSON", sends(200, "application/json", "{"), "not_understood", null, null],
    [
      "a connection that is cut",
      (by: { destroy: () => void }) => by.destroy(),
      "unreachable",
      null,
      null,
    ],
  ] as const)("throws %s, with a code", async (_what, does, code, status, retryAfterS) => {
    const { check, health, JustHereError } = await load(await service(does));
    const error = await check("a.com").catch((thrown) => thrown);
    expect(error).toBeInstanceOf(JustHereError);
    expect(error).toMatchObject({ name: "JustHereError", code, status, retryAfterS });
    if (status === 503) await expect(health("a.com")).rejects.toMatchObject({ code });
  });

  test("ends when its signal says so, with that reason", async () => {
    const { check } = await load(await service(() => {}));
    const reason = new Error("the reader has left");
    const stop = new AbortController();
    const asked = check("a.com", { signal: stop.signal });
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});

describe("events", () => {
  test("come one by one, however they are cut on the way", async () => {
    const text = [...votes, final()].map((line) => JSON.stringify(line)).join("\n\n");
    const to = await service((response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      const bytes = Buffer.from(`${text}\n`);
      // In the middle of the ã of São Paulo, among other places.
      for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
      response.end();
    });
    const told: string[] = [];
    const cities: string[] = [];
    for await (const line of (await load(to)).events("a.com")) {
      told.push(line.event);
      if (line.event === "vote") cities.push(line.data.city);
    }
    expect(told).toEqual([...votes.map(() => "vote"), "final"]);
    expect(cities).toContain("São Paulo");
  });

  test("end the request when nobody listens any more", async () => {
    const closed = vi.fn();
    const to = await service((response) => {
      response.on("close", closed);
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      response.write(`${JSON.stringify(votes[0])}\n`);
    });
    for await (const { event } of (await load(to)).events("a.com")) if (event === "vote") break;
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });

  test.each([
    ["garbage", sends(200, "application/x-ndjson", "{]\n"), "not_understood"],
    [
      "a line without an end",
      sends(200, "application/x-ndjson", "x".repeat(1_100_000)),
      "not_understood",
    ],
    ["a refusal", refuses(429, "rate_limited"), "rate_limited"],
  ] as const)("that are %s throw", async (_what, does, code) => {
    const { events } = await load(await service(does));
    await expect(events("a.com").next()).rejects.toMatchObject({ code });
  });
});
