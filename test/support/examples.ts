/**
 * The examples of a page of documentation, read as its reader copies them: every fenced block, every command
 * in a cell of a table, and what is shown of their outcome.
 */
import { spawnSync } from "node:child_process";

/** A fenced block. */
export interface Example {
  readonly file: string;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

export interface Step {
  readonly command: string;
  /** Lines of a terminal; null where none are shown. */
  readonly shown: readonly string[] | null;
  /** What it ends with. */
  readonly code: number;
}

export function examplesIn(file: string, markdown: string): readonly Example[] {
  const found: Example[] = [];
  const cell = /\| `((?:curl|npx|node) [^`]+)` \|/g;
  let open: { line: number; fence: string; language: string; lines: string[] } | null = null;
  for (const [index, text] of markdown.split("\n").entries()) {
    const [, fence = "", language = ""] = /^ *(`{3,})(\S*)/.exec(text) ?? [];
    if (open === null) {
      if (fence !== "") open = { line: index + 1, fence, language, lines: [] };
      for (const [, command = ""] of text.matchAll(cell))
        found.push({ file, line: index + 1, language: "sh", text: command });
    } else if (fence === open.fence && language === "") {
      const { line, lines } = open;
      found.push({ file, line, language: open.language, text: lines.join("\n") });
      open = null;
    } else open.lines.push(text);
  }
  return found;
}

/** What a reader does with a block; none, where it is no command. */
export function stepsOf({ language, text }: Example): readonly Step[] {
  if (language === "sh") return commandsOf(text.split("\n"));
  if (language === "console") return sessionOf(text.split("\n"));
  // A page's script, by what Node has of a browser.
  const node = (kind: string) => `node --input-type=${kind} -e ${quoted(text)}`;
  if (language === "js") return [{ command: node("module"), shown: null, code: 0 }];
  if (language === "ts")
    return [{ command: `${FETCHED} && ${node("module-typescript")}`, shown: null, code: 0 }];
  const [, command = ""] = /^\/\/ (curl .+?)(?:[;,] .*)?$/m.exec(text.split("\n")[0] ?? "") ?? [];
  const isShown = language === "jsonc" && command !== "";
  return isShown ? [{ command, shown: text.split("\n"), code: 0 }] : [];
}

