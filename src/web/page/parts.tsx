/**
 * The parts of the answer page that change while votes arrive. Each is one element with an id of its
 * own, so that the page can be brought up to date part by part, and looks the same however it came.
 */
import type { Child } from "hono/jsx";
import { freshUntil } from "../../monitor/fresh";
import type { Observation } from "../../probe/observation";
import { VANTAGES } from "../../vantage/registry";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { troubleOf } from "../browser-code";
import { linkTo } from "../layout";
import { type Dot, Dots } from "../map/map";
import { provisionalOf } from "../provisional";
import { sinceSaid } from "../since";
import { answerText, openText } from "../text";
import { Timeline } from "../timeline";
import { Findings, Meaning, twinSaid } from "./met";
import { remediesFor } from "./remedies";
import { Rings, type RingsProps, Sign } from "./rings";
import { isOpen, stageOf } from "./stage";
import { PAGE_WORDS } from "./words";

export interface PartsProps extends RingsProps {
  readonly siteUrl: string;
}

/** Every part, by the id of its element. */
export function partsOf(props: PartsProps): ReadonlyMap<string, Child> {
  const { answer } = props;
  return new Map<string, Child>([
    ["part-verdict", <Verdict answer={answer} />],
    ["part-rings", <Rings {...props} />],
    ["part-advice", <Advice {...props} />],
    ["dots", <Dots {...mapOf(answer)} />],
    ...VANTAGES.map(({ id }) => [`row-${id}`, <Row answer={answer} id={id} />] as const),
    ["part-meaning", <Meaning answer={answer} />],
    ["part-findings", <Findings answer={answer} />],
    ["part-group", <Group answer={answer} />],
    ["part-timeline", <History answer={answer} />],
    ["part-text", <AsText {...props} />],
  ]);
}

const MARKS = {
  up: "up",
  down: "down",
  here: "partial",
  elsewhere: "partial",
  "just-you": "partial",
  unknown: "unsure",
} as const satisfies Readonly<Record<Answer["verdict"], string>>;

/** The headline as it stands. Before the verdict it never says more than that it looks so. */
export function headlineAt(answer: Answer): string {
  if (!isOpen(stageOf(answer))) return answer.headline;
  const { verdict, votes } = provisionalOf(answer);
  const isDivided = votes.up > 0 && votes.down > 0;
  return PAGE_WORDS[answer.language].soFar[verdict ?? (isDivided ? "divided" : "open")];
}

/** The colour that goes with it; the sign of a verdict comes with the verdict. */
function stateAt(answer: Answer) {
  if (!isOpen(stageOf(answer))) return MARKS[answer.verdict];
  const { verdict } = provisionalOf(answer);
  return verdict === null ? "pending" : MARKS[verdict];
}

function Verdict({ answer }: { answer: Answer }) {
  const words = PAGE_WORDS[answer.language];
  const { footer } = WORDS[answer.language];
  const since = sinceSaid(answer);
  const stage = stageOf(answer);
  // Too few votes so far are no reason yet.
  const hasEvidence = !isOpen(stage) || answer.verdict !== "unknown";
  const twin = twinSaid(answer);
  const state = stateAt(answer);
  return (
    <section id="part-verdict" class={`verdict ${state} ${stage}`}>
      <p class="headline">
        <Sign state={isOpen(stage) ? "pending" : state} />
        <span>{headlineAt(answer)}</span>
      </p>
      <p class="stage">{stageLine(answer)}</p>
      {hasEvidence && <p class="why">{answer.explanation}</p>}
      {twin !== null && (
        <p>
          <a href={`https://${twin}/`} rel="noreferrer">
            {words.open(twin)}
          </a>
        </p>
      )}
      {since !== null && !isOpen(stage) && <p>{since}</p>}
      {!isOpen(stage) && <p class="faint">{footer(answer.confidence, answer.sweep.ageMs)}</p>}
      {answer.you.kind === "unsure" && answer.you.why === "mixed" && (
        <p>
          <a href={`http://${answer.target.host}/`} rel="noreferrer">
            {words.open(answer.target.host)}
          </a>
        </p>
      )}
    </section>
  );
}

function stageLine(answer: Answer): string {
  const { stage: words } = PAGE_WORDS[answer.language];
  const heard = answer.observations.length;
  const stage = stageOf(answer);
  switch (stage) {
    case "asking":
    case "waiting":
      return words[stage];
    case "provisional":
      return words.provisional(heard, VANTAGES.length);
    case "settled":
      return words.settled(VANTAGES.length - heard);
    case "final":
      return words.final(heard);
    case "old":
      return words.old(Math.max(0, Math.ceil((freshFor(answer) - answer.checkedAt) / 1_000)));
  }
}

/** Until when this sweep answers whoever asks. */
function freshFor({ sweep, observations, checkedAt }: Answer): number {
  const { startedAt, completedAt } = sweep;
  return completedAt === null ? checkedAt : freshUntil({ startedAt, completedAt, observations });
}

