import { describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { bindingOf, VANTAGES } from "../src/vantage/registry";

interface Service {
  readonly binding: string;
  readonly entrypoint?: string;
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

describe("what is deployed", () => {
  test.each(VANTAGES)("the prober in $id has no public address", ({ id }) => {
    const { workers_dev, preview_urls, routes, route } = sectionOf(id);
    expect({ workers_dev, preview_urls, routes, route }).toEqual({
      workers_dev: false,
      preview_urls: false,
      routes: undefined,
      route: undefined,
    });
  });

  test.each(["production", "dev", ...VANTAGES.map(({ id }) => id)])(
    "%s never goes straight to an origin of ours, and logs no request",
    (env) => {
      const { compatibility_flags, observability } = sectionOf(env);
      expect(compatibility_flags).toContain("global_fetch_strictly_public");
      expect(observability?.logs?.invocation_logs).toBe(false);
    },
  );

  test("the front is placed nowhere: it runs where people are", () => {
    expect(front.placement).toBeUndefined();
  });
});

/** The vars that the front and its probers share. */
function siteOf({ vars }: typeof front) {
  return { SITE_URL: vars.SITE_URL, RESOLVER_URL: vars.RESOLVER_URL };
}
