/**
 * Reads the operator's watch list, the variable WATCH. An entry with a fault is left out and the fault
 * is told; the others work. A fault repeats the name, which is public, and nothing else of a url or a
 * text, because those may hold a token. Pure; never throws, whatever a configuration says.
 */
import * as v from "valibot";
import { WATCH } from "../limits";
import { type Wanted, wanted } from "../probe/wanted";
import type { ParseOptions } from "../target/parse";
import { type Address, readUrl } from "./url";
import type { Watch } from "./watch";

/** Stable codes. */
export type WatchFaultCode =
  | "not_a_list"
  | "not_a_table"
  | "unknown_key"
  | "missing_url"
  | "invalid_url"
  | "forbidden_target"
  | "invalid_name"
  | "duplicate_name"
  | "duplicate"
  | "invalid_interval"
  | "invalid_status"
  | "invalid_text"
  | "too_many";

export interface WatchFault {
  /** Of the entry, from 0; of the first that is too many. 0 when there is no list. */
  readonly index: number;
  /** Null when no name can be told. */
  readonly name: string | null;
  readonly code: WatchFaultCode;
  /** A sentence for the operator: which entry, what was found, what is allowed. */
  readonly says: string;
}

export interface WatchList {
  readonly watches: readonly Watch[];
  readonly faults: readonly WatchFault[];
}

/**
 * @param value what wrangler gives for WATCH: an array of tables, or the same as a JSON string. Nothing
 * at all is an empty list.
 */
export function readWatchList(value: unknown, door: ParseOptions): WatchList {
  const list = listOf(value);
  if (list === null) {
    const says = `WATCH is ${whatIs(value)}; it must be a list of tables, or a JSON string of one.`;
    return { watches: [], faults: [{ index: 0, name: null, code: "not_a_list", says }] };
  }
  const watches: Watch[] = [];
  const faults: WatchFault[] = [];
  for (const [index, entry] of list.slice(0, WATCH.entries).entries()) {
    const { name, watch, flaws } = readEntry(entry, door);
    const all = [...flaws, ...(watch === null ? [] : flawsBeside(watch, watches))];
    if (watch !== null && all.length === 0) watches.push(watch);
    const called = `WATCH, entry ${index + 1}${name === null ? "" : ` (${quoted(name)})`}`;
    faults.push(
      ...all.map(({ code, says }) => ({ index, name, code, says: `${called}: ${says}.` })),
    );
  }
  if (list.length > WATCH.entries)
    faults.push({
      ...{ index: WATCH.entries, name: null, code: "too_many" },
      says: `WATCH has ${list.length} entries; ${WATCH.entries} are allowed, and the rest is left out.`,
    });
  return { watches, faults };
}

function listOf(value: unknown): readonly unknown[] | null {
  if (value === undefined || value === "") return [];
  const list = typeof value === "string" ? parsed(value) : value;
  return Array.isArray(list) ? list : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no list, and that is what the operator is told.
    return null;
  }
}

/** What is wrong with an entry; the sentence lacks only the entry's number. */
interface Flaw {
  readonly code: WatchFaultCode;
  readonly says: string;
}

type Read<T> = { readonly value: T } | Flaw;

interface Entry {
  readonly name: string | null;
  /** Null when there is a flaw. */
  readonly watch: Watch | null;
  readonly flaws: readonly Flaw[];
}

type Table = Readonly<Record<string, unknown>>;

/** One entry by itself. All its flaws are told at once, so that nobody mends them one by one. */
function readEntry(entry: unknown, door: ParseOptions): Entry {
  if (!isTable(entry)) {
    const says = `it is ${whatIs(entry)}; it must be a table with a url`;
    return { name: null, watch: null, flaws: [{ code: "not_a_table", says }] };
  }
  const flaws = unknownKeys(entry);
  const read = <T>(one: Read<T>): T | undefined => {
    if ("value" in one) return one.value;
    flaws.push(one);
    return undefined;
  };
  const address = read(readAddress(entry.url, door));
  const name = read(readName(entry.name, address));
  const everyMs = read(readEvery(entry.every));
  const status = read(readStatus(entry.status));
  const text = read(readText(entry.text));
  const isWhole = flaws.length === 0 && status !== undefined && text !== undefined;
  if (!isWhole || !address || !name || !everyMs) return { name: name ?? null, watch: null, flaws };
  const { host } = address;
  const watch = { name, host, everyMs, wanted: wantedOf(address, { status, text }) };
  return { name, watch, flaws };
}

/** What it repeats of those before it. */
function flawsBeside(watch: Watch, others: readonly Watch[]): readonly Flaw[] {
  const same = others.find((other) => isSame(other, watch));
  if (same !== undefined) {
    const says = `it watches the same as ${quoted(same.name)}; once is enough`;
    return [{ code: "duplicate", says }];
  }
  if (!others.some(({ name }) => name === watch.name)) return [];
  const says = "another entry before it has this name; write a name that no other has";
  return [{ code: "duplicate_name", says }];
}

