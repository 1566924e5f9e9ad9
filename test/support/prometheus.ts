/**
 * A real Prometheus, and its promtool: PROMETHEUS_PATH, else that of the system, else the one that `.ci/run`
 * unpacks below artifacts/. Null where there is none: then nothing shows that ours is read as it should be.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

export interface Found {
  readonly prometheus: string;
  readonly promtool: string;
}

export function findPrometheus(): Found | null {
  const { PROMETHEUS_PATH, PATH = "" } = process.env;
  const places = [
    ...(PROMETHEUS_PATH === undefined ? [] : [dirname(PROMETHEUS_PATH)]),
    ...PATH.split(delimiter),
    resolve("artifacts/prometheus/usr/bin"),
  ];
  const [found] = places
    .map((place) => ({ prometheus: join(place, "prometheus"), promtool: join(place, "promtool") }))
    .filter(({ prometheus, promtool }) => existsSync(prometheus) && existsSync(promtool));
  if (found === undefined) console.warn("NOT TRIED: no Prometheus (docs/prometheus.md says how)");
  return found ?? null;
}

/** What promtool says of something; empty when it finds nothing. @param input what it reads. */
export function promtool({ promtool }: Found, args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(promtool, args, { input, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

export interface Running {
  /** What its HTTP API says: https://prometheus.io/docs/prometheus/latest/querying/api/ */
  readonly ask: (path: string) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Rejects with what it printed if it ends instead of being ready. */
export async function startPrometheus({ prometheus }: Found, config: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "justhere-prometheus-"));
  const child = spawn(prometheus, [
    `--config.file=${config}`,
    `--storage.tsdb.path=${folder}`,
    "--web.listen-address=127.0.0.1:0",
  ]);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let printed = "";
  const address = await new Promise<string>((ready, fail) => {
    child.stderr.on("data", (text: Buffer) => {
      printed += text;
      const [, listening] = /msg="Listening on" address=(\S+)/.exec(printed) ?? [];
      if (listening && printed.includes("Server is ready")) ready(listening);
    });
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`ended with ${code}:\n${printed}`)));
  });
  return {
    ask: async (path) => {
      const response = await fetch(`http://${address}/api/v1/${path}`);
      const answer = (await response.json()) as { status: string; data: unknown; error?: string };
      if (answer.status !== "success") throw new Error(`${path}: ${answer.error}`);
      return answer.data;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