/** What an example in TypeScript imports. */
const FETCHED = "curl -s localhost:8787/client.js -o client.mjs";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Whole commands: a line goes on for as long as bash waits for its end. */
function commandsOf(lines: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let command = "";
  for (const line of lines) {
    command = command === "" ? line : `${command}\n${line}`;
    if (!isWhole(command)) continue;
    if (!/^\s*(#|$)/.test(command)) steps.push({ command, shown: null, code: codeSaid(command) });
    command = "";
  }
  if (command !== "") throw new Error(`no whole command: ${command}`);
  return steps;
}

/** `$` begins a command, and `>` a line that goes on with it; the rest is what it says. */
function sessionOf(lines: readonly string[]): readonly Step[] {
  const steps: { command: string; shown: string[]; code: number }[] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (line.startsWith("$ "))
      steps.push({ command: line.slice(2), shown: [], code: codeSaid(line) });
    else if (last === undefined) throw new Error(`a session begins with a command: ${line}`);
    else if (last.shown.length === 0 && !isWhole(last.command))
      last.command += `\n${line.replace(/^> ?/, "")}`;
    else last.shown.push(line);
  }
  return steps;
}

/** `# exits 1` behind a command. */
const codeSaid = (command: string) => Number(/#.*\bexits (\d+)/.exec(command)?.[1] ?? 0);

function isWhole(command: string): boolean {
  if (command.endsWith("\\")) return false;
  return spawnSync("bash", ["-n", "-c", command]).status === 0;
}

/** What a workflow of GitHub sets for all, and the script of each of its steps. */
export function workflowOf(yaml: string): {
  readonly env: Readonly<Record<string, string>>;
  readonly scripts: readonly string[];
} {
  const [, settings = ""] = /^env:\n((?: +.+\n)+)/m.exec(yaml) ?? [];
  const env = Object.fromEntries(
    [...settings.matchAll(/^ +(\w+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
  const scripts = [...yaml.matchAll(/^( +)run: \|\n((?:\1 {2}.*\n|\n)+)/gm)].map(
    ([, margin = "", script = ""]) => script.replaceAll(new RegExp(`^${margin} {2}`, "gm"), ""),
  );
  return { env, scripts };
}

/** What differs from run to run: instants, spans, and the spaces that fill up a column or a line. */
const VARYING: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\s+/g, " "],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?Z?/g, "<instant>"],
  [/\b\d\d:\d\d:\d\d\b/g, "<instant>"],
  [/\b1\d{12}\b/g, "<instant>"],
  [/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\b/g, "<instant>"],
  [/\b\d+([.,]\d+)?( to \d+([.,]\d+)?)? ?(ms|s|min|seconds?|minutes?)\b/g, "<span>"],
  // How much is known of a beginning depends on when somebody looked before.
  [/between <instant> and <instant> UTC|at <instant> UTC or earlier/g, "<instant>"],
  [/at least <span>/g, "<span>"],
  [/were first seen down|went down/g, "<went down>"],
];

/** As it would be on one endless line: where a line of words ends depends on the numbers in it. */
const plain = (text: string) =>
  VARYING.reduce((rest, [pattern, instead]) => rest.replaceAll(pattern, instead), text).trim();

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `…` stands for whatever is left out. */
export function asPattern(shown: string): RegExp {
  const parts = shown.split(REST).map((part) => escaped(plain(part)));
  return new RegExp(`^${parts.join(".*?")}$`);
}

/** What was printed, as `asPattern` reads it. */
export const asPrinted = (output: string) => plain(output);

/** What was left out. */
const REST = "…";

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** JSON with comments, in which `…` stands for what is left out. */
export function readShown(jsonc: string): Json {
  const open: string[] = [];
  const text = jsonc.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/.*$|[[\]{}…]/gm, (token) => {
    if (token.startsWith("//")) return "";
    if (token === "{" || token === "[") open.push(token);
    if (token === "}" || token === "]") open.pop();
    if (token !== REST) return token;
    return open.at(-1) === "{" ? `"${REST}": "${REST}"` : `"${REST}"`;
  });
  return JSON.parse(text);
}

/** Members whose value nobody can know beforehand: an instant, a span, what a row is called. */
const UNKNOWN = /(At|Ms|Since|^id)$/;

/** Of a member: whether its value differs from run to run, and its form alone can be held to what is shown. */
export type Varies = (name: string) => boolean;

/**
 * What of that is not so. Members that are shown are there, and no others unless `…` stands beside them;
 * an item that is shown is one of those there are. What varies may be null, or a list without an item.
 */
export function differences(
  shown: Json,
  got: Json,
  varies: Varies,
  path = "it",
): readonly string[] {
  const wrong = [`${path} is ${JSON.stringify(got)?.slice(0, 200)}`];
  const name = path.split(".").at(-1) ?? "";
  const isLoose = UNKNOWN.test(name) || path.split(".").some(varies);
  if (shown === REST) return got === undefined ? wrong : [];
  if (isLoose && (got === null || shown === null)) return got === undefined ? wrong : [];
  if (Array.isArray(shown))
    return Array.isArray(got) ? itemsMissing(shown, got, isLoose, { varies, path }) : wrong;
  if (isObject(shown)) return isObject(got) ? membersMissing(shown, got, varies, path) : wrong;
  if (isLoose) return typeof shown === typeof got ? [] : wrong;
  if (typeof shown === "string")
    return typeof got === "string" && asPattern(shown).test(asPrinted(got)) ? [] : wrong;
  return shown === got ? [] : wrong;
}

type Members = { readonly [name: string]: Json };

const isObject = (value: Json): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function itemsMissing(
  shown: readonly Json[],
  got: readonly Json[],
  isLoose: boolean,
  { varies, path }: { varies: Varies; path: string },
): readonly string[] {
  if (isLoose && got.length === 0) return [];
  if (shown.length === 0) return got.length === 0 || isLoose ? [] : [`${path} is not empty`];
  const rest = [...got];
  return shown
    .filter((one) => one !== REST)
    .flatMap((one, index) => {
      const tried = rest.map((other) => differences(one, other, varies, `${path}.${index}`));
      const at = tried.findIndex((all) => all.length === 0);
      if (at === -1)
        return (
          tried.toSorted((a, b) => a.length - b.length)[0] ?? [`${path}.${index} is not there`]
        );
      rest.splice(at, 1);
      return [];
    });
}

function membersMissing(shown: Members, got: Members, varies: Varies, path: string) {
  const names = Object.keys(shown).filter((one) => one !== REST);
  const extra = Object.keys(got).filter((one) => !names.includes(one));
  const rest = REST in shown ? [] : extra.map((one) => `${path}.${one} is not shown`);
  const there = (one: string) => got[one] as Json;
  return [
    ...names.flatMap((one) =>
      differences(shown[one] as Json, there(one), varies, `${path}.${one}`),
    ),
    ...rest,
  ];
}
