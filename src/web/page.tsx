/** The answer as a page: plain HTML that is complete without script. */
import { VANTAGES } from "../vantage/registry";
import { EN } from "../verdict/words";
import type { Answer } from "./answer";
import { AskForm, Layout } from "./layout";
import type { Problem } from "./problem";

const COLOUR: Readonly<Record<Answer["verdict"], string>> = {
  up: "up",
  down: "down",
  here: "split",
  elsewhere: "split",
  "just-you": "split",
  unknown: "faint",
};

export function AnswerPage({ answer }: { answer: Answer }) {
  const { target, here } = answer;
  return (
    <Layout title={`${target.host}: ${answer.headline}`}>
      <nav>
        <a href="/">JustHere</a>
      </nav>
      <main>
        <h1>{target.host}</h1>
        {target.display !== target.host && (
          <p class="faint">
            written <bdi>{target.display}</bdi>
          </p>
        )}
        <p class={`headline ${COLOUR[answer.verdict]}`}>{answer.headline}</p>
        <p>{answer.explanation}</p>
        {answer.since && <p>{EN.since(answer.since)}</p>}
        <p class="faint">{EN.footer(answer.confidence, answer.sweep.ageMs)}</p>
        {answer.notice && <p class="faint">{answer.notice}</p>}
        <h2>Who saw what</h2>
        <div class="scroll">
          <table>
            <caption>
              {here
                ? `${here.city} is the vantage point nearest you.`
                : "We do not know which vantage point is nearest you."}
            </caption>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Vote</th>
                <th scope="col">What it saw</th>
                <th scope="col" class="time">
                  Time
                </th>
              </tr>
            </thead>
            <tbody>
              {VANTAGES.map(({ id, city }) => (
                <Row answer={answer} id={id} city={city} />
              ))}
            </tbody>
          </table>
        </div>
        <p>
          <a href={`/${target.host}`}>Ask again</a>
          {" · "}
          <a href={`/v1/check/${target.host}`}>the same as JSON</a>
        </p>
      </main>
      <footer>
        <AskForm host={target.host} label="Not this one? Ask about another" />
      </footer>
    </Layout>
  );
}

function Row({ answer, id, city }: { answer: Answer; id: string; city: string }) {
  const seen = answer.observations.find(({ vantage }) => vantage === id);
  const vote = seen ? EN.vote(seen) : "";
  return (
    <tr>
      <th scope="row">
        {city}
        {id === answer.here?.vantage && <strong>nearest you</strong>}
      </th>
      <td class={vote === "up" || vote === "down" ? vote : "faint"}>{vote || "–"}</td>
      <td>{seen ? EN.saw(seen) : EN.stillLooking}</td>
      <td class="time">{seen ? `${seen.timings.totalMs} ms` : ""}</td>
    </tr>
  );
}

export function ProblemPage({ problem }: { problem: Problem }) {
  return (
    <Layout title={`${problem.title} – JustHere`}>
      <nav>
        <a href="/">JustHere</a>
      </nav>
      <main>
        <h1>{problem.title}</h1>
        <p>{problem.detail}</p>
        <p class="faint">
          <code>{problem.code}</code>
        </p>
        <AskForm label="Ask about a website" />
      </main>
    </Layout>
  );
}
