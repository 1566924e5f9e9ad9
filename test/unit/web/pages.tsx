/** Answers and their pages, for the tests of the page. Nothing here decides anything. */
import type { Language } from "../../../src/language";
import { type Before, NOTHING_BEFORE } from "../../../src/monitor/events";
import type { Observation } from "../../../src/probe/observation";
import { parseTarget } from "../../../src/target/parse";
import { type Answer, answerOf } from "../../../src/web/answer";
import type { Caller } from "../../../src/web/caller";
import { AnswerPage } from "../../../src/web/page/page";
import { partsOf } from "../../../src/web/page/parts";
import { SWEPT_AT } from "../verdict/build";

export interface Asked {
  readonly host?: string;
  readonly language?: Language;
  readonly caller?: Partial<Caller>;
  /** Null while vantages are still looking. */
  readonly completedAt?: number | null;
  /** After the start of the sweep. */
  readonly nowMs?: number;
  readonly before?: Partial<Before>;
}

export function answerOn(observations: readonly Observation[], asked: Asked = {}): Answer {
  const { host = "example.org", language = "en", nowMs = 2_000 } = asked;
  const { completedAt = SWEPT_AT + 1_000 } = asked;
  const target = parseTarget(host, { practice: true, ownHosts: [] });
  if (target.kind === "rejected") throw new Error(target.reason);
  const caller: Caller = {
    ...{
      kind: "caller",
      vantage: "germany",
      country: null,
      report: null,
      code: null,
      tested: null,
    },
    ...asked.caller,
  };
  return answerOf(
    target,
    caller,
    { ...NOTHING_BEFORE, ...asked.before, startedAt: SWEPT_AT, completedAt, observations },
    { now: SWEPT_AT + nowMs, notice: null, language },
  );
}

interface Shown {
  readonly code?: string | null;
  readonly isSimulated?: boolean;
}

const SITE = "https://justhere.example";
const html = async (part: unknown) =>
  String(await (part as { toString(): string | Promise<string> }).toString());

export function pageOf(answer: Answer, { code = null, isSimulated = false }: Shown = {}) {
  const { host } = answer.target;
  const context = { language: answer.language, chosen: null, path: `/${host}` };
  return html(
    <AnswerPage
      answer={answer}
      context={context}
      {...{
        code,
        isSimulated,
        siteUrl: SITE,
        liveUrl: `/live/${host}`,
        jsonUrl: `/v1/check/${host}`,
        waitUrl: `/${host}?wait`,
        againUrl: `/${host}`,
      }}
    />,
  );
}

export async function partOf(
  answer: Answer,
  id: string,
  { code = null, isSimulated = false }: Shown = {},
): Promise<string> {
  const part = partsOf({ answer, code, isSimulated, siteUrl: SITE }).get(id);
  if (part === undefined) throw new Error(`no part ${id}`);
  return html(part);
}

/** The ids of all parts. */
export function partIds(answer: Answer): readonly string[] {
  return [...partsOf({ answer, code: null, isSimulated: false, siteUrl: SITE }).keys()];
}

/** What a person reads. */
export function textOf(markup: string): string {
  const bare = markup.replaceAll(/<[^>]*>/g, "");
  return bare.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
