/**
 * The websites of a schedule, and what is true of them: some alone below their domain, some with sisters,
 * and sometimes a crowd of them. Pure.
 */
import { VANTAGE_IDS, VANTAGES, type VantageId } from "../../src/vantage/registry";
import { type Chance, spanIn } from "./chance";
import { isOf, type OptOut, type Schedule, type Site, type Span, type Trouble } from "./schedule";

const S = 1_000;
const MIN = 60 * S;
/** More than the gate of a domain lets through in a minute. */
const CROWD = 34;

interface Wanted {
  readonly span: Span;
  readonly everyS: number;
  readonly isCrowd: boolean;
}

export function sites(
  chance: Chance,
  { span, everyS, isCrowd }: Wanted,
): Pick<Schedule, "hosts" | "optOuts"> {
  const unwatched = isCrowd
    ? ["asked.test", ...Array.from({ length: CROWD - 1 }, (_, at) => `n${at}.asked.test`)]
    : [
        "asked.test",
        ...chance.some(
          ["shop.asked.test", "www.asked.test", "blog.watched.test"],
          chance.int(0, 3),
        ),
      ];
  const optOuts = wishes(chance, span, unwatched);
  const optsOutAt = (host: string) => {
    const at = Math.min(...optOuts.filter((one) => isOf(one, host)).map((one) => one.at));
    return Number.isFinite(at) ? at : null;
  };
  // What fails, fails for the whole crowd, for as long as it can.
  const shared = isCrowd && chance.is(70) ? [outage(6 * MIN, chance.int(11 * MIN, span.to))] : null;
  const site = (host: string, isWatched: boolean): Site => ({
    ...{ host, isWatched, optsOutAt: optsOutAt(host) },
    troubles: (isWatched ? null : shared) ?? troubles(chance, span, everyS),
  });
  const hosts = [site("watched.test", true), ...unwatched.map((host) => site(host, false))];
  return { hosts, optOuts };
}

function outage(from: number, to: number): Trouble {
  return { from, to, seenFrom: "everywhere" };
}

function wishes(chance: Chance, span: Span, unwatched: readonly string[]): readonly OptOut[] {
  const at = () => chance.int((span.from + span.to) / 2, span.to - 2 * MIN);
  const wish = (name: string, bys: readonly OptOut["by"][]): OptOut => ({
    ...{ at: at(), name, by: chance.of(bys) },
  });
  const sisters = unwatched.filter((host) => host.split(".").length > 2);
  return [
    ...(chance.is(20) ? [wish("watched.test", ["domain", "domain", "list"])] : []),
    ...(chance.is(25) ? [wish("asked.test", ["domain", "domain", "list"])] : []),
    ...(sisters.length > 0 && chance.is(30)
      ? [wish(chance.of(sisters), ["host", "host", "list"])]
      : []),
  ];
}

function troubles(chance: Chance, span: Span, everyS: number): readonly Trouble[] {
  // A slow watch sees what takes long.
  const slow = Math.max(1, everyS / 60);
  return Array.from({ length: chance.pick([0, 1, 1, 2, 3]) }, () => {
    const kind = chance.pick(["outage", "outage", "outage", "regional", "flaky"]);
    if (kind === "outage")
      return {
        ...spanIn(chance, span, 3 * slow * MIN, 12 * slow * MIN),
        seenFrom: "everywhere" as const,
      };
    // A single look, if any.
    if (kind === "flaky")
      return { ...spanIn(chance, span, 2 * S, 20 * S), seenFrom: "everywhere" as const };
    return { ...spanIn(chance, span, 3 * slow * MIN, 8 * slow * MIN), seenFrom: region(chance) };
  });
}

function region(chance: Chance): readonly VantageId[] {
  if (chance.is(40)) return chance.some(VANTAGE_IDS, chance.int(1, 4));
  const continent = chance.pick(["NA", "EU", "AS"]);
  return VANTAGE_IDS.filter((_, at) => VANTAGES[at]?.continent === continent);
}
