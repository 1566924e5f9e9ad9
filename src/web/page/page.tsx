/**
 * The answer as a page. It is complete without script; with script the same parts arrive one by one.
 */
import { VANTAGES } from "../../vantage/registry";
import { WORDS } from "../../verdict/words";
import type { Answer } from "../answer";
import { cardOf } from "../discover/card";
import { AskForm, Layout, linkTo, type PageContext } from "../layout";
import { WorldMap } from "../map/map";
import { lookalikeScripts } from "./lookalike";
import { headlineAt, mapOf, type PartsProps, partsOf } from "./parts";
import { isOpen, stageOf } from "./stage";
import { PAGE_WORDS } from "./words";

export interface AnswerPageProps extends PartsProps {
  readonly context: PageContext;
  /** Where the parts of this very question come from, live. */
  readonly liveUrl: string;
  /** A new question from the same place; what was reported with this one belongs to its moment. */
  readonly againUrl: string;
  /** The same question, answered at once and without script. */
  readonly waitUrl: string;
  /** The same question, answered as data. */
  readonly jsonUrl: string;
}

export function AnswerPage(props: AnswerPageProps) {
  const { answer, context, isSimulated } = props;
  const words = PAGE_WORDS[context.language];
  const { host } = answer.target;
  const parts = partsOf(props);
  return (
    <Layout
      context={context}
      title={`${host}: ${headlineAt(answer)}`}
      card={cardOf(host, props.siteUrl, context.language)}
      head={<Head {...props} />}
      wide
    >
      <div
        id="answer"
        data-host={host}
        data-live={props.liveUrl}
        data-wait={props.waitUrl}
        data-complete={String(answer.sweep.complete)}
        data-test={isSimulated ? undefined : `https://${host}/`}
      >
        <Host answer={answer} context={context} />
        <p id="say-offline" class="note" role="alert" hidden>
          {words.offline}
        </p>
        <p id="say-aged" class="note" role="status" hidden>
          {words.aged}
        </p>
        <p id="say-lost" class="note" role="alert" hidden>
          {words.lost}
        </p>
        {isOpen(stageOf(answer)) && (
          <noscript>
            <p>
              <a href={props.waitUrl}>{words.withoutScript}</a>
            </p>
          </noscript>
        )}
        <div class="first">
          {parts.get("part-verdict")}
          {parts.get("part-rings")}
        </div>
        <Actions answer={answer} context={context} againUrl={props.againUrl} />
        {parts.get("part-advice")}
        <div class="places">
          <WorldMap {...mapOf(answer)} />
          <Table answer={answer} parts={parts} />
          <div class="beside">
            {parts.get("part-meaning")}
            {parts.get("part-group")}
            {parts.get("part-findings")}
          </div>
        </div>
        {parts.get("part-timeline")}
        {answer.notice && <p class="faint notice">{answer.notice}</p>}
        <details class="as-text">
          <summary>{words.text}</summary>
          <section class="scroll" tabindex={0} aria-label={words.text}>
            {parts.get("part-text")}
          </section>
        </details>
        <Along {...props} />
        <p id="announce" class="hidden" role="status" aria-live="polite" />
      </div>
    </Layout>
  );
}

/** The same for programs, and a badge to show elsewhere. */
function Along({ answer, context, jsonUrl, siteUrl }: AnswerPageProps) {
  const words = PAGE_WORDS[context.language];
  const { host } = answer.target;
  const badge = `${siteUrl}/badge/${host}.svg`;
  return (
    <>
      <p>
        <a href={jsonUrl}>{words.json}</a> · <a href={linkTo("/docs", context)}>{words.docs}</a>
      </p>
      <p>
        <a href={`/v1/history/${host}?lang=${answer.language}`}>{words.history}</a>
      </p>
      <details class="as-text">
        <summary>{words.badge.summary}</summary>
        <p>{words.badge.what}</p>
        <p>
          <code>{`[![${host}](${badge})](${siteUrl}/${host})`}</code>
        </p>
        <p>
          <a href={`/badge/${host}.svg`}>{words.badge.see}</a>
        </p>
      </details>
    </>
  );
}

function Head({ answer, waitUrl }: AnswerPageProps) {
  return (
    <>
      {isOpen(stageOf(answer)) && (
        <noscript>
          <meta http-equiv="refresh" content={`0; url=${waitUrl}`} />
        </noscript>
      )}
    </>
  );
}

function Host({ answer, context }: { answer: Answer; context: PageContext }) {
  const words = PAGE_WORDS[context.language];
  const { host, display } = answer.target;
  const scripts = lookalikeScripts(display);
  return (
    <>
      <div class="asked">
        <h1>{host}</h1>
        <details>
          <summary>{words.notThis}</summary>
          <AskForm context={context} typed={host} label={words.notThisLabel} />
        </details>
      </div>
      {display !== host && (
        <p class="faint">
          {words.written} <bdi>{display}</bdi>
        </p>
      )}
      {scripts.length > 0 && (
        <p class="note">
          {words.lookalike(scripts.map((name) => words.alphabets[name]).join(", "))}
        </p>
      )}
    </>
  );
}

function Table({ answer, parts }: { answer: Answer; parts: ReturnType<typeof partsOf> }) {
  const { table } = PAGE_WORDS[answer.language];
  const { here } = answer;
  const { city } = WORDS[answer.language];
  return (
    <section class="who">
      <h2>{table.heading}</h2>
      <section class="scroll" tabindex={0} aria-label={table.heading}>
        <table>
          <caption>{here ? table.nearestIs(city(here.city)) : table.nearestUnknown}</caption>
          <thead>
            <tr>
              <th scope="col">{table.from}</th>
              <th scope="col">{table.vote}</th>
              <th scope="col">{table.saw}</th>
              <th scope="col" class="time">
                {table.time}
              </th>
            </tr>
          </thead>
          <tbody>{VANTAGES.map(({ id }) => parts.get(`row-${id}`))}</tbody>
        </table>
      </section>
    </section>
  );
}

/** Those that need script are hidden until it has come. */
function Actions(props: { answer: Answer; context: PageContext; againUrl: string }) {
  const { answer, context, againUrl } = props;
  const words = PAGE_WORDS[context.language];
  const { host } = answer.target;
  const said = [
    ["shared", words.shared],
    ["copied", words.copied],
    ["not-copied", words.notCopied],
    ["telling", words.telling],
    ["quiet", words.toldNoPermission],
  ] as const;
  return (
    <div class="actions">
      <a class="button" href={againUrl}>
        {words.again}
      </a>
      <button type="button" id="do-share" hidden>
        {words.share}
      </button>
      <button type="button" id="do-copy" hidden>
        {words.copy}
      </button>
      <button type="button" id="do-tell" hidden data-back={words.back(host)} aria-pressed="false">
        {words.tell}
      </button>
      {said.map(([id, text]) => (
        <p id={`say-${id}`} role="status" class="done" hidden>
          {text}
        </p>
      ))}
      <p id="say-back" role="alert" class="back" hidden>
        {words.back(host)}
      </p>
    </div>
  );
}