/** What to try, for somebody who alone cannot reach it. */
function Advice({ answer, code }: PartsProps) {
  const { advice } = PAGE_WORDS[answer.language];
  const isAlone = answer.verdict === "just-you" && !isOpen(stageOf(answer));
  const trouble = code === null ? null : troubleOf(code);
  return (
    <section id="part-advice" class="advice" hidden={!isAlone}>
      {isAlone && <h2>{advice.heading}</h2>}
      {isAlone && (
        <ol>
          {remediesFor(trouble).map((remedy) => (
            <li>
              <strong>{advice.remedies[remedy][0]}</strong> {advice.remedies[remedy][1]}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What the map shows of an answer. */
export function mapOf(answer: Answer): { dots: readonly Dot[]; label: string } {
  const { city: cityIn } = WORDS[answer.language];
  const { up, down, abstained } = answer.votes;
  const newest = answer.sweep.complete ? undefined : answer.observations.toSorted(byEnd).at(-1);
  const dots: readonly Dot[] = VANTAGES.map(({ id, city }) => {
    const seen = answer.observations.find(({ vantage }) => vantage === id);
    return {
      id,
      state: seen ? dotOf(seen) : answer.sweep.complete ? "unsure" : "pending",
      isNearest: id === answer.here?.vantage,
      isNew: id === newest?.vantage,
      name: cityIn(city),
    };
  });
  const label = PAGE_WORDS[answer.language].map(up, down, abstained, answer.pending.length);
  return { dots, label };
}

const byEnd = (a: Observation, b: Observation) => a.timings.totalMs - b.timings.totalMs;

function dotOf({ health, outcome, refusal }: Observation): Dot["state"] {
  if (health !== "ok") return "unsure";
  return refusal !== null ? "refused" : outcome;
}

function Row({ answer, id }: { answer: Answer; id: string }) {
  const words = WORDS[answer.language];
  const { table } = PAGE_WORDS[answer.language];
  const city = VANTAGES.find((one) => one.id === id)?.city ?? id;
  const seen = answer.observations.find(({ vantage }) => vantage === id);
  const state = seen
    ? seen.health === "ok" && seen.outcome !== "unsure"
      ? seen.outcome
      : "faint"
    : "faint";
  const isException = !isOpen(stageOf(answer)) && state === minorityOf(answer);
  return (
    <tr id={`row-${id}`} class={seen ? "heard" : "pending"}>
      <th scope="row">
        {words.city(city)} {id === answer.here?.vantage && <small>{table.nearest}</small>}
      </th>
      <td class={state}>
        {seen ? words.vote(seen) : "–"} {isException && <small>{table.exception}</small>}
      </td>
      <td>{seen ? words.saw(seen) : words.stillLooking}</td>
      <td class="time">{seen ? `${seen.timings.totalMs} ms` : ""}</td>
    </tr>
  );
}

/** The side of the few, when they are few enough to be an exception. */
function minorityOf({ votes: { up, down } }: Answer): "up" | "down" | null {
  const tolerated = Math.floor((up + down) / 6);
  if (down > 0 && down <= tolerated) return "down";
  return up > 0 && up <= tolerated ? "up" : null;
}

/**
 * Who shares it: who went down with it, and what was seen lately of its operator's other websites. A
 * part does not know whether somebody chose its language, so that its links always carry it on.
 */
function Group({ answer: { group, fate, language } }: { answer: Answer }) {
  const { group: words } = PAGE_WORDS[language];
  // The lists below tell of the group, with links.
  const together = WORDS[language].fate({ fate, group: null });
  const rows = [
    ["down", group?.down ?? []],
    ["up", group?.up ?? []],
    ["unseen", group?.unseen ?? []],
  ] as const;
  return (
    <section id="part-group" hidden={group === null && together.length === 0}>
      {(group || together.length > 0) && <h2>{words.heading}</h2>}
      {together.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {group && <p class="faint">{words.what}</p>}
      {rows.map(([kind, hosts]) =>
        hosts.length === 0 ? null : (
          <p>
            {words[kind]}:{" "}
            {hosts.map((host, at) => (
              <>
                {at > 0 && ", "}
                <a href={linkTo(`/${host}`, { chosen: language })}>{host}</a>
              </>
            ))}
          </p>
        ),
      )}
    </section>
  );
}

function History({ answer }: { answer: Answer }) {
  const { recent, outages, checkedAt, scope, language } = answer;
  return (
    <section id="part-timeline">
      <h2>{PAGE_WORDS[language].timeline}</h2>
      <Timeline {...{ recent, outages, language }} now={checkedAt} newest={scope} />
    </section>
  );
}

/** The same as text; before the verdict, who saw what, below the headline as it stands. */
function AsText({ answer, siteUrl }: PartsProps) {
  const text = isOpen(stageOf(answer))
    ? openText(answer, `${headlineAt(answer)}. ${stageLine(answer)}`, siteUrl)
    : answerText(answer, siteUrl);
  return <pre id="part-text">{text}</pre>;
}
