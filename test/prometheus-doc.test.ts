/** The files for a Prometheus name metrics that there are, and the page of metrics says what they mean. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CLIENT } from "../src/limits";
import { HELP } from "../src/web/metrics/help";

const read = (name: string) => readFileSync(`docs/${name}`, "utf8");

test("every metric stands in the documentation, with what it means", async () => {
  const rows = Object.entries(HELP).map(([name, help]) => `| \`${name}\` | ${help} |`);
  const made = "Made of the code by `npm test -- --project tidy -u`; a test holds it to that.";
  const lines = [
    "# Every metric",
    "",
    `What [/probe](../prometheus.md) tells a Prometheus; all are gauges. ${made}`,
    "",
    ...["| Metric | What it says |", "|---|---|", ...rows],
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../docs/prometheus/metrics.md");
});

/** Below "has not" stand those that blackbox_exporter alone has. */
const [told = ""] = read("prometheus.md").split("\n## What blackbox_exporter has");

describe("what is named there exists", () => {
  const files = ["alerts.yml", "alerts.test.yml", "grafana.json"];
  test.each([
    { name: "prometheus.md", text: told },
    ...files.map((name) => ({ name, text: read(`prometheus/${name}`) })),
  ])("in $name", ({ text }) => {
    const named = new Set(text.match(/\b(?:probe|justhere)_\w+/g));
    expect(named.size).toBeGreaterThan(4);
    expect([...named].filter((name) => !(name in HELP))).toEqual([]);
  });

  test("and what blackbox_exporter has and this has not is told nowhere else", () => {
    const [, left = ""] = read("prometheus.md").split("\n## What blackbox_exporter has");
    // One of them is kept, for the phases that are told.
    const named = left.match(/(?<=`)probe_\w+(?=`)/g)?.filter((name) => !name.endsWith("_"));
    expect(named?.filter((name) => name in HELP)).toEqual(["probe_http_duration_seconds"]);
  });
});

test("a dashboard that Grafana imports asks for its data source, and says on whose behalf each panel asks", () => {
  const dashboard = JSON.parse(read("prometheus/grafana.json"));
  expect(dashboard.__inputs).toMatchObject([{ pluginId: "prometheus", type: "datasource" }]);
  // What is chosen at the import takes its place.
  const source = { type: "prometheus", uid: `$\{${dashboard.__inputs[0].name}}` };
  const { list } = dashboard.templating;
  expect(list.map(({ name }: { name: string }) => name)).toEqual(["job", "instance"]);
  const required = dashboard.__requires.map(({ id }: { id: string }) => id);
  for (const { id, type, datasource, targets, gridPos } of dashboard.panels) {
    expect(required, id).toContain(type);
    expect(datasource, id).toEqual(source);
    expect(gridPos.x + gridPos.w, id).toBeLessThanOrEqual(24);
    for (const { expr, datasource: asked } of targets) {
      expect(expr).toContain('job=~"$job", instance=~"$instance"');
      expect(asked).toEqual(source);
    }
  }
  const ids = dashboard.panels.map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // It is nobody's own until it is imported.
  expect(dashboard.id).toBeNull();
});

test("how many targets a Prometheus may have follows from the limit of a client", () => {
  const rows = [...told.matchAll(/^\| (\d+)(s|m) \| (\d+) \| (\d+) \|$/gm)];
  expect(rows.length).toBe(3);
  for (const [, count, unit, most, planned] of rows) {
    const seconds = Number(count) * (unit === "s" ? 1 : 60);
    const minutes = seconds / CLIENT.periodS;
    // A sample counts for five minutes; the next one comes with the end of a scrape, not its start.
    expect(seconds).toBeLessThanOrEqual(300 - 60);
    expect(Number(most)).toBe(CLIENT.starts * minutes);
    expect(Number(planned)).toBe(CLIENT.newNames * minutes);
  }
  expect(told).toContain(`may ask ${CLIENT.starts} in a minute, of which ${CLIENT.newNames}`);
});
