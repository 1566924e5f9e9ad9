/**
 * What is known in the end: the bounds of each shop's outage beside what was true, and beside what
 * could be read in the papers. Pure.
 */
import { VANTAGE_IDS } from "../../src/vantage/registry";
import type { Outage } from "../../src/verdict/outages";
import { between, from, paragraph, to } from "./lines";
import type { Played } from "./play";

const HALF_AN_HOUR_MS = 30 * 60_000;

/** A row for each shop, as its monitor remembers it. */
export function afterwards(
  { hosts }: Played,
  { offAt, onAt }: { readonly offAt: number; readonly onAt: number },
): readonly string[] {
  const rows = hosts.flatMap(({ host, history: { outages } }) =>
    outages.length === 0 ? [columns(host, "no outage")] : outages.map((one) => row(host, one)),
  );
  const hit = hosts.filter(({ history: { outages } }) => outages.length > 0);
  const regions = Math.min(...hit.map(({ history }) => history.regions.length));
  return [
    "WHAT IS KNOWN IN THE END",
    "",
    columns("", "began", "ended", "lasted"),
    ...rows,
    columns("(in truth)", from(offAt), from(onAt), `${clock(onAt - offAt, Math.round)} min`),
    "",
    ...paragraph(
      `Bounds, and no moments: nobody can know more than when somebody looked. ${regions} of ${VANTAGE_IDS.length} regions saw each of these outages by themselves.`,
    ),
  ];
}

function row(host: string, { start, end, minDurationMs, maxDurationMs }: Outage): string {
  const began = bounds(start.earliestAt, start.latestAt);
  const ended = end === null ? "goes on" : bounds(end.earliestAt, end.latestAt);
  const most = maxDurationMs === null ? "?" : clock(maxDurationMs, Math.ceil);
  return columns(host, began, ended, `${clock(minDurationMs, Math.floor)} to ${most} min`);
}

function bounds(earliestAt: number | null, latestAt: number | null): string {
  return `${earliestAt === null ? "?" : from(earliestAt)} to ${latestAt === null ? "?" : to(latestAt)}`;
}

function columns(...[host = "", began = "", ended = "", lasted = ""]: readonly string[]): string {
  return `${host.padEnd(17)}${began.padEnd(22)}${ended.padEnd(22)}${lasted}`.trimEnd();
}

/** Minutes and seconds, such as "28:09". */
function clock(ms: number, round: (seconds: number) => number): string {
  const seconds = round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What could be read that day, held against what is known. */
export function press(host: string, outage: Outage): readonly string[] {
  const { start, end, minDurationMs, maxDurationMs } = outage;
  if (start.earliestAt === null || end?.latestAt == null || maxDurationMs === null)
    throw new Error("an outage without bounds");
  const began = `began between ${from(start.earliestAt)} and ${to(start.latestAt)}`;
  const ended = `and ended between ${from(end.earliestAt)} and ${to(end.latestAt)}`;
  const isHalf = [minDurationMs, maxDurationMs].every(
    (ms) => Math.round(ms / HALF_AN_HOUR_MS) === 1,
  );
  const isShort = maxDurationMs < 2 * HALF_AN_HOUR_MS;
  return paragraph(
    [
      "The press of that day gave two durations, half an hour and over an hour, and no bounds.",
      `With looks every 45 s it can be told: the outage of ${host} ${began} ${ended}; it lasted ${between(minDurationMs, maxDurationMs)}.`,
      `Half an hour is ${isHalf ? "right, in round figures" : "wrong"}; over an hour is ${isShort ? "not" : "possible"}.`,
      "What lay behind it cannot be seen from outside, and so nothing is said of it.",
    ].join(" "),
  );
}
