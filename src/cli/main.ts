/**
 * The command: reads what was typed, asks, and tells. What is said goes to standard output, how far it is
 * and what went wrong to standard error; the exit code says the verdict to a script.
 */
import type { Clock } from "../clock";
import { CLI } from "../limits";
import { WORDS } from "../verdict/words";
import type { Observation } from "../web/client/browser/api";
import { ask, type Outcome, type Trouble } from "./ask";
import { EXIT } from "./exit";
import type { Local } from "./local";
import { type Options, readOptions } from "./options";
import { Progress, type Terminal } from "./progress";
import { type Env, serviceOf } from "./service";
import { CLI_WORDS } from "./words";

/** What surrounds a run of the command. */
export interface World {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Env;
  readonly clock: Clock;
  readonly version: string;
  /** SITE_URL of the deployed service. */
  readonly deployed: string;
  readonly startLocal: () => Promise<Local>;
  /** What has to be done before the process ends, however it ends. */
  readonly onEnd: (act: () => Promise<void> | void) => void;
}

export async function run(args: readonly string[], world: World): Promise<number> {
  const { stdout, stderr, env } = world;
  const options = readOptions(args, env);
  switch (options.kind) {
    case "help":
      stdout.write(options.text);
      return EXIT.up;
    case "version":
      stdout.write(`${world.version}\n`);
      return EXIT.up;
    case "usage":
      stderr.write(options.text);
      return EXIT.usage;
  }
  const progress = new Progress(stderr, !options.isQuiet && env.TERM !== "dumb");
  world.onEnd(() => progress.end());
  const words = CLI_WORDS[options.question.lang];
  if (!options.isLocal)
    return lookAll(options, serviceOf(options.service, env, world.deployed), progress, world);

  progress.show(words.starting);
  const local = await world.startLocal();
  if (local.kind !== "started") {
    progress.end();
    if (!options.isQuiet) stderr.write(`${words[local.kind]}\n${local.printed}`);
    return EXIT.unknown;
  }
  world.onEnd(local.stop);
  try {
    return await lookAll(options, local.url, progress, world);
  } finally {
    progress.end();
    await local.stop();
  }
}

async function lookAll(
  options: Options,
  base: string,
  progress: Progress,
  world: World,
): Promise<number> {
  const { question, timeoutMs, isWatch } = options;
  const { clock, version } = world;
  const words = CLI_WORDS[question.lang];
  const { city, saw } = WORDS[question.lang];
  const onVote = (seen: Observation, heard: number, of: number) =>
    progress.show(words.heard(heard, of, city(seen.city), saw(seen)));
  let last = "";
  for (;;) {
    progress.show(words.asking(question.host, new URL(base).host));
    const outcome = await ask(question, { base, version, clock, timeoutMs, onVote });
    progress.end();
    const state = outcome.kind === "answer" ? outcome.answer.verdict : outcome.code;
    if (isWatch) tellChange(outcome, { options, base, world, isNew: state !== last });
    else tell(outcome, { options, base, world });
    const code = outcome.kind === "answer" ? EXIT[outcome.answer.verdict] : EXIT.unknown;
    if (!isWatch || code === EXIT.up) return code;
    last = state;
    const retryMs = 1_000 * ((outcome.kind === "trouble" && outcome.retryAfterS) || 0);
    const waitMs = Math.min(Math.max(CLI.watchEveryMs, retryMs), CLI.watchMostMs);
    progress.show(words.nextLook(timeOf(clock.now() + waitMs)));
    await clock.wait(waitMs);
  }
}

interface Telling {
  readonly options: Options;
  readonly base: string;
  readonly world: World;
}

function tell(outcome: Outcome, telling: Telling): void {
  const { options, world } = telling;
  if (options.isQuiet) return;
  if (outcome.kind === "trouble") {
    tellTrouble(outcome, telling);
    return;
  }
  const { stdout, env } = world;
  const isColored =
    stdout.isTTY === true && !options.isPlain && !env.NO_COLOR && env.TERM !== "dumb";
  stdout.write(options.isJson ? `${JSON.stringify(outcome.answer)}\n` : outcome.text(isColored));
}

/** Of a watch: a line when something is otherwise than at the look before; as JSON, one for each look. */
function tellChange(outcome: Outcome, telling: Telling & { readonly isNew: boolean }): void {
  const { options, world, isNew } = telling;
  const isLine = outcome.kind === "answer" && !options.isJson;
  if (isLine && isNew && !options.isQuiet)
    world.stdout.write(`${timeOf(world.clock.now())}  ${outcome.answer.headline}\n`);
  else if (!isLine && (isNew || outcome.kind === "answer")) tell(outcome, telling);
}

function tellTrouble(
  { code, says, retryAfterS }: Trouble,
  { options, base, world }: Telling,
): void {
  const words = CLI_WORDS[options.question.lang];
  const sentence = says ?? words.trouble(code, base);
  const retry = retryAfterS === null ? "" : ` ${words.retry(retryAfterS)}`;
  world.stderr.write(`${sentence}${retry} (${code})\n`);
}

/** Of the day, where one is. */
function timeOf(at: number): string {
  const day = new Date(at);
  const parts = [day.getHours(), day.getMinutes(), day.getSeconds()];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
