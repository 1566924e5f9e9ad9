/** What was met beside the votes: the findings, and what each code means to a person. */
import { type Code, codesMet } from "../../verdict/met";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { findingWords } from "./finding";
import { PAGE_WORDS } from "./words";

export function Findings({ answer }: { answer: Answer }) {
  const { findings: words, open } = PAGE_WORDS[answer.language];
  const { findings } = answer;
  return (
    <section id="part-findings" hidden={answer.observations.length === 0}>
      <h2>{words.heading}</h2>
      {findings.length === 0 ? (
        <p class="faint">{words.none}</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li>
              {findingWords(finding, answer)}
              {finding.kind === "twin_works" && (
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

/** The codes that were met, in sentences; each under the words that the table has for it. */
export function Meaning({ answer }: { answer: Answer }) {
  const { meaning: page } = PAGE_WORDS[answer.language];
  const { failure, refusal, suspect, meaning } = WORDS[answer.language];
  const short: Readonly<Record<Code, string>> = { ...failure, ...refusal, ...suspect };
  const codes = codesMet(answer.observations);
  return (
    <section id="part-meaning" class="meaning" hidden={codes.length === 0}>
      {codes.length > 0 && <h2>{page.heading}</h2>}
      {codes.length > 0 && (
        <dl>
          {codes.map((code) => {
            const { means, try: tip } = meaning[code];
            return (
              <>
                <dt>{short[code]}</dt>
                <dd>{means}</dd>
                {tip !== null && <dd>{page.canDo(tip)}</dd>}
              </>
            );
          })}
        </dl>
      )}
    </section>
  );
}
