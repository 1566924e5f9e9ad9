/** The client module against the real front, in the runtime of Workers: what one says, the other reads. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as client from "../../src/web/client/browser/api";
import { get, named, SITE } from "../support/front";

const { check, events, group, health, history, JustHereError, ping, vantages, watched } = client;
const base = SITE;

// The front of these tests has no address in any network; it asks the resolver by the same `fetch`.
beforeEach(() => {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((url, init) => {
    if (!(url instanceof URL) || url.origin !== SITE) return real(url, init);
    const { pathname, search } = url;
    return get(pathname + search, Object.fromEntries(new Headers(init?.headers)));
  });
});
afterEach(() => void vi.restoreAllMocks());

test("each function reads what its route says", async () => {
  const host = named("down-in-europe");
  expect(await check(host, { base, from: "germany" })).toMatchObject({
    ...{ verdict: "here", here: { vantage: "germany" } },
  });
  expect(await health(host, { base, "fail-on": ["down"] })).toMatchObject({
    ...{ status: 200, scope: "partial" },
  });
  expect((await history(host, { base, lang: "de" })).language).toBe("de");
  expect((await group([host, named("up")], { base })).partition).toMatchObject({
    ...{ partial: [host], up: [named("up")] },
  });
  expect((await vantages({ base })).vantages).toHaveLength(10);
  expect((await watched({ base })).watched).toEqual([]);
  expect(await ping({ base })).toBeUndefined();
});

test("events come line by line, and go on where one left", async () => {
  const told: client.StreamLine[] = [];
  for await (const line of events(named("down-in-europe"), { base })) told.push(line);
  expect(told.filter(({ event }) => event === "vote")).toHaveLength(10);
  const last = told.at(-1);
  expect(last?.event === "final" && last.data.scope).toBe("partial");
  const third = told.filter(({ event }) => event === "vote")[2];
  if (third?.event !== "vote") throw new Error("no third vote");
  const rest: string[] = [];
  const headers = { "last-event-id": third.id };
  for await (const { event } of events(named("down-in-europe"), { base, headers }))
    rest.push(event);
  expect(rest.filter((event) => event === "vote")).toHaveLength(7);
});

test("what the front refuses is thrown, with its code and its words", async () => {
  const error = await check(named("no-such-name"), { base, lang: "de" }).catch((one) => one);
  expect(error).toBeInstanceOf(JustHereError);
  expect(error).toMatchObject({ code: "no_such_name", status: 404, retryAfterS: null });
  expect(error.message).toBe(`${error.problem.title}. ${error.problem.detail}`);
  await expect(events("localhost", { base }).next()).rejects.toMatchObject({
    code: "invalid_target",
  });
});
