/**
 * Whether a document of the interface keeps the promise of an earlier one: it may say more, and takes
 * nothing back. What is asked may become wider and never narrower; what is answered may have more members
 * and words, and no other types. The promise in words: docs/http/stable.md. Pure; part of no Worker.
 */
import type { Schema } from "./schema";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: Schema;
}

interface Header {
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Told {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  readonly headers?: Readonly<Record<string, Header>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly responses: Readonly<Record<string, Told>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** What the later document takes back of the earlier one, a sentence each. */
export function takenBack(earlier: Document, later: Document): readonly string[] {
  return [...pathsTaken(earlier, later), ...schemasTaken(earlier, later)];
}

function* pathsTaken(earlier: Document, later: Document): Generator<string> {
  for (const [path, { get: was }] of Object.entries(earlier.paths)) {
    const is = later.paths[path]?.get;
    if (is === undefined) {
      yield `${path} is gone`;
      continue;
    }
    if (is.operationId !== was.operationId)
      yield `${path}: ${was.operationId} is called ${is.operationId}`;
    yield* parametersTaken(path, parametersOf(was, earlier), parametersOf(is, later));
    for (const [status, { content = {}, headers = {} }] of Object.entries(was.responses)) {
      const now = is.responses[status];
      if (now === undefined) yield `${path}: ${status} is gone`;
      else yield* headersTaken(`${path} ${status}`, headers, now.headers ?? {});
      for (const [type, { schema }] of Object.entries(content)) {
        const media = now?.content?.[type];
        if (now !== undefined && media === undefined) yield `${path}: ${status} as ${type} is gone`;
        if (schema && media && !media.schema)
          yield `${path}: ${status} as ${type} may be anything now`;
        if (schema && media?.schema)
          yield* schemaTaken(`${path} ${status} ${type}`, schema, media.schema, "answered");
      }
    }
  }
}

function* headersTaken(
  at: string,
  was: NonNullable<Told["headers"]>,
  is: NonNullable<Told["headers"]>,
): Generator<string> {
  for (const [name, header] of Object.entries(was)) {
    const now = is[name];
    if (now === undefined) yield `${at}: the header ${name} is gone`;
    else if (header.required && !now.required) yield `${at}: ${name} need not be there any more`;
    if (header.schema && now?.schema)
      yield* schemaTaken(`${at}: the header ${name}`, header.schema, now.schema, "answered");
  }
}

function parametersOf({ parameters }: Operation, { components }: Document) {
  const all = parameters.flatMap(
    ({ $ref }) => components.parameters[$ref.split("/").at(-1) ?? ""] ?? [],
  );
  return new Map(all.map((one) => [`${one.in} parameter ${one.name}`, one]));
}

function* parametersTaken(
  path: string,
  was: ReadonlyMap<string, Parameter>,
  is: ReadonlyMap<string, Parameter>,
): Generator<string> {
  for (const [name, parameter] of was) {
    const now = is.get(name);
    if (now === undefined) yield `${path}: the ${name} is gone`;
    else yield* schemaTaken(`${path}: the ${name}`, parameter.schema, now.schema, "asked");
    if (now && (now.style !== parameter.style || now.explode !== parameter.explode))
      yield `${path}: the ${name} is written otherwise`;
  }
  for (const [name, { required = false }] of is)
    if (required && was.get(name)?.required !== true) yield `${path}: the ${name} is required now`;
}

function* schemasTaken({ components: was }: Document, { components: is }: Document) {
  for (const [name, schema] of Object.entries(was.schemas)) {
    const now = is.schemas[name];
    if (now === undefined) yield `${name} is gone`;
    else yield* schemaTaken(name, schema, now, "answered");
  }
}

/** Bounds of what may be asked, and whether a greater one allows more. */
const BOUNDS = {
  ...{ maxLength: true, maxItems: true, maximum: true },
  ...{ minLength: false, minItems: false, minimum: false },
} as const;

function* schemaTaken(
  at: string,
  was: Schema,
  is: Schema,
  side: "asked" | "answered",
): Generator<string> {
  const some = was.anyOf ?? was.oneOf;
  if (some !== undefined) return yield* kindsTaken(at, some, is, side);
  if (was.$ref !== is.$ref || typeOf(was) !== typeOf(is))
    return yield `${at} was ${typeOf(was)} and is ${typeOf(is)}`;
  const words = wordsOf(is);
  for (const word of wordsOf(was) ?? [])
    if (words !== null && !words.includes(word)) yield `${at}: the word ${word} is gone`;
  // Whoever asks may have said anything before; whoever reads has been promised words.
  if (side === "asked" ? words !== null && wordsOf(was) === null : words === null && wordsOf(was))
    yield `${at}: any text, or one of some words, is no longer the same`;
  if (side === "asked") yield* boundsTaken(at, was, is);
  if (side === "answered" && was.items && !is.items) yield `${at}, each: may be anything now`;
  if (side === "asked" && is.items && !was.items) yield `${at}, each: was anything`;
  if (was.items && is.items) yield* schemaTaken(`${at}, each`, was.items, is.items, side);
  for (const [name, member] of Object.entries(was.properties ?? {})) {
    const now = is.properties?.[name];
    if (now === undefined) yield `${at}.${name} is gone`;
    else yield* schemaTaken(`${at}.${name}`, member, now, side);
    if (now && was.required?.includes(name) && !is.required?.includes(name))
      yield `${at}.${name} need not be there any more`;
  }
}

function* boundsTaken(at: string, was: Schema, is: Schema): Generator<string> {
  for (const [name, isMost] of Object.entries(BOUNDS)) {
    const [before, now] = [was, is].map((one) => (one as Readonly<Record<string, number>>)[name]);
    if (now === undefined || now === before) continue;
    if (before === undefined || now < before === isMost) yield `${at}: ${name} is narrower`;
  }
  if (is.uniqueItems === true && was.uniqueItems !== true)
    yield `${at}: none may stand there twice now`;
  if (is.pattern !== undefined && is.pattern !== was.pattern)
    yield `${at}: the pattern has changed`;
}

/** Each of several kinds has one that takes its place; a further one is an object that tells its kind. */
function* kindsTaken(
  at: string,
  some: readonly Schema[],
  is: Schema,
  side: "asked" | "answered",
): Generator<string> {
  const now = is.anyOf ?? is.oneOf ?? [is];
  // Several may look alike from outside: then the one that takes the least back.
  const places = some.map((kind) => {
    const alike = now.filter((one) => typeOf(one) === typeOf(kind));
    const taken = alike.map((one) => [...schemaTaken(at, kind, one, side)]);
    const best = taken.toSorted((a, b) => a.length - b.length)[0];
    return { kind, best, place: alike[taken.indexOf(best ?? [])] };
  });
  for (const { kind, best } of places)
    if (best === undefined) yield `${at}: ${typeOf(kind)} is gone`;
    else yield* best;
  const further = now.filter((one) => !places.some(({ place }) => place === one));
  if (side === "answered")
    for (const one of further)
      if (one.properties === undefined) yield `${at} may be ${typeOf(one)} now`;
}

/** What a reader tells kinds apart by: the type, and of objects their constant members. */
function typeOf({ $ref, type, const: word, properties, anyOf, oneOf }: Schema): string {
  if ($ref !== undefined) return $ref.split("/").at(-1) ?? "";
  if (word !== undefined) return typeof word;
  const some = anyOf ?? oneOf;
  if (some !== undefined) return some.map(typeOf).join(" or ");
  const kinds = Object.entries(properties ?? {}).flatMap(([name, { const: kind, enum: words }]) =>
    (name === "kind" || name === "event") && (kind ?? words) !== undefined
      ? [`${name} ${String(kind ?? words?.[0])}`]
      : [],
  );
  return [type ?? "anything", ...kinds].join(" of ");
}

function wordsOf({ enum: words, const: word }: Schema): readonly unknown[] | null {
  return words ?? (word === undefined ? null : [word]);
}

/** As much of a document as is promised: no page, no prose, no example. */
export function promisedOf(
  document: Document & {
    readonly paths: Readonly<Record<string, { get: { tags: readonly string[] } }>>;
  },
): Document {
  const paths = Object.entries(document.paths).filter(([, { get }]) => !get.tags.includes("Pages"));
  const { schemas, parameters } = document.components;
  const { PageNews: _, ...promised } = schemas;
  return bare({
    paths: Object.fromEntries(paths),
    components: { schemas: promised, parameters },
  }) as Document;
}

const PROSE = ["description", "summary", "examples", "tags"];

/** @param hasNames its keys are names of our own, and may be any of those words. */
function bare(value: unknown, hasNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => bare(one));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => hasNames || !PROSE.includes(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, bare(one, key === "properties")]));
}
