/**
 * Reads the operator's watch list, the variable WATCH. An entry with a fault is left out and the fault
 * is told; the others work. A fault repeats the name, which is public, and nothing else of a url or a
 * text, because those may hold a token. Pure; never throws, whatever a configuration says.
 */
import { WATCH } from "../limits";
import type { Wanted } from "../probe/wanted";
import type { ParseOptions } from "../target/parse";
import {
  type Flaw,
  isTable,
  type Read,
  readAddress,
  readEvery,
  readName,
  readStatus,
  readText,
  type Table,
  type WatchFaultCode,
  whatIs,
} from "./keys";
import type { Address } from "./url";

import type { Watch } from "./watch";

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

interface Entry {
  readonly name: string | null;
  /** Null when there is a flaw. */
  readonly watch: Watch | null;
  readonly flaws: readonly Flaw[];
}

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

/** Null when it is looked at as everybody's questions are: https, and whatever counts as up. */
function wantedOf(
  { scheme, port, pathname, search }: Address,
  { status, text }: Pick<Wanted, "status" | "text">,
): Wanted | null {
  const path = pathname + search;
  const isPlain = scheme !== "http" && port === null && path === "/";
  return isPlain && status === null && text === null ? null : { scheme, port, path, status, text };
}

const QUOTED = 40;

/** A few characters of what the operator wrote, in one line. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, QUOTED));
}
