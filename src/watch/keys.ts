/**
 * What each key of an entry of the watch list may hold. What is found there instead is told, but for
 * strings, which may be secret. Pure.
 */
import * as v from "valibot";
import { WATCH } from "../limits";
import { type Wanted, wanted } from "../probe/wanted";
import type { ParseOptions } from "../target/parse";
import { type Address, readUrl } from "./url";

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

/** What is wrong with an entry; the sentence lacks only the entry's number. */
export interface Flaw {
  readonly code: WatchFaultCode;
  readonly says: string;
}

export type Read<T> = { readonly value: T } | Flaw;

export type Table = Readonly<Record<string, unknown>>;

export function readAddress(url: unknown, door: ParseOptions): Read<Address> {
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
export function readName(name: unknown, address: Address | undefined): Read<string | null> {
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

export function readEvery(every: unknown): Read<number> {
  if (every === undefined) return { value: WATCH.everyMs };
  if (v.is(everySchema, every)) return { value: every * 1_000 };
  const allowed = `a whole number of seconds, ${LEAST_S} to ${MOST_S}`;
  return { code: "invalid_interval", says: `every is ${whatIs(every)}; it must be ${allowed}` };
}

export function readStatus(status: unknown): Read<Wanted["status"]> {
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

export function readText(text: unknown): Read<Wanted["text"]> {
  if (text === undefined) return { value: null };
  if (v.is(textSchema, text)) return { value: text };
  const allowed = `a string of 1 to ${WATCH.textLength} characters, not all of them blanks`;
  return { code: "invalid_text", says: `text is ${whatIs(text)}; it must be ${allowed}` };
}

export function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was found where something else belongs; of a string nothing, because it may be secret. */
export function whatIs(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return `a string of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isTable(value) ? "a table" : "nothing";
}