/** However often, and whatever it is called. */
function isSame(one: Watch, other: Watch): boolean {
  const wants = ({ host, wanted }: Watch) =>
    JSON.stringify([host, wanted && { ...wanted, status: wanted.status?.toSorted() }]);
  return wants(one) === wants(other);
}

function unknownKeys(entry: Table): Flaw[] {
  return Object.keys(entry)
    .filter((key) => !KEYS.has(key))
    .slice(0, KEYS.size)
    .map((key) => ({
      code: "unknown_key",
      says: `it has the key ${quoted(key)}; the keys are ${[...KEYS].join(", ")}`,
    }));
}

const KEYS: ReadonlySet<string> = new Set(["url", "name", "every", "status", "text"]);

function readAddress(url: unknown, door: ParseOptions): Read<Address> {
  const allowed = 'such as "example.com" or "https://example.com:8443/health"';
  if (url === undefined)
    return {
      code: "missing_url",
      says: `it has no url; write the address of a website, ${allowed}`,
    };
  if (typeof url !== "string")
    return {
      code: "invalid_url",
      says: `its url is ${whatIs(url)}; it must be a string, ${allowed}`,
    };
  const address = readUrl(url, door);
  if (address.kind === "address") return { value: address };
  const says = `its url ${address.why}; it must be the address of a public website, ${allowed}`;
  return { code: address.code, says };
}

const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(WATCH.nameLength),
  // Half a character cannot be encoded, and a line break would tear whatever shows the name.
  v.check((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)),
);

/** Null: it has none, and no address to take one from. */
function readName(name: unknown, address: Address | undefined): Read<string | null> {
  if (name === undefined && address === undefined) return { value: null };
  const read = v.safeParse(nameSchema, name ?? nameOf(address));
  if (read.success) return { value: read.output };
  const found =
    name === undefined
      ? "it has no name, and its address is too long for one"
      : "its name is too long, empty or not a line of text";
  return {
    code: "invalid_name",
    says: `${found}; write a string of 1 to ${WATCH.nameLength} characters`,
  };
}

/** Without the path, which need not be public: names are shown to everybody. */
function nameOf(address: Address | undefined): string {
  if (address === undefined) return "";
  const { host, port } = address;
  return port === null ? host : `${host}:${port}`;
}

const LEAST_S = WATCH.leastEveryMs / 1_000;
const MOST_S = WATCH.mostEveryMs / 1_000;
const everySchema = v.pipe(v.number(), v.integer(), v.minValue(LEAST_S), v.maxValue(MOST_S));

function readEvery(every: unknown): Read<number> {
  if (every === undefined) return { value: WATCH.everyMs };
  if (v.is(everySchema, every)) return { value: every * 1_000 };
  const allowed = `a whole number of seconds, ${LEAST_S} to ${MOST_S}`;
  return { code: "invalid_interval", says: `every is ${whatIs(every)}; it must be ${allowed}` };
}

function readStatus(status: unknown): Read<Wanted["status"]> {
  if (status === undefined) return { value: null };
  const any = Array.isArray(status) ? status : [status];
  if (any.length <= WATCH.statuses && v.is(wanted.entries.status, any))
    return { value: [...new Set(any)] };
  const allowed = `a status from 200 to 599, or a list of 1 to ${WATCH.statuses} of them`;
  return { code: "invalid_status", says: `status is ${whatIs(status)}; it must be ${allowed}` };
}

const textSchema = v.pipe(
  v.string(),
  v.maxLength(WATCH.textLength),
  // Blanks stand in every page, and half a character in none.
  v.check((text) => text.trim() !== "" && text.isWellFormed()),
);

function readText(text: unknown): Read<Wanted["text"]> {
  if (text === undefined) return { value: null };
  if (v.is(textSchema, text)) return { value: text };
  const allowed = `a string of 1 to ${WATCH.textLength} characters, not all of them blanks`;
  return { code: "invalid_text", says: `text is ${whatIs(text)}; it must be ${allowed}` };
}

/** Null when it is looked at as everybody's questions are: https, and whatever counts as up. */
function wantedOf(
  { scheme, port, pathname, search }: Address,
  { status, text }: Pick<Wanted, "status" | "text">,
): Wanted | null {
  const path = pathname + search;
  const isPlain = scheme !== "http" && port === null && path === "/";
  return isPlain && status === null && text === null ? null : { scheme, port, path, status, text };
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was found where something else belongs; of a string nothing, because it may be secret. */
function whatIs(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return `a string of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isTable(value) ? "a table" : "nothing";
}

const QUOTED = 40;

/** A few characters of what the operator wrote, in one line. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, QUOTED));
}
