/** The gate of one registrable domain, in real workerd, with time in the test's hand. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/clock";
import { stubOf } from "../../src/durable";
import type { DomainGate, Grant } from "../../src/gate/domain";
import type { KnownNames } from "../../src/gate/names";
import { CADENCE, FRONT, GATE } from "../../src/limits";
import type { Surroundings } from "../../src/monitor/surroundings";
import type { Watch } from "../../src/watch/watch";
import { named } from "../support/front";
import { inside } from "../support/monitor";
import { alarmOf, askAt, historyOf, ringAt, START, surround } from "../support/story";

const MINUTE = 60_000;
let domains = 0;

/** The gate of a domain that no other test knows. */
function newGate() {
  domains += 1;
  const domain = `gate-${domains}.com`;
  const object = env.GATE.get(env.GATE.idFromName(domain));
  const stub = stubOf<DomainGate>(env.GATE, domain);
  const at = async (ms: number) => {
    const clock = { now: () => START + ms, wait: systemClock.wait };
    await runInDurableObject(object, (gate) => void Object.assign(gate, { clock }));
    return stub;
  };
  const tables = () =>
    runInDurableObject(object, (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
  return { domain, object, at, tables, name: (nth: number) => `n${nth}.${domain}` };
}

/** How many of so many different names are let through. */
async function through(count: number, ask: (nth: number) => Promise<Grant>, first = 0) {
  let allowed = 0;
  for (let nth = first; nth < first + count; nth += 1) if ((await ask(nth)).allowed) allowed += 1;
  return allowed;
}

describe("look-ups", () => {
  test("of names that nobody has asked about are so many within any ten seconds", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    expect(await through(80, (nth) => gate.enter(name(nth)))).toBe(GATE.lookUps.count);
    expect(await gate.enter(name(99))).toEqual({
      ...{ allowed: false, limit: "look_ups", rate: GATE.lookUps, retryAfterMs: 10_000 },
    });
    await at(10_000);
    expect(await through(80, (nth) => gate.enter(name(nth)), 100)).toBe(GATE.lookUps.count);
  });

  test("for people who read take none from those who ask", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    expect(await through(80, (nth) => gate.lookUp(name(nth)))).toBe(GATE.readings.count);
    expect(await through(80, (nth) => gate.enter(name(nth)), 100)).toBe(GATE.lookUps.count);
  });

  test("of one name by a crowd count once", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    expect(await through(200, () => gate.lookUp(name(1)))).toBe(200);
    expect(await gate.lookUp(name(2))).toEqual({ allowed: true, isNew: true });
  });

  test("of a name that has come through are not counted", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    await gate.start(name(1));
    await through(80, (nth) => gate.lookUp(name(nth)), 100);
    expect(await gate.lookUp(name(1))).toEqual({ allowed: true, isNew: false });
  });

  test("write nothing down", async () => {
    const { at, name, tables } = newGate();
    const gate = await at(0);
    await through(80, (nth) => gate.lookUp(name(nth)));
    expect(await tables()).toEqual([]);
  });
});

