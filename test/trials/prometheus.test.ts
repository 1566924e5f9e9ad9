/**
 * A real Prometheus scrapes the service as `npm start` runs it, with the files that the documentation hands
 * out: it reads every answer, and its alerts fire for what is down and for nothing that nobody can tell.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Dev, startDev } from "../support/dev";
import { fetchJudged } from "../support/judged";
import { findPrometheus, promtool, type Running, startPrometheus } from "../support/prometheus";

const FILES = "docs/prometheus";
const found = findPrometheus();
const there = found ?? { prometheus: "", promtool: "" };

describe.skipIf(found === null)("promtool", () => {
  test.each([
    ["the configuration", ["check", "config", `${FILES}/prometheus.yml`]],
    ["the alerts", ["check", "rules", "--lint-fatal", `${FILES}/alerts.yml`]],
    ["what the alerts do", ["test", "rules", `${FILES}/alerts.test.yml`]],
  ])("finds nothing wrong with %s", (_, args) => {
    const { status, said } = promtool(there, args);
    expect(status, said).toBe(0);
  });

  test("reads every expression of the dashboard", () => {
    const folder = mkdtempSync(join(tmpdir(), "justhere-dashboard-"));
    const rules = expressionsIn(JSON.parse(readFileSync(`${FILES}/grafana.json`, "utf8"))).map(
      (expr, n) => ({ record: `panel:${n}`, expr: expr.replaceAll(/\$\w+/g, ".*") }),
    );
    expect(rules.length).toBeGreaterThan(5);
    // Whatever is JSON is YAML.
    writeFileSync(
      join(folder, "rules.yml"),
      JSON.stringify({ groups: [{ name: "dashboard", rules }] }),
    );
    const { status, said } = promtool(there, ["check", "rules", join(folder, "rules.yml")]);
    rmSync(folder, { recursive: true });
    expect(status, said).toBe(0);
  });
});

/** Every `expr` in a dashboard, however deep. */
function expressionsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    name === "expr" && typeof inside === "string" ? [inside] : expressionsIn(inside),
  );
}

/** Scrapes this often, and not once a minute, so that nobody waits; refusals take a second to be sure of. */
const QUICKLY = "3s";

/** The files as they are handed out, but for the address and their patience. */
function quickly(site: string): string {
  const folder = mkdtempSync(join(tmpdir(), "justhere-scrapes-"));
  const told = readFileSync(`${FILES}/prometheus.yml`, "utf8")
    .replace("localhost:8787\n", `${new URL(site).host}\n`)
    .replace(/(scrape_interval|scrape_timeout): .*/g, `$1: ${QUICKLY}`)
    .replace(/(evaluation_interval): .*/, "$1: 1s");
  expect(told.match(/: (3s|1s)$/gm)).toHaveLength(3);
  writeFileSync(join(folder, "prometheus.yml"), told);
  const alerts = readFileSync(`${FILES}/alerts.yml`, "utf8").replace(/ for: .*/g, " for: 2s");
  writeFileSync(join(folder, "alerts.yml"), alerts);
  return folder;
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

describe.skipIf(found === null)("a Prometheus that scrapes", () => {
  let dev: Dev;
  let prometheus: Running;
  let folder: string;
  beforeAll(async () => {
    dev = await startDev();
    folder = quickly(dev.site);
    prometheus = await startPrometheus(there, join(folder, "prometheus.yml"));
  });
  afterAll(async () => {
    await prometheus?.stop();
    await dev?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** The values of an expression by the website, or by another label. */
  async function values(expr: string, by = "instance"): Promise<Record<string, string>> {
    const data = await prometheus.ask(`query?query=${encodeURIComponent(expr)}`);
    const { result } = data as { readonly result: readonly Series[] };
    return Object.fromEntries(result.map(({ metric, value }) => [metric[by], value[1]]));
  }
  const soon = (asked: () => Promise<unknown>) =>
    expect.poll(asked, { timeout: 25_000, interval: 250 });

  test("reads what every kind of target is answered with", async () => {
    await soon(() => values("up")).toEqual({
      ...{ "up.test": "1", "refused.test": "1", "down-in-europe.test": "1" },
      ...{ "robots.test": "1", "no-such-name.test": "1", "not-a-website": "1" },
    });
    const data = await prometheus.ask("targets?state=active");
    const { activeTargets } = data as { readonly activeTargets: readonly { lastError: string }[] };
    expect(activeTargets.map(({ lastError }) => lastError)).toEqual(Array(6).fill(""));
  });

  test("keeps for each what it is told", async () => {
    await soon(() => values("probe_success")).toEqual({
      ...{ "up.test": "1", "refused.test": "0", "down-in-europe.test": "0" },
      ...{ "robots.test": "0", "no-such-name.test": "0", "not-a-website": "0" },
    });
    const scopes = async () => {
      const by = ["up", "down", "partial", "unknown"].map(async (scope) => [
        scope,
        Object.keys(await values(`justhere_scope{scope="${scope}"} == 1`)).toSorted(),
      ]);
      return Object.fromEntries(await Promise.all(by));
    };
    await soon(scopes).toEqual({
      ...{ up: ["up.test"], down: ["refused.test"], partial: ["down-in-europe.test"] },
      unknown: ["no-such-name.test", "not-a-website", "robots.test"],
    });
    expect(await values('justhere_votes{vote="down"}')).toEqual({
      ...{ "up.test": "0", "refused.test": "10", "down-in-europe.test": "2", "robots.test": "0" },
    });
    const inEurope = await values(
      'justhere_vantage_up{instance="down-in-europe.test"} == 0',
      "vantage",
    );
    expect(Object.keys(inEurope).toSorted()).toEqual(["germany", "ireland"]);
    const reasons = await values("probe_failure_info", "reason");
    expect(Object.keys(reasons).toSorted()).toEqual([
      ...["challenge", "connection_refused", "invalid_target", "no_such_name"],
    ]);
  });

  test("fires for what is down, and pages nobody for what nobody can tell", async () => {
    const firing = async () => {
      const { alerts } = (await prometheus.ask("alerts")) as {
        readonly alerts: readonly { state: string; labels: Record<string, string> }[];
      };
      return alerts
        .filter(({ state }) => state === "firing")
        .map(({ labels }) => `${labels.severity}: ${labels.alertname} ${labels.instance}`)
        .toSorted();
    };
    await soon(firing).toEqual([
      "info: JustHereCannotTell robots.test",
      "page: JustHereDown refused.test",
      "page: JustHereNoSuchName no-such-name.test",
      "ticket: JustHereNotAsked not-a-website",
      "ticket: JustHerePartial down-in-europe.test",
    ]);
  });

  test.each([
    "up.test",
    "refused.test",
    "robots.test&from=germany",
    "nowhere",
    "no-such-name.test",
  ])("promtool finds nothing wrong with what %s is answered with", async (target) => {
    const text = await (await fetchJudged(`${dev.site}/probe?target=${target}`)).text();
    expect(text).toContain("\nprobe_success ");
    expect(promtool(there, ["check", "metrics"], text)).toEqual({ status: 0, said: "" });
    // It notices what is wrong.
    const mute = text.replace(/^# HELP probe_success .*\n/m, "");
    expect(promtool(there, ["check", "metrics"], mute).said).toContain("no help text");
  });
});
