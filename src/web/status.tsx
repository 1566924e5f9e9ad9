/**
 * Where the watched targets stand, as a page that needs no script, and as text: 80 columns, no
 * colours, a newline at the end.
 */
import { WATCH } from "../limits";
import { pageCard } from "./discover/card";
import { Layout, linkTo, type PageContext } from "./layout";
import { Sign } from "./page/rings";
import { endedSaid } from "./since";
import { remarksOn, stateOn, summaryOf, worstOf } from "./standing";
import { STATUS_WORDS } from "./status.words";
import { wrap } from "./text";
import { SharedLegend, Timeline } from "./timeline";
import type { State, Watched, WatchedAnswer } from "./watched";

/** The sign of a state: each has a shape of its own. */
const SIGNS = {
  up: "up",
  down: "down",
  partial: "partial",
  unknown: "unsure",
  unseen: "pending",
} as const satisfies Readonly<Record<State, string>>;

interface StatusProps {
  readonly answer: WatchedAnswer;
  readonly siteUrl: string;
  readonly context: PageContext;
  /** The page loads itself anew: only where its reader has chosen that, since it moves what they read. */
  readonly isReloading: boolean;
}

export function StatusPage(props: StatusProps) {
  const { answer, siteUrl, context } = props;
  const { watched, faults, notice } = answer;
  const words = STATUS_WORDS[context.language];
  const worst = worstOf(answer);
  const isEmpty = watched.length === 0;
  return (
    <Layout
      context={context}
      title={`${summaryOf(answer, true)} – JustHere`}
      card={pageCard("status", { siteUrl, title: words.heading, language: context.language })}
      head={head(props)}
      wide
    >
      <h1>{words.heading}</h1>
      {isEmpty ? (
        <Empty context={context} />
      ) : (
        <p class={`standing ${worst}`}>
          <Sign state={SIGNS[worst]} />
          <span>{summaryOf(answer)}</span>
        </p>
      )}
      <Freshness {...props} />
      {faults.length > 0 && (
        <div class="note">
          <p>{words.faults}</p>
          <ul lang="en">
            {faults.map(({ says }) => (
              <li>{says}</li>
            ))}
          </ul>
        </div>
      )}
      {!isEmpty && (
        <ol class="watched">
          {watched.map((one, index) => (
            <Target one={one} id={`watched-${index}`} {...{ answer, context }} />
          ))}
        </ol>
      )}
      <Marks watched={watched} context={context} />
      {notice && <p class="faint notice">{notice}</p>}
      <p>
        <a href={`/v1/watched?lang=${context.language}`}>{words.json}</a>
      </p>
    </Layout>
  );
}

function head({ isReloading }: StatusProps) {
  return isReloading ? <meta http-equiv="refresh" content={String(WATCH.refreshS)} /> : null;
}

function Empty({ context }: { readonly context: PageContext }) {
  const { empty, operator } = STATUS_WORDS[context.language];
  const [before, after] = operator;
  return (
    <>
      <p class="standing">{empty.title}.</p>
      <p>
        {empty.what} <a href={linkTo("/", context)}>{empty.ask}</a>
      </p>
      <p>
        {before} <code>docs/watch.md</code> {after}
      </p>
    </>
  );
}

/** When it was seen, and whether it stays so: nobody should trust an old page by mistake. */
function Freshness({ answer, context, isReloading }: StatusProps) {
  const words = STATUS_WORDS[context.language];
  const at = new Date(answer.checkedAt).toISOString();
  const other = isReloading ? "/status" : "/status?reload";
  return (
    <p class="faint">
      {words.made} <time datetime={at}>{words.instant(answer.checkedAt)}</time>.{" "}
      {isReloading ? words.reloads(WATCH.refreshS) : words.stays}{" "}
      <a href={linkTo(other, context)}>{isReloading ? words.stay : words.reload(WATCH.refreshS)}</a>
    </p>
  );
}

/** What the marks of all strips mean, once. */
function Marks({ watched, context }: { watched: readonly Watched[]; context: PageContext }) {
  const drawn = watched.findIndex(({ recent, outages }) => recent.length + outages.length > 0);
  if (drawn === -1) return null;
  const recent = watched.flatMap((one) => one.recent);
  const outages = watched.flatMap((one) => one.outages);
  const { language } = context;
  return (
    <div class="timeline">
      <SharedLegend {...{ recent, outages, language }} id={`watched-${drawn}`} />
    </div>
  );
}

interface TargetProps {
  readonly one: Watched;
  readonly answer: WatchedAnswer;
  readonly context: PageContext;
  /** For the ids of its drawing. */
  readonly id: string;
}

function Target({ one, answer, context, id }: TargetProps) {
  const words = STATUS_WORDS[context.language];
  const { name, host, state, special, recent, outages } = one;
  const link = <a href={linkTo(`/${host}`, context)}>{host}</a>;
  const isNamed = name !== host;
  return (
    <li class={state}>
      <h2>{isNamed ? <bdi>{name}</bdi> : link}</h2>
      <p class={state}>
        <Sign state={SIGNS[state]} />
        <span>{stateOn(one, context.language)}</span>
      </p>
      {isNamed && !special && <p>{link}</p>}
      {special && (
        <p>
          {words.special} {link}
        </p>
      )}
      {remarksOn(one, context.language, true).map((remark) => (
        <p>{remark}</p>
      ))}
      {recent.length + outages.length > 0 && (
        <Timeline {...{ recent, outages, id }} now={answer.checkedAt} language={context.language} />
      )}
    </li>
  );
}

export function statusText(answer: WatchedAnswer, siteUrl: string): string {
  const { watched, faults, language, notice, checkedAt } = answer;
  const words = STATUS_WORDS[language];
  const lines = [wrap(summaryOf(answer)), ""];
  if (watched.length === 0)
    lines.push(wrap(`${words.empty.what} ${words.operator.join(" docs/watch.md ")}`), "");
  const stateWidth = Math.max(0, ...watched.map(({ state }) => words.state[state].length));
  for (const one of watched) {
    const called = one.name === one.host ? one.name : `${one.name} (${one.host})`;
    lines.push(`${words.state[one.state].padEnd(stateWidth)}  ${called}`);
    lines.push(wrap(remarksOn(one, language).join(" ")));
    const ended = endedSaid({ ...one, checkedAt, language });
    lines.push(...(ended === null ? [] : [wrap(ended)]), "");
  }
  lines.push(...faults.map(({ says }) => wrap(says)));
  lines.push(`${words.made} ${words.instant(checkedAt)}.`);
  if (notice) lines.push(wrap(notice));
  lines.push(`${siteUrl}/v1/watched`);
  return `${lines.join("\n")}\n`;
}
