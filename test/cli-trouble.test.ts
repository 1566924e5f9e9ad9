/** The command line, where something goes wrong: streams that break, answers that are none; and how it waits. */
import { describe, expect, test } from "vitest";
import { problem } from "../src/web/problem";
import { problemText } from "../src/web/text";
import {
  answer,
  final,
  refuses,
  runs,
  sends,
  service,
  tells,
  tellsThen,
  votes,
} from "./support/cli";

describe("a stream", () => {
  test("that breaks is gone on with where it broke, and nobody is counted twice", async () => {
    const to = await service(
      tellsThen("cut", ...votes.slice(0, 4)),
      tells(...votes.slice(2), final()),
    );
    const { code, err } = await runs("a.com", { service: to, columns: 80 });
    expect(code).toBe(0);
    expect(to.asked.map(({ headers }) => headers["last-event-id"])).toEqual([
      ...[undefined, votes[3]?.id],
    ]);
    expect(err).toContain("10 of 10 · ");
    expect(err).not.toContain("11 of 10");
  });

  test("that falls silent is gone on with, too", async () => {
    const to = await service(tellsThen("silence", ...votes.slice(0, 4)), tells(final()));
    expect((await runs("a.com", { service: to, silentAfter: 4 })).code).toBe(0);
    expect(to.asked[1]?.headers["last-event-id"]).toBe(votes[3]?.id);
  });

  test("that breaks again and again gives way to the answer alone", async () => {
    const cut = tellsThen("cut", ...votes.slice(0, 1));
    const whole = sends(200, "application/json", JSON.stringify(answer({ verdict: "down" })));
    const to = await service(cut, cut, cut, cut, whole);
    expect((await runs("a.com --wait full", { service: to })).code).toBe(2);
    expect(to.asked.at(-1)?.path).toBe("/v1/check/a.com?lang=en&wait=full");
  });

  test.each([
    ["an older service does not know", refuses(404, "not_found")],
    ["a proxy holds back until it ends it", tells()],
    ["a proxy holds back for good", tellsThen("silence")],
    ["comes in a form that nobody asked for", sends(200, "text/event-stream", "event: vote\n\n")],
    ["a proxy has no word for", sends(502, "text/html", "<h1>Bad gateway</h1>")],
  ])("that %s gives way to the answer alone", async (_what, does) => {
    const to = await service(does, sends(200, "application/json", JSON.stringify(answer())));
    const ran = await runs("a.com", { service: to, silentAfter: 0 });
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(to.asked).toHaveLength(2);
  });

  test("of a newer service may have more events, members, codes and findings", async () => {
    const newer = JSON.parse(JSON.stringify(final()));
    newer.data.mood = "fine";
    newer.data.findings = [
      { kind: "suspect", suspect: "haunted", cities: [], isAll: true },
      { kind: "new" },
    ];
    newer.data.observations[0].failure = "solar_flare";
    newer.data.observations[1].suspect = "haunted";
    newer.data.observations[2].refusal = "http_418";
    const to = await service(tells({ event: "weather", data: 1 }, ...votes, newer));
    const { code, out } = await runs("a.com", { service: to });
    expect(code).toBe(0);
    expect(out).toMatch(/^It's up for everyone/);
    expect(out).not.toMatch(/undefined|haunted/);
  });

  test("F10: sends nothing that a terminal would obey", async () => {
    const headline = "It's \u001b[2J\u0007up\u009b1m";
    const to = await service(tells(final({ headline, explanation: "a\u001b]0;x\u0007" })));
    for (const args of ["a.com", "a.com --json"])
      expect((await runs(args, { service: to })).out.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});

describe("a service that means no good", () => {
  const odd = { toString: 1, valueOf: 1 };
  const says = (said: unknown) =>
    sends(429, "application/problem+json", JSON.stringify(said), { "retry-after": "5" });
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

  test.each([
    ["a problem with a code that is none", says({ code: "a\u001b[2J", title: "a", detail: "b" })],
    ["a problem of other types", says({ code: "rate_limited", title: odd, detail: "b" })],
    ["a problem without words", says({ code: "rate_limited" })],
    ["a problem that is null", tells({ event: "problem", data: null })],
    ["an event of other types", tells({ event: "problem", data: { code: odd, title: odd } })],
    [
      "an answer without a floor",
      sends(200, "application/x-ndjson", `{"event":"final","data":${deep}}\n`),
    ],
  ])("%s is no verdict, and nothing of it gets to the terminal", async (_what, does) => {
    const to = await service(does);
    const { code, out, err } = await runs("a.com", { service: to });
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toMatch(
      /^What answers at \S+ is not JustHere\.( Ask again in 5 s\.)? \(not_understood\)\n$/,
    );
  });

  test.each([["application/json"], ["application/problem+json"]])(
    "is not read on for ever: %s",
    async (type) => {
      let sent = 0;
      let isGone = false;
      const to = await service(refuses(404, "not_found"), (response) => {
        response.writeHead(200, { "content-type": type });
        const more = () => {
          if (isGone) return;
          sent += 1_000_000;
          // By way of the event loop: of a connection that is gone, too, each write is done at once.
          response.write("x".repeat(1_000_000), (error) => error || setImmediate(more));
        };
        response.write('"', more);
        response.on("close", () => {
          isGone = true;
        });
      });
      const { code, err } = await runs("a.com --timeout 20", { service: to });
      expect(code).toBe(3);
      expect(err).toContain("(not_understood)");
      expect(sent).toBeLessThan(100_000_000);
    },
  );

  test("gets no letter through that turns others around, nor by the name of a member", async () => {
    const more = { headline: "up \u202enwod", "\u009b2J": 1 } as object;
    const to = await service(tells(final(more)));
    for (const args of ["a.com", "a.com --json"]) {
      const { code, out } = await runs(args, { service: to });
      expect(code).toBe(0);
      expect(out).not.toMatch(/[\u202e\u009b]/);
    }
  });

  test.each([["99999999999"], ["Infinity"], ["-5"], ["999999999"]])(
    "has a watch ask again neither at once nor never: %s",
    async (retry) => {
      const to = await service(
        refuses(429, "rate_limited", { "retry-after": retry }),
        tells(final()),
      );
      const { code, waits } = await runs("a.com --watch", { service: to });
      expect(code).toBe(0);
      expect(waits).toHaveLength(1);
      expect(waits[0]).toBeGreaterThanOrEqual(30_000);
      expect(waits[0]).toBeLessThanOrEqual(86_400_000);
    },
  );
});

describe("trouble", () => {
  const html = sends(200, "text/html", "<!doctype html><title>Log in to the hotel</title>");

  test.each([
    [
      "a limit",
      refuses(429, "rate_limited", { "retry-after": "7" }),
      "No. Because. Ask again in 7 s. (rate_limited)",
    ],
    ["an owner who opted out", refuses(403, "opted_out"), "No. Because. (opted_out)"],
    [
      "trouble in mid-stream",
      tells(...votes.slice(0, 2), {
        event: "problem",
        id: "p",
        data: { code: "overloaded", title: "No", detail: "Because." },
      }),
      "No. Because. (overloaded)",
    ],
    ["somebody else's page", html, "is not JustHere. (not_understood)"],
    [
      "JSON of somebody else",
      sends(200, "application/json", '{"up":true}'),
      "is not JustHere. (not_understood)",
    ],
    ["no JSON", sends(200, "application/json", "{"), "is not JustHere. (not_understood)"],
    [
      "garbage in the stream",
      sends(200, "application/x-ndjson", "{]\n"),
      "is not JustHere. (not_understood)",
    ],
    [
      "lines without sense",
      tells({ event: "final", data: { verdict: "up" } }),
      "is not JustHere. (not_understood)",
    ],
    [
      "no sense in a vote",
      sends(200, "application/x-ndjson", 'null\n{"event":"vote"}\n'),
      "(not_understood)",
    ],
    [
      "a server that hangs up",
      (response: { destroy: () => void }) => response.destroy(),
      "cannot be reached. (unreachable)",
    ],
  ] as const)("%s is said in a sentence, and is no outage", async (_what, does, says) => {
    const to = await service(does);
    const { code, out, err } = await runs("a.com", { service: to });
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain(says);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("a server that hangs is not waited for longer than was asked", async () => {
    const to = await service(() => {});
    const { code, err } = await runs("a.com --timeout 0.2", { service: to });
    expect(code).toBe(3);
    expect(err).toBe(`${to.url} has not answered in time. (timed_out)\n`);
  });

  test("a service that nobody runs is out of reach", async () => {
    const { code, err } = await runs("a.com --service http://127.0.0.1:9");
    expect(code).toBe(3);
    expect(err).toBe("http://127.0.0.1:9 cannot be reached. (unreachable)\n");
  });

  test("of --local without a checkout is said, and what to do instead", async () => {
    const { code, err } = await runs("a.com --local");
    expect(code).toBe(3);
    expect(err).toMatch(/^--local starts the service from a checkout/);
  });

  test("of a name is the same sentence as the service's", async () => {
    const { err } = await runs("a_b.-c");
    expect(err).toBe(problemText(problem("invalid_target", { reason: "label" }), "en"));
  });
});

describe("a watch", () => {
  const down = tells(final({ verdict: "down", headline: "It's down for everyone" }));
  const time = "\\d\\d:\\d\\d:\\d\\d";

  test("prints a line at each change, and ends when it is back", async () => {
    const to = await service(
      down,
      down,
      tells(final({ verdict: "here", headline: "It's just here" })),
      tells(final()),
    );
    const { code, out, waits } = await runs("a.com --watch", { service: to });
    expect(code).toBe(0);
    expect(out).toMatch(
      new RegExp(
        `^${time}  It's down for everyone\n${time}  It's just here\n${time}  It's up for everyone\n$`,
      ),
    );
    expect(waits).toEqual([30_000, 30_000, 30_000]);
  });

  test("waits for as long as it is told to, and outlives trouble of ours", async () => {
    const busy = refuses(429, "rate_limited", { "retry-after": "90" });
    const to = await service(busy, busy, tells(final()));
    const { code, err, waits } = await runs("a.com --watch", { service: to });
    expect(code).toBe(0);
    expect(waits).toEqual([90_000, 90_000]);
    expect(err.match(/rate_limited/g)).toHaveLength(1);
  });

  test("as JSON prints a line for each look", async () => {
    const to = await service(down, down, tells(final()));
    const { out } = await runs("a.com --watch --json", { service: to });
    const told = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).verdict);
    expect(told).toEqual(["down", "down", "up"]);
  });
});
