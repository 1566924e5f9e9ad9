/** What stands in a log line, what never does, and how many there are of them. */
import { describe, expect, test } from "vitest";
import { LOG } from "../../src/limits";
import { createLog, scrubbed } from "../../src/log";

function listen(chance = 0) {
  const lines: Record<string, unknown>[] = [];
  const clock = { now: 1_000_000 };
  const log = createLog({
    now: () => clock.now,
    chance: () => chance,
    write: (_level, line) => lines.push(JSON.parse(line)),
  });
  return { log, lines, clock };
}

describe("the text of an exception", () => {
  test.each([
    ["Error: Network connection lost.", "Error: Network connection lost."],
    [
      "TypeError: Cannot read properties of undefined (reading 'host')",
      "TypeError: Cannot read properties of undefined (reading 'host')",
    ],
    [
      "D1_ERROR: no such table: outages: SQLITE_ERROR",
      "D1_ERROR: no such table: outages: SQLITE_ERROR",
    ],
    ["internal error; reference = k3j4h5k2", "internal error; reference = k3j4h5k2"],
    ["DurableError: 503 too many listeners", "DurableError: 503 too many listeners"],
  ])("%s tells us what it should", (text, told) => {
    expect(scrubbed(text)).toBe(told);
  });

  const SECRETS = [
    "Fetch API cannot load: https://user:MARK@example.org/MARK?MARK=1#MARK",
    "Unexpected token 'M', \"MARK <html>\" is not valid JSON",
    'Unexpected token \'x\', ..."a":"MARK","b":"MARK"}" is not valid JSON',
    "cannot GET /MARK/some/where",
    "no route for (/MARK)",
    "bad query: token=1&secret=MARK",
    "bad query: a;secret=MARK",
    "who is MARK@example.org",
    "connect to ws://example.org/MARK failed",
    'no such column: "MARK',
    "a `MARK` in backticks",
    "no such host: 'MARK value'",
    "it isn't 'MARK' that we want",
    "it isn't 'a 'MARK' b' that we want",
    "never closed: 'MARK value",
    "named'MARK value'",
    "‘MARK’, «MARK» and ‚MARK’",
    "cannot open '/MARK'",
    "cannot open [/MARK]",
    "at:/MARK",
    "path/to/MARK",
    "C:\\MARK",
    "%2FMARK",
    "MARK%20MARK",
    "token=MARK",
    "token = MARK",
    "a==MARK",
    "Cookie: session=MARK",
    "Cookie: one; MARK",
    "Authorization: MARK",
    "Bearer MARK",
    "basic  MARK",
  ];
  test.each(SECRETS)("%s loses what it may have picked up", (text) => {
    expect(scrubbed(text.replaceAll("MARK", "s3cr3t"))).not.toContain("s3cr3t");
  });

  test.each([
    "203.0.113.77",
    "203.0.113.77:443",
    "2001:db8:77::77",
    "2001:DB8:77:0:0:0:0:77",
    "[2001:db8:77::77]:443",
    "::ffff:203.0.113.77",
    "::1",
    "from=203.0.113.77",
    "ip203.0.113.77",
  ])("loses the address %s", (address) => {
    const told = scrubbed(`cannot connect to ${address}, refused`);
    expect(told).not.toMatch(/\d/);
    expect(told).toMatch(/^cannot connect to .*refused$/);
  });

  test.each(["203.0.113.77.", "(203.0.113.77)", "2001:db8:77::77.", "203.0.113.77!"])(
    "loses %s at the end of a sentence",
    (address) => expect(scrubbed(`connection from ${address}`)).not.toMatch(/\d/),
  );

  test.each<[unknown, string]>([
    ["cannot GET /s3cr3t", "cannot GET [path]"],
    [new Error("token=s3cr3t"), "Error: [query]"],
    [{ token: "s3cr3t" }, "object was thrown"],
    [Object.create(null), "object was thrown"],
    [undefined, "undefined was thrown"],
  ])("is lost whatever it was thrown as: %o", (thrown, told) => {
    const { log, lines } = listen();
    log.error("went_wrong", thrown);
    expect(lines).toEqual([{ level: "error", event: "went_wrong", message: told }]);
  });

  test("is cut, and read no further than it could be told", () => {
    expect(scrubbed("long ".repeat(1_000))).toHaveLength(LOG.messageLength);
    const startedAt = performance.now();
    for (const hostile of [
      "a".repeat(1e6),
      "a.".repeat(5e5),
      ":".repeat(1e6),
      "1.".repeat(5e5),
      "a=".repeat(5e5),
      "' ".repeat(5e5),
    ])
      scrubbed(hostile);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test("stands in a line without its stack", () => {
    const { log, lines } = listen();
    log.error("went_wrong", new RangeError("at https://example.org/secret"), {
      host: "example.org",
    });
    expect(lines).toEqual([
      {
        level: "error",
        event: "went_wrong",
        message: "RangeError: at [address]",
        host: "example.org",
      },
    ]);
  });
});

describe("the log", () => {
  test("has so many lines of one event within a minute, then says how many it left out", () => {
    const { log, lines, clock } = listen();
    for (let i = 0; i < LOG.lines + 7; i += 1) log.error("flood", "again");
    log.error("other", "once");
    expect(lines.filter(({ event }) => event === "flood")).toHaveLength(LOG.lines);
    expect(lines.at(-1)).toMatchObject({ event: "other" });
    clock.now += LOG.perMs;
    log.error("other", "later");
    log.error("flood", "later");
    expect(lines.slice(-3)).toEqual([
      { level: "error", event: "left_out", of: "flood", lines: 7 },
      { level: "error", event: "other", message: "later" },
      { level: "error", event: "flood", message: "later" },
    ]);
  });

  test("takes words of our own as they are", () => {
    const { log, lines } = listen();
    log.fault("watch_invalid", "its url has a port; write https://shop.example/health");
    expect(lines[0]?.message).toBe("its url has a port; write https://shop.example/health");
  });

  const answered = { form: "text/html", said: "up", isStored: true, ms: 3 };

  test.each([
    [0, 1],
    [0.0099, 1],
    [0.01, 0],
    [0.999, 0],
  ])("at a chance of %d has %i lines of an answer", (chance, count) => {
    const { log, lines } = listen(chance);
    log.answered(answered);
    expect(lines).toHaveLength(count);
    if (count > 0)
      expect(lines).toEqual([{ level: "info", event: "answered", ...answered, of: 100 }]);
  });
});
