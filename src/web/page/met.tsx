/** What was met beside the votes: the findings, and what each code means to a person. */
import type { Observation } from "../../probe/observation";
import { commonOf } from "../../verdict/common";
import type { Finding } from "../../verdict/findings";
import { type Code, codesMet } from "../../verdict/met";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { findingWords } from "./finding";
import { PAGE_WORDS } from "./words";

/** The twin that the explanation names, so that its link stands there. */
export function twinSaid({ verdict, observations }: Answer): string | null {
  return commonOf(verdict, observations).twin;
}

export function Findings({ answer }: { answer: Answer }) {
  const { findings: words, open } = PAGE_WORDS[answer.language];
  const codes = codesMet(answer.observations);
  const findings = answer.findings
    .filter((finding) => !isTold(finding, codes))
    .map((finding) => withoutReason(finding, codes));
  return (
    <section id="part-findings" class="findings" hidden={answer.observations.length === 0}>
      <h2>{words.heading}</h2>
      {findings.length === 0 ? (
        <p class="faint">{words.none}</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li>
              {findingWords(finding, answer)}
              {finding.kind === "twin_works" && finding.host !== twinSaid(answer) && (
                <>
                  {" "}
                  <a href={`https://${finding.host}/`} rel="noreferrer">
                    {open(finding.host)}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Everybody met it, and the meaning of its code has just said the same in other words. */
function isTold(finding: Finding, codes: readonly Code[]): boolean {
  if (finding.kind === "suspect") return finding.isAll && codes.includes(finding.suspect);
  return finding.kind === "refused" && finding.isAll && codes.includes(finding.refusal);
}

/** Why https failed stands with the meaning of its code. */
function withoutReason(finding: Finding, codes: readonly Code[]): Finding {
  if (finding.kind !== "http_only" || finding.failure === null) return finding;
  return codes.includes(finding.failure) ? { ...finding, failure: null } : finding;
}

/** The codes that were met, in sentences; each under the words that the table has for it. */
export function Meaning({ answer }: { answer: Answer }) {
  const { language, observations } = answer;
  const { meaning: words } = PAGE_WORDS[language];
  const codes = codesMet(observations);
  const [only] = codes;
  const isClear = only !== undefined && codes.length === 1 && isMetByAll(only, observations);
  return (
    <section id="part-meaning" class="meaning" hidden={codes.length === 0}>
      {codes.length > 0 && <h2>{words.heading}</h2>}
      {isClear && sentencesOf(only, answer).map((sentence) => <p>{sentence}</p>)}
      {codes.length > 0 && !isClear && (
        <dl>
          {codes.map((code) => (
            <>
              <dt>{nameOf(code, answer)}</dt>
              {sentencesOf(code, answer).map((sentence) => (
                <dd>{sentence}</dd>
              ))}
            </>
          ))}
        </dl>
      )}
    </section>
  );
}

/** Then its name stands in every row of the table, and need not be said here once more. */
function isMetByAll(code: Code, observations: readonly Observation[]): boolean {
  return observations.every((seen) => seen.health === "ok" && codeOf(seen) === code);
}

/** Why it is not simply up; what https met, where http answered, is another thing. */
function codeOf({ failure, refusal, suspect }: Observation): Code | null {
  return failure ?? refusal ?? suspect;
}

function nameOf(code: Code, { language, observations }: Answer): string {
  const { failure, refusal, suspect } = WORDS[language];
  const short: Readonly<Record<Code, string>> = { ...failure, ...refusal, ...suspect };
  return observations.some((seen) => codeOf(seen) === code)
    ? short[code]
    : PAGE_WORDS[language].meaning.overHttps(short[code]);
}

/** What it means, and what one can do where there is anything. */
function sentencesOf(code: Code, { language }: Answer): readonly string[] {
  const { means, try: tip } = WORDS[language].meaning[code];
  return tip === null ? [means] : [means, PAGE_WORDS[language].meaning.canDo(tip)];
}
