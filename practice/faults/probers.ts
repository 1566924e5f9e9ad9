/**
 * What the monitors get instead of their probers: the real ones or somebody quick, and whatever a
 * schedule has them do instead of their work. Each call is written down with what was told, for the
 * truth to be held against it.
 */
import { readBounded } from "../../src/probe/body";
import { decodeReport } from "../../src/probe/observation";
import type { VantageId } from "../../src/vantage/registry";
import type { Injector } from "./injector";
import { isReached, type Misdeed } from "./schedule";
import { lookMs, reportOf } from "./sites";

export interface Call {
  readonly host: string;
  readonly vantage: VantageId;
  /** As our clocks had it: the start of the sweep. */
  readonly startedAt: number;
  readonly from: number;
  to: number;
  /** What was told. `silent`: nothing that could be a vote. */
  said: "up" | "down" | "silent";
  lied: boolean;
}

const FLOOD_BYTES = 4 * 1024 * 1024;

export class Probers {
  readonly calls: Call[] = [];

  constructor(readonly injector: Injector) {}

  async ask(vantage: VantageId, host: string, askReal: () => Promise<Response>): Promise<Response> {
    const { injector } = this;
    const from = injector.now();
    const call: Call = {
      ...{ host, vantage, from, to: Number.POSITIVE_INFINITY, said: "silent", lied: false },
      startedAt: injector.readingAt(from),
    };
    this.calls.push(call);
    try {
      const what = `${vantage}'s prober`;
      return await injector.risk(host, what, () => this.#answer(call, askReal));
    } catch (error) {
      call.said = "silent";
      throw error;
    }
  }

  #answer(call: Call, askReal: () => Promise<Response>): Promise<Response> {
    const { injector } = this;
    const { host, vantage } = call;
    const fault = injector.active("prober").find(({ at }) => at.includes(vantage));
    if (fault !== undefined) {
      injector.hit("prober", host, `${vantage} ${fault.does}`);
      if (fault.does === "says_down" || fault.does === "says_up")
        return this.#lie(call, fault.does);
      return this.#misbehave(call, fault.does);
    }
    return injector.schedule.hasRealProbers ? this.#real(call, askReal) : this.#quick(call);
  }

  async #quick(call: Call): Promise<Response> {
    const { schedule } = this.injector;
    const site = schedule.hosts.find(({ host }) => host === call.host);
    const isUp = site !== undefined && isReached(site, call.vantage, call.from);
    return this.#tell(call, isUp ? "up" : "down");
  }

  async #lie(call: Call, does: "says_down" | "says_up"): Promise<Response> {
    call.lied = true;
    return this.#tell(call, does === "says_up" ? "up" : "down");
  }

  async #tell(call: Call, says: "up" | "down"): Promise<Response> {
    const { vantage, startedAt } = call;
    await this.injector.wait(lookMs(vantage, says));
    call.said = says;
    call.to = this.injector.now();
    return new Response(JSON.stringify(reportOf(vantage, says, startedAt)));
  }

  async #real(call: Call, askReal: () => Promise<Response>): Promise<Response> {
    const response = await askReal();
    const text = await readBounded(response, FLOOD_BYTES, new AbortController().signal);
    const report = decodeReport(JSON.parse(text));
    const { outcome = "unsure", health = "impaired" } = report ?? {};
    call.said = outcome === "unsure" || health !== "ok" ? "silent" : outcome;
    call.to = this.injector.now();
    return new Response(text, response);
  }

  async #misbehave(call: Call, does: Exclude<Misdeed, "says_down" | "says_up">): Promise<Response> {
    const { vantage, startedAt } = call;
    if (does === "hangs") return new Promise(() => {});
    await this.injector.wait(lookMs(vantage, "up"));
    const down = reportOf(vantage, "down", startedAt);
    switch (does) {
      case "throws":
        throw new Error("Network connection lost.");
      case "floods":
        return new Response(flood());
      case "wrong_json":
        return Response.json({ ...down, fault: "vantage", outcome: "down", extra: [] });
      case "wrong_vantage":
        return Response.json({ ...down, vantage: vantage === "japan" ? "india" : "japan" });
      case "wrong_status":
        return Response.json(down, { status: 500 });
    }
  }
}

/** Megabytes of what might be a report, one piece after the other. */
function flood(): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode(" ".repeat(64 * 1024));
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(piece);
      sent += piece.length;
      if (sent >= FLOOD_BYTES) controller.close();
    },
  });
}