describe("new names", () => {
  test("are let through ten within any minute", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    expect(await through(20, (nth) => gate.start(name(nth)))).toBe(GATE.newNames.count);
    const refused = { limit: "new_names", rate: GATE.newNames };
    expect(await gate.start(name(99))).toMatchObject({ ...refused, retryAfterMs: MINUTE });
    await at(MINUTE - 1);
    expect(await gate.start(name(99))).toMatchObject({ ...refused, retryAfterMs: 1 });
    await at(MINUTE);
    expect(await through(20, (nth) => gate.start(name(nth)), 100)).toBe(GATE.newNames.count);
  });

  test("are a hundred within the hour, and that is still known after an eviction", async () => {
    const { at, object, name } = newGate();
    let allowed = 0;
    for (let minute = 0; minute < 20; minute += 1) {
      const gate = await at(minute * MINUTE);
      allowed += await through(10, (nth) => gate.start(name(nth)), minute * 10);
      if (minute === 11) await evictDurableObject(object);
    }
    expect(allowed).toBe(GATE.newNamesHourly.count);
    const gate = await at(20 * MINUTE);
    expect(await gate.start(name(999))).toMatchObject({
      ...{ limit: "new_names", rate: GATE.newNamesHourly, retryAfterMs: 40 * MINUTE },
    });
    await at(60 * MINUTE);
    expect(await through(20, (nth) => gate.start(name(nth)), 1_000)).toBe(10);
  });

  test("are known from then on, and nobody else's names with them", async () => {
    const { at, object, name } = newGate();
    const gate = await at(0);
    await gate.start(name(1));
    await evictDurableObject(object);
    await at(MINUTE);
    expect(await gate.lookUp(name(1))).toEqual({ allowed: true, isNew: false });
    expect(await gate.lookUp(name(2))).toEqual({ allowed: true, isNew: true });
  });

  test("are kept so many, the newest", async () => {
    const { at, object, name } = newGate();
    for (let nth = 0; nth < GATE.names + 5; nth += 1) {
      const gate = await at(nth * 60 * MINUTE);
      await gate.start(name(nth));
    }
    const rows = await runInDurableObject(object, (_, { storage }) =>
      storage.sql.exec("SELECT host FROM names ORDER BY addedAt").toArray(),
    );
    expect(rows).toHaveLength(GATE.names);
    expect(rows[0]).toEqual({ host: name(5) });
  });

  test("that are the website of the domain itself are no new ones", async () => {
    const { at, domain, name } = newGate();
    const gate = await at(0);
    await through(20, (nth) => gate.start(name(nth)));
    for (const own of [domain, `www.${domain}`])
      expect(await gate.start(own)).toEqual({ allowed: true, isNew: true });
  });

  test("are forgotten when nobody has looked at any for a month", async () => {
    const { at, object, tables, name } = newGate();
    await (await at(0)).start(name(1));
    const alarm = await runInDurableObject(object, (_, { storage }) => storage.getAlarm());
    expect(alarm).toBe(START + GATE.forgetMs);
    await runDurableObjectAlarm(object);
    expect(await tables()).toEqual([]);
    expect(await (await at(0)).lookUp(name(1))).toEqual({ allowed: true, isNew: true });
  });

  test("that cannot be written down are let through all the same", async () => {
    const { at, object, name } = newGate();
    const gate = await at(0);
    await runInDurableObject(object, (instance) => {
      const { names } = instance as unknown as { names: KnownNames };
      names.save = () => {
        throw new Error("full");
      };
    });
    expect(await gate.start(name(1))).toEqual({ allowed: true, isNew: true });
  });
});

describe("sweeps", () => {
  test("of one domain are thirty a minute, whatever their names", async () => {
    const { at, name } = newGate();
    // All of them known, so that it is not the names that are too many.
    for (let nth = 0; nth < 40; nth += 1) await (await at(nth * 60 * MINUTE)).start(name(nth));
    const gate = await at(100 * 60 * MINUTE);
    expect(await through(40, (nth) => gate.start(name(nth)))).toBe(GATE.sweeps.count);
    expect(await gate.start(name(39))).toEqual({
      ...{ allowed: false, limit: "sweeps", rate: GATE.sweeps, retryAfterMs: MINUTE },
    });
  });

  test("and new names are counted on after an eviction, which ten quiet seconds are enough for", async () => {
    const { at, object, name } = newGate();
    for (let nth = 0; nth < 40; nth += 1) await (await at(nth * 60 * MINUTE)).start(name(nth));
    let [known, fresh] = [0, 0];
    for (let burst = 0; burst < 5; burst += 1) {
      await evictDurableObject(object);
      const gate = await at(100 * 60 * MINUTE + burst * 11_000);
      known += await through(8, (nth) => gate.start(name(nth)), burst * 8);
      fresh += await through(8, (nth) => gate.start(name(nth)), 1_000 + burst * 8);
    }
    expect(fresh).toBeLessThanOrEqual(GATE.newNames.count);
    expect(known + fresh).toBe(GATE.sweeps.count);
  });

  test("of the domain's own website are counted by themselves", async () => {
    const { at, domain, name } = newGate();
    for (let nth = 0; nth < 40; nth += 1) await (await at(nth * 60 * MINUTE)).start(name(nth));
    const gate = await at(100 * 60 * MINUTE);
    await through(40, (nth) => gate.start(name(nth)));
    for (const host of [domain, `www.${domain}`])
      expect(await gate.start(host)).toEqual({ allowed: true, isNew: true });
  });

  test("that begin in the same moment are counted, each of them", async () => {
    const { at, object, name } = newGate();
    for (let nth = 0; nth < 40; nth += 1) await (await at(nth * 60 * MINUTE)).start(name(nth));
    await at(100 * 60 * MINUTE);
    const grants = await runInDurableObject(object, (instance) => {
      const gate = instance as unknown as DomainGate;
      return Promise.all(Array.from({ length: 40 }, (_, nth) => gate.start(name(nth))));
    });
    expect(grants.filter(({ allowed }) => allowed)).toHaveLength(GATE.sweeps.count);
  });

  test("of one name by a crowd are one, for as long as it is shared", async () => {
    const { at, name } = newGate();
    const gate = await at(0);
    expect(await through(200, () => gate.start(name(1)))).toBe(200);
    await at(FRONT.joinS * 1_000 - 1);
    expect(await through(200, () => gate.start(name(1)))).toBe(200);
    await at(FRONT.joinS * 1_000);
    expect(await gate.start(name(1))).toEqual({ allowed: true, isNew: false });
  });
});

