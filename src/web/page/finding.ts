/** A finding in words, as the page and the text for a terminal say it. Pure. */
import type { Finding } from "../../verdict/findings";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { PAGE_WORDS } from "./words";

export function findingWords(finding: Finding, { language, target }: Answer): string {
  const { findings: says } = PAGE_WORDS[language];
  const { list, city, failure, suspect } = WORDS[language];
  const names = (cities: readonly string[]) => list(cities.map(city));
  const where = (seen: { readonly cities: readonly string[]; readonly isAll: boolean }) =>
    seen.isAll ? null : names(seen.cities);
  switch (finding.kind) {
    case "twin_works":
      return says.twinWorks(finding.host, target.host, where(finding));
    case "refused":
      return refusedWords(finding, names(finding.cities), language);
    case "suspect":
      return says.suspect(suspect[finding.suspect], where(finding));
    case "http_only":
      return says.httpOnly(where(finding), finding.failure && failure[finding.failure]);
    case "sends_on":
      return says.sendsOn(finding.host);
    case "ipv6_only":
      return says.ipv6Only;
    case "families_untested":
      return says.familiesUntested;
    case "slow":
      return says.slow(names(finding.cities), Math.ceil(finding.slowestMs / 1_000));
    case "intermittent":
      return says.intermittent;
  }
}

type Refused = Extract<Finding, { kind: "refused" }>;

function refusedWords(
  { refusal, wants, where, isAll }: Refused,
  names: string,
  language: Answer["language"],
): string {
  const { refused, refusedInPlaces, blockedByLaw } = PAGE_WORDS[language].findings;
  const at = isAll ? null : names;
  if (refusal === "http_451") return blockedByLaw(at);
  if (where === "places") return refusedInPlaces(names);
  return refused[wants](WORDS[language].refusal[refusal], at);
}
