/**
 * The command line, read: what is asked about, and how it is told. What was typed or pasted is cut to a
 * host here, before anything leaves the machine; what is none is refused, and its text goes nowhere.
 */
import { parseArgs } from "node:util";
import { isLanguage, type Language } from "../language";
import { CLI } from "../limits";
import { parseTarget } from "../target/parse";
import { VANTAGE_IDS, type VantageId, vantageOf } from "../vantage/registry";
import { problem } from "../web/problem";
import { problemText } from "../web/text";
import { type Env, isAddress } from "./service";
import { CLI_WORDS } from "./words";

/** What is asked. */
export interface Question {
  readonly host: string;
  readonly from: VantageId | null;
  readonly report: "up" | "down" | null;
  readonly lang: Language;
  /** All ten, even when nothing can change the verdict any more. */
  readonly isFull: boolean;
}

export interface Options {
  readonly kind: "options";
  readonly question: Question;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly isWatch: boolean;
  readonly isLocal: boolean;
  readonly isPlain: boolean;
  readonly service: string | null;
  readonly timeoutMs: number;
}

/** Nothing is asked: `text` is all there is to say. */
export interface Said {
  readonly kind: "help" | "version" | "usage";
  readonly lang: Language;
  readonly text: string;
}

const FLAGS = {
  json: { type: "boolean" },
  watch: { type: "boolean" },
  local: { type: "boolean" },
  from: { type: "string" },
  report: { type: "string" },
  lang: { type: "string" },
  wait: { type: "string" },
  timeout: { type: "string" },
  service: { type: "string" },
  "no-color": { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

export function readOptions(args: readonly string[], env: Env): Options | Said {
  const spoken = languageOfSystem(env);
  let read: ReturnType<typeof parse>;
  try {
    read = parse(args);
  } catch (error) {
    return usage(spoken, mistake(error, CLI_WORDS[spoken]));
  }
  const { values, positionals } = read;
  const lang = values.lang !== undefined && isLanguage(values.lang) ? values.lang : spoken;
  const words = CLI_WORDS[lang];
  if (values.help) return { kind: "help", lang, text: words.help };
  if (values.version) return { kind: "version", lang, text: "" };

  const bad = (name: string, known: readonly string[]) => usage(lang, words.badValue(name, known));
  const { from = null, report = null, wait = null, service = null } = values;
  if (values.lang !== undefined && values.lang !== lang) return bad("--lang", ["en", "de"]);
  if (from !== null && vantageOf(from) === undefined) return bad("--from", VANTAGE_IDS);
  if (report !== null && report !== "up" && report !== "down")
    return bad("--report", ["up", "down"]);
  if (wait !== null && wait !== "full" && wait !== "settled")
    return bad("--wait", ["settled", "full"]);
  const timeoutMs = values.timeout === undefined ? CLI.answerMs : 1_000 * Number(values.timeout);
  if (!(timeoutMs > 0 && timeoutMs <= CLI.mostMs))
    return bad("--timeout", [words.seconds(CLI.mostMs / 1_000)]);
  if (service !== null && !isAddress(service)) return bad("--service", ["https://…"]);
  // Never another service than the one that somebody meant.
  if (env.JUSTHERE_URL && !isAddress(env.JUSTHERE_URL)) return bad("JUSTHERE_URL", ["https://…"]);
  if (service !== null && values.local) return usage(lang, words.eitherOr("--service", "--local"));
  // What was seen just now says nothing of what will be seen then.
  if (report !== null && values.watch) return usage(lang, words.eitherOr("--report", "--watch"));
  if (positionals.length !== 1) return usage(lang, words.oneHost);

  const target = parseTarget(positionals[0] ?? "", { practice: true, ownHosts: [] });
  if (target.kind === "rejected") {
    const { code, reason } = target;
    return { kind: "usage", lang, text: problemText(problem(code, { reason }), lang) };
  }
  return {
    kind: "options",
    question: {
      ...{ host: target.host, report, lang, isFull: wait === "full" },
      from: from === null ? null : (vantageOf(from)?.id ?? null),
    },
    ...{ isJson: values.json ?? false, isQuiet: values.quiet ?? false },
    ...{ isWatch: values.watch ?? false, isLocal: values.local ?? false },
    ...{ isPlain: values["no-color"] ?? false, service, timeoutMs },
  };
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: FLAGS, allowPositionals: true, strict: true });

/** Node says it in English; the option is named between the first quotes. */
function mistake(error: unknown, words: (typeof CLI_WORDS)[Language]): string {
  const { code, message } = error as Error & { code?: string };
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return words.unknownOption(option);
  return /does not take/.test(message) ? words.needlessValue(option) : words.noValue(option);
}

function usage(lang: Language, says: string): Said {
  return { kind: "usage", lang, text: `${says}\n${CLI_WORDS[lang].usage}\n` };
}

/** POSIX: `LC_ALL` goes before `LC_MESSAGES`, and that before `LANG`. */
function languageOfSystem({ LC_ALL, LC_MESSAGES, LANG }: Env): Language {
  const [tag = ""] = (LC_ALL || LC_MESSAGES || LANG || "").toLowerCase().split(/[_.@-]/);
  return isLanguage(tag) ? tag : "en";
}
