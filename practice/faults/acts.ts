/**
 * What happens in a schedule of itself, and when: who is asked about, what is true, who opts out, what
 * strikes at an instant of its own.
 */
import { domainOf } from "../../src/gate/admit";
import type { Stage } from "../replay/stage";
import type { Injector } from "./injector";
import type { Schedule } from "./schedule";

const MIN = 60_000;

export interface Act {
  readonly at: number;
  readonly act: () => unknown;
}

/** For people to read. */
export function truthsOf({ host, troubles }: Schedule["hosts"][number], injector: Injector) {
  const says = (at: number, what: string): Act => ({
    at,
    act: () => injector.note(`(in truth) ${host} ${what}`),
  });
  return [
    ...troubles.flatMap(({ from, to, seenFrom }) => [
      says(from, `is gone ${seenFrom === "everywhere" ? "" : `for ${seenFrom.join(", ")}`}`),
      says(to, "is back"),
    ]),
  ];
}

/** Those of the schedule; and once all is well, of some who want to be looked at, and of some who do not. */
export function questionsOf({ questions, askedInCalm, hosts, optOuts, calmFrom }: Schedule) {
  const calm = { at: calmFrom + 2 * MIN, from: "germany", isHistory: false } as const;
  const wanted = hosts.filter(
    ({ host, optsOutAt }) => optsOutAt === null && askedInCalm.includes(host),
  );
  return [
    ...questions,
    ...wanted.map(({ host }) => ({ ...calm, host, dataCentre: 0 })),
    // At one that has kept nothing: others may have found out an hour ago that nobody had opted out.
    ...optOuts
      .filter(({ name }) => askedInCalm.includes(name))
      .map(({ name }) => ({ ...calm, host: name, dataCentre: 2 })),
  ];
}

export function wishesOf({ optOuts }: Schedule, stage: Stage, injector: Injector): readonly Act[] {
  return optOuts.map(({ at, name, by }) => ({
    at,
    act: () => {
      injector.note(`(in truth) ${name} opts out, by ${by}`);
      if (by !== "list") return;
      stage.deny(name);
      injector.deployed();
    },
  }));
}

export function strikeGates(
  kind: "gate_eviction" | "gate_alarm",
  { hosts }: Schedule,
  { gates, clock }: Stage,
  injector: Injector,
): void {
  for (const domain of new Set(hosts.map(({ host }) => domainOf(host)))) {
    injector.hit(kind, domain, kind === "gate_alarm" ? "rings" : "dropped");
    if (kind === "gate_alarm") gates.ring(domain, clock.now());
    else gates.drop(domain);
  }
}
