import { describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { CLIENT } from "../src/limits";
import { bindingOf, VANTAGES } from "../src/vantage/registry";
import { readWatchList } from "../src/watch/list";

interface Service {
  readonly binding: string;
  readonly entrypoint?: string;
}

interface Limit {
  readonly name: string;
  readonly namespace_id: string;
  readonly simple: { readonly limit: number; readonly period: number };
}

const sectionOf = (env: string) => unstable_readConfig({ config: "wrangler.toml", env });
const front = sectionOf("production");
const dev = sectionOf("dev");

describe("wrangler.toml and the vantage registry agree", () => {
  test.each(VANTAGES)("about $id", ({ id, region }) => {
    const prober = sectionOf(id);
    expect(prober.name).toBe(`justhere-prober-${id}`);
    expect(prober.main).toMatch(/src\/probe\/worker\.ts$/);
    expect(prober.placement).toEqual({ region });
    expect(prober.vars).toEqual({ VANTAGE: id, ...siteOf(front) });
    expect(front.services).toContainEqual({ binding: bindingOf(id), service: prober.name });
    expect(dev.services).toContainEqual({
      binding: bindingOf(id),
      service: dev.name,
      entrypoint: "Prober",
      props: { vantage: id },
    });
  });

  test("and no section is bound to anything else, but development to the practice internet", () => {
    expect(front.services).toHaveLength(VANTAGES.length);
    const services: readonly Service[] = dev.services ?? [];
    const others = services.filter(({ entrypoint }) => entrypoint !== "Prober");
    expect(others.map(({ binding }) => binding)).toEqual(["PRACTICE"]);
  });
});

const limitsOf = (times: number) => ({
  CLIENT_LIMIT: CLIENT.starts * times,
  BLOCK_LIMIT: CLIENT.startsAround * times,
  NAMES_LIMIT: CLIENT.newNames * times,
  READ_LIMIT: CLIENT.reads * times,
});

describe("what is deployed", () => {
  test.each(VANTAGES)("E1: the prober in $id has no public address", ({ id }) => {
    const { workers_dev, preview_urls, routes, route } = sectionOf(id);
    expect({ workers_dev, preview_urls, routes, route }).toEqual({
      workers_dev: false,
      preview_urls: false,
      routes: undefined,
      route: undefined,
    });
  });

  test.each(["production", "dev", ...VANTAGES.map(({ id }) => id)])(
    "A9: %s never goes straight to an origin of ours, and logs no request",
    (env) => {
      const { compatibility_flags, observability } = sectionOf(env);
      expect(compatibility_flags).toContain("global_fetch_strictly_public");
      expect(observability?.logs?.invocation_logs).toBe(false);
    },
  );

  test.each(["production", "dev"])("%s has the ledger, found by its name", (env) => {
    const { d1_databases: ledgers, vars } = sectionOf(env);
    expect(ledgers).toEqual([
      { binding: "LEDGER", database_name: "justhere", migrations_dir: "migrations" },
    ]);
    expect(vars.ORIGIN_ZONE).toBe("asn.cymru.com");
  });

  test.each([
    ["production", limitsOf(1)],
    // Everybody is one client on one's own machine.
    ["dev", { ...limitsOf(30), READ_LIMIT: 6_000 }],
  ])("%s damps those who start sweeps, and those who read, each by itself", (env, limits) => {
    const ratelimits: readonly Limit[] = sectionOf(env).ratelimits;
    const told = ratelimits.map(({ name, simple }) => [name, simple.limit]);
    expect(Object.fromEntries(told)).toEqual(limits);
    expect(new Set(ratelimits.map(({ namespace_id }) => namespace_id)).size).toBe(4);
    // What a client is told to wait.
    for (const { simple } of ratelimits) expect(simple.period).toBe(CLIENT.periodS);
  });

  test.each(VANTAGES)("the prober in $id has no ledger", ({ id }) => {
    expect(sectionOf(id).d1_databases).toEqual([]);
  });

  test("the front is placed nowhere: it runs where people are", () => {
    expect(front.placement).toBeUndefined();
  });
});

describe("the watch list", () => {
  const watchesOf = ({ vars }: typeof front, practice: boolean) => {
    const door = { practice, ownHosts: [new URL(String(vars.SITE_URL)).hostname] };
    const { watches, faults } = readWatchList(vars.WATCH, door);
    // What an operator reads who has made a mistake in it.
    expect(faults.map(({ says }) => says).join("\n")).toBe("");
    return watches;
  };

  test("of production has no faults", () => {
    watchesOf(front, false);
    expect(front.vars.WATCH).toBeInstanceOf(Array);
  });

  test("of development has none either, and shows all that a watch can want", () => {
    const watches = watchesOf(dev, true);
    const shops = String(dev.vars.GROUPS).split(" ");
    expect(watches.map(({ name }) => name)).toEqual([...shops, "Health check"]);
    expect(watches.at(-1)?.wanted).toEqual({
      ...{ scheme: "https", port: 8443, path: "/health", status: [200], text: "healthy" },
    });
  });
});

/** The vars that the front and its probers share. */
function siteOf({ vars }: typeof front) {
  return { SITE_URL: vars.SITE_URL, RESOLVER_URL: vars.RESOLVER_URL };
}
