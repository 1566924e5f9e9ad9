/**
 * The command, run in this process against a service on loopback that does as it is told; what it printed,
 * and what was asked of the service.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished, vi } from "vitest";
import { run, type World } from "../../src/cli/main";
import { CLI } from "../../src/limits";
import { VANTAGE_IDS } from "../../src/vantage/registry";
import type { Answer } from "../../src/web/answer";
import { SWEPT_AT, seen } from "../unit/verdict/build";
import { answerOn } from "../unit/web/pages";

export type Does = (response: ServerResponse, request: IncomingMessage) => void;

export interface Service {
  readonly url: string;
  /** Path with query of each request, and its headers. */
  readonly asked: readonly {
    readonly path: string;
    readonly headers: IncomingMessage["headers"];
  }[];
}

/** @param does what to do with each request in turn; the last one does for all that follow. */
export async function service(...does: readonly Does[]): Promise<Service> {
  const asked: Service["asked"][number][] = [];
  const server = createServer((request, response) => {
    const act = does[Math.min(asked.length, does.length - 1)];
    asked.push({ path: request.url ?? "", headers: request.headers });
    act?.(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const answer = (over: Partial<Answer> = {}): Answer => ({
  ...answerOn(VANTAGE_IDS.map((id) => seen(id, "up"))),
  ...over,
});

export const votes = VANTAGE_IDS.map((id, at) => ({
  event: "vote",
  id: `${SWEPT_AT}-${at}`,
  data: seen(id, id === "germany" ? "connection_refused" : "up"),
}));

export const final = (over: Partial<Answer> = {}) => ({
  ...{ event: "final", id: "the end", data: answer(over) },
});

/** A stream of lines, which ends as it should. */
export const tells =
  (...lines: readonly object[]): Does =>
  (response) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };

/** The same, and then the connection is cut, or nothing more comes. */
export const tellsThen =
  (then: "cut" | "silence", ...lines: readonly object[]): Does =>
  (response) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), () => {
      if (then === "cut") setImmediate(() => response.destroy());
    });
  };

export const sends =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Does =>
  (response) =>
    response.writeHead(status, { "content-type": type, ...headers }).end(body);

export const refuses = (status: number, code: string, headers: Record<string, string> = {}): Does =>
  sends(
    status,
    "application/problem+json",
    JSON.stringify({ type: "x", status, code, title: "No", detail: "Because." }),
    headers,
  );

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** How long it would have waited, milliseconds. */
  readonly waits: readonly number[];
}

interface Around {
  readonly service?: Service;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal, for both streams; none: they are piped. */
  readonly columns?: number;
  /** After so many lines a stream that says nothing is given up, where it would be after ten seconds. */
  readonly silentAfter?: number;
}

/** No test waits: time passes when the command waits for it. */
export async function runs(args: string, around: Around = {}): Promise<Ran> {
  const { columns, env = {}, silentAfter = Number.POSITIVE_INFINITY } = around;
  let heard = -1;
  const printed = { out: "", err: "" };
  const waits: number[] = [];
  let now = SWEPT_AT;
  const terminal = (name: "out" | "err") => ({
    ...(columns === undefined ? {} : { isTTY: true, columns }),
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const world: World = {
    ...{ stdout: terminal("out"), stderr: terminal("err"), version: "1.2.3" },
    env: { ...(around.service ? { JUSTHERE_URL: around.service.url } : {}), ...env },
    deployed: "https://justhere.example",
    clock: {
      now: () => now,
      wait: async (ms, signal) => {
        if (ms === CLI.idleMs) {
          heard += 1;
          // It has been asked by then, at least.
          if (heard === silentAfter) await vi.waitUntil(() => around.service?.asked.length);
          else await aborted(signal);
          return;
        }
        waits.push(ms);
        now += ms;
      },
    },
    startLocal: async () => ({ kind: "absent", printed: "" }),
    onEnd: () => {},
  };
  const code = await run(args === "" ? [] : args.split(" "), world);
  return { code, ...printed, waits };
}

const aborted = (signal?: AbortSignal) =>
  new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