describe("looks of monitors' own accord", () => {
  test("leave a third of a domain's sweeps to those who ask", async () => {
    const { at, name } = newGate();
    for (let nth = 0; nth < 40; nth += 1) await (await at(nth * 60 * MINUTE)).start(name(nth));
    const gate = await at(100 * 60 * MINUTE);
    expect(await through(30, (nth) => gate.look(name(nth)))).toBe(GATE.ownLooks.count);
    expect(await gate.look(name(39))).toMatchObject({ limit: "sweeps", rate: GATE.ownLooks });
    const left = GATE.sweeps.count - GATE.ownLooks.count;
    expect(await through(15, (nth) => gate.start(name(nth)), 25)).toBe(left);
  });
});

test("what it has let through is told once, to be erased, and forgotten", async () => {
  const { at, tables, name } = newGate();
  const gate = await at(0);
  for (const nth of [1, 2]) await gate.start(name(nth));
  expect(await gate.forget()).toEqual({ hosts: [name(1), name(2)] });
  expect(await gate.forget()).toEqual({ hosts: [] });
  expect(await tables()).toEqual([]);
});

describe("a monitor that looks of its own accord", () => {
  const looked = async (host: string) => (await historyOf(host)).sweeps.length;

  test.each([
    ["as long as the gate of the domain says", "hangs-up", 70_000, 100_000],
    ["a minute at least", "refused", 5_000, 30_000 + CADENCE.rearmMs],
  ])("waits %s, and then looks", async (_, name, waitMs, nextAt) => {
    const host = named(name);
    await askAt(host, 0);
    await surround(host, { mustWait: async () => waitMs });
    await ringAt(host, 30_000);
    expect([await looked(host), await alarmOf(host)]).toEqual([1, nextAt]);
    await surround(host, { mustWait: async () => 0 });
    await ringAt(host, nextAt);
    expect(await looked(host)).toBe(2);
  });

  test("does not ask the gate about what the operator watches", async () => {
    const host = named("error");
    await askAt(host, 0);
    const watch = { name: "Ours", host: host as Watch["host"], everyMs: 45_000, wanted: null };
    const mustWait = () => Promise.reject(new Error("nobody is asked"));
    await surround(host, { mustWait, watches: [watch] });
    await ringAt(host, 60_000);
    expect(await looked(host)).toBe(2);
  });

  test("counts at the gate that questions pass too", async () => {
    const host = `deep.${named("wild")}`;
    await askAt(host, 0);
    const waitMs = await inside(host, (monitor) =>
      (monitor as unknown as { around: Surroundings }).around.mustWait(host),
    );
    expect(waitMs).toBe(0);
    const gate = stubOf<DomainGate>(env.GATE, named("wild"));
    expect(await gate.lookUp(host)).toEqual({ allowed: true, isNew: false });
  });
});
