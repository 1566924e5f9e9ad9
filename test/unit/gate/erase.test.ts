/** What is erased when an owner has opted out, and what of it is taken up again when it fails. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { eraseOptedOut, type OptedOut } from "../../../src/gate/erase";

const logged = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => void logged.mockClear());

/** A gate that knows these names, and monitors of which some fail. */
function keepers(names: readonly string[], failing = new Set<string>()) {
  let known = [...names];
  const erased: string[] = [];
  const gate = {
    known: async () => ({ hosts: known }),
    drop: async (hosts: readonly string[]) => {
      known = known.filter((name) => !hosts.includes(name));
    },
    forget: async () => {
      const hosts = known;
      known = [];
      return { hosts };
    },
  };
  const monitorOf = (host: string) => ({
    forget: async () => {
      if (failing.has(host)) throw new Error("out of reach");
      erased.push(host);
    },
  });
  const erase = (host: string, of: OptedOut) =>
    eraseOptedOut(host, of, { monitorOf, gateOf: () => gate });
  return { erase, erased, failing, left: () => known };
}

describe("an owner has opted out", () => {
  test.each<[string, OptedOut, string, readonly string[], readonly string[]]>([
    ["of one host", "host", "a.site.com", ["a.site.com"], ["b.site.com"]],
    ["of a host that nobody has asked about", "host", "c.site.com", ["c.site.com"], NAMES()],
    ["of a domain", "domain", "c.site.com", ["site.com", ...NAMES()], []],
    ["by mail", "listed", "a.site.com", ["a.site.com"], ["b.site.com"]],
    ["by mail, and somebody makes up a name below", "listed", "x.site.com", [], NAMES()],
    ["by mail, of the domain itself", "listed", "site.com", ["site.com"], NAMES()],
  ])("%s", async (_, of, host, gone, left) => {
    const { erase, erased, left: known } = keepers(NAMES());
    expect(await erase(host, of)).toBe(true);
    expect([erased, known()]).toEqual([gone, left]);
  });

  test.each<[OptedOut, string]>([
    ["domain", "c.site.com"],
    ["listed", "b.site.com"],
  ])(
    "and a monitor is out of reach: the next one who asks has it erased (%s)",
    async (of, host) => {
      const { erase, erased, failing, left } = keepers(NAMES(), new Set(["b.site.com"]));
      expect(await erase(host, of)).toBe(false);
      expect(left()).toContain("b.site.com");
      failing.clear();
      expect(await erase(host, of)).toBe(true);
      expect(erased).toContain("b.site.com");
      expect(left()).not.toContain("b.site.com");
    },
  );

  test("of a domain with very many names: so many at once, until all are gone", async () => {
    const names = Array.from({ length: 100 }, (_, nth) => `n${nth}.site.com`);
    const { erase, erased } = keepers(names);
    const done: boolean[] = [];
    do done.push(await erase("site.com", "domain"));
    while (!done.at(-1) && done.length < 10);
    expect(done).toEqual([false, false, true]);
    expect(new Set(erased)).toEqual(new Set(["site.com", ...names]));
  });
});

function NAMES(): readonly string[] {
  return ["a.site.com", "b.site.com"];
}
