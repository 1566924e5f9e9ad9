/**
 * What was told while our own vantages were broken, for a person. Pure.
 */
import { entry, from, paragraph } from "./lines";
import type { Played } from "./play";
import { countryOf, saidIn } from "./tell";
import { BROKEN } from "./twin";

export interface TwinPlayed {
  /** What broke. */
  readonly says: string;
  readonly played: Played;
}

export function tellTwins(twins: readonly TwinPlayed[]): string {
  const lines = [
    "12 DECEMBER 2010, THE OTHER WAY ROUND",
    "",
    ...paragraph(
      `The same minutes, and the shops are well: from ${from(BROKEN.fromAt)} to ${from(BROKEN.toAt)} it is our own vantage points that are broken. Whatever breaks, no shop may be called down for everyone. Times are Central European Time (UTC+1).`,
    ),
    ...twins.flatMap(tellTwin),
  ];
  return `${lines.join("\n")}\n`;
}

function tellTwin({ says, played }: TwinPlayed): readonly string[] {
  const outages = played.hosts.flatMap(({ history }) => history.outages);
  const regions = new Set(
    played.hosts.flatMap(({ history }) => history.regions.map(({ vantage }) => vantage)),
  );
  const where = [...regions].map(countryOf).join(", ") || "nowhere";
  return [
    "",
    ...paragraph(`${says}.`),
    ...played.asked.flatMap(({ at, from: vantage, host, answer }) => {
      const [sentence = ""] = saidIn(answer);
      return entry(at, `Somebody in ${countryOf(vantage)} asks about ${host}.`, [sentence]);
    }),
    ...paragraph(
      `Outages for everyone: ${outages.length}. In a single region: ${where}. Written to the ledger: ${played.written.length}.`,
    ),
  ];
}
