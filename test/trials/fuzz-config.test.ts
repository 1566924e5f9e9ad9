/** What operators configure and callers say, bent in every way: read as far as it is right, or not at all. */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect } from "vitest";
import { WATCH } from "../../src/limits";
import { readWebhooks } from "../../src/monitor/webhook";
import { wanted } from "../../src/probe/wanted";
import { readWatchList } from "../../src/watch/list";
import { callerOf } from "../../src/web/caller";
import { readGroups } from "../../src/web/group";
import { documents, isOf, lines } from "../fuzz-support/documents";
import { countedAtTheEnd, fuzz, oddValue } from "../fuzz-support/fuzz";

const DOOR = { practice: false, ownHosts: ["justhere.example.org"] };
const MARK = "SECRET-7f3a";

/** Of a wrong type, and secret all the same. */
const odd = fc.oneof(oddValue, fc.constantFrom<unknown>([MARK], { url: MARK }));

describe("a configuration", () => {
  const entry = fc.record(
    {
      url: fc.oneof(
        fc.webUrl(),
        fc.constantFrom(
          `https://a.com:8443/${MARK}?${MARK}`,
          "a.com",
          "127.0.0.1",
          `https://u:${MARK}@a.com/`,
        ),
        odd,
      ),
      name: fc.oneof(fc.string({ unit: "grapheme", maxLength: 80 }), odd),
      every: fc.oneof(fc.integer(), odd),
      status: fc.oneof(
        fc.integer({ min: 100, max: 700 }),
        fc.array(fc.integer({ min: 100, max: 700 })),
        odd,
      ),
      text: fc.oneof(fc.constant(MARK), odd),
    },
    { requiredKeys: [] },
  );
  const list = fc.oneof(fc.array(fc.oneof(entry, odd), { maxLength: 60 }), odd);
  const given = fc.oneof(list, lines(list));
  fuzz(
    "of watches is read as far as it is right, and a fault repeats no secret",
    3_000,
    given,
    (value) => {
      const { watches, faults } = readWatchList(value, DOOR);
      expect(watches.length).toBeLessThanOrEqual(WATCH.entries);
      for (const { name, everyMs, wanted: wants } of watches) {
        expect(name.length).toBeLessThanOrEqual(WATCH.nameLength);
        expect(everyMs >= WATCH.leastEveryMs && everyMs <= WATCH.mostEveryMs).toBe(true);
        if (wants !== null) expect(v.is(wanted, wants), JSON.stringify(wants)).toBe(true);
      }
      expect(JSON.stringify(faults)).not.toContain(MARK);
    },
  );

  const text = fc.oneof(
    fc.webUrl(),
    fc.constantFrom("http://127.0.0.1/", `https://u:${MARK}@h/`, `${MARK}://`),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const secret = fc.oneof(
    fc.base64String({ maxLength: 100 }).map((one) => `whsec_${one}`),
    fc.constant(`whsec_${MARK}`),
    fc.string({ maxLength: 40 }),
  );
  fuzz(
    "of a webhook is taken or refused, and a fault repeats nothing",
    2_000,
    fc.tuple(text, secret, fc.boolean()),
    ([WEBHOOK_URL, WEBHOOK_SECRET, allowLocal]) => {
      const read = readWebhooks({ WEBHOOK_URL, WEBHOOK_SECRET }, { allowLocal });
      if (read === null || "fault" in read) return expect(read?.fault ?? "").not.toContain(MARK);
      expect(read.url).toMatch(/^https:|^http:/i);
      const { username, password, protocol } = new URL(read.url);
      expect([username, password]).toEqual(["", ""]);
      expect(protocol === "https:" || allowLocal).toBe(true);
    },
  );

  fuzz(
    "of groups leaves out what is no host",
    1_000,
    fc.string({ unit: "binary", maxLength: 80 }),
    (groups) => {
      for (const host of readGroups(groups, DOOR).flat()) expect(host).toMatch(/^[a-z0-9_.-]+$/);
    },
  );

  fuzz("of what an operator wants is bounded", 2_000, documents(wanted), (value) => {
    const read = v.safeParse(wanted, value);
    if (read.success) expect(isOf(wanted)(read.output), JSON.stringify(value)).toBe(true);
  });
});

describe("a caller", () => {
  const cf = fc.oneof(
    fc.record(
      {
        latitude: fc.oneof(fc.double().map(String), oddValue),
        longitude: fc.oneof(fc.double().map(String), oddValue),
        country: oddValue,
      },
      { requiredKeys: [] },
    ),
    oddValue,
  );
  const query = fc.dictionary(
    fc.constantFrom("from", "report", "s", "tested"),
    fc.oneof(
      fc.constantFrom("germany", "up", "down", "ERR_TIMED_OUT", "resolves"),
      fc.string({ unit: "binary" }),
    ),
  );
  fuzz("stands somewhere we know, or nowhere", 2_000, fc.tuple(query, cf), ([asked, where]) => {
    const caller = callerOf(new URLSearchParams(asked), where);
    if (caller.kind === "bad_parameter") return;
    expect(caller.country ?? "DE").toMatch(/^[A-Z0-9]{2}$/);
    expect(caller.code ?? "200").toMatch(/^\w{1,64}$/);
  });
});

countedAtTheEnd("configurations and callers");
