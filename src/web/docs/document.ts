/**
 * The document of the interface as its page reads it, once in the life of a Worker. Made beforehand: see
 * `openapi/document`.
 */
import { OPENAPI } from "../openapi/document.min";
import type { Schema } from "../openapi/schema";

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Schema;
}

interface Media {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly $ref: string }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly deprecated?: boolean;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, Media>> }
    >
  >;
}

interface Document {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

let read: Document | null = null;

/** The document, parsed when somebody first asks for its page. */
export function theDocument(): Document {
  read ??= JSON.parse(OPENAPI) as Document;
  return read;
}

/** What an operation can refuse: the status, and the codes of its errors. */
export interface Refusals {
  readonly status: string;
  readonly codes: readonly string[];
}

export function refusalsOf({ responses }: Operation): readonly Refusals[] {
  return Object.entries(responses)
    .filter(([status]) => status >= "400")
    .map(([status, { description }]) => ({
      status,
      codes: description.match(/\b[a-z]+_[a-z_]+\b/g) ?? [],
    }))
    .filter(({ codes }) => codes.length > 0);
}

/** An error of nearly all of them; the few that lack it are pictures, which tell it with another status. */
const NEARLY_ALL = 0.9;

/** What any question can meet, so that each operation need not say so. */
export function refusalsOfAll(): readonly Refusals[] {
  const each = Object.values(theDocument().paths).map(({ get }) => refusalsOf(get));
  const isGeneral = (code: string) =>
    each.filter((some) => some.some(({ codes }) => codes.includes(code))).length >=
    NEARLY_ALL * each.length;
  const by = new Map<string, Set<string>>();
  for (const { status, codes } of each.flat())
    for (const code of codes.filter(isGeneral))
      by.set(status, (by.get(status) ?? new Set()).add(code));
  const all = [...by].map(([status, codes]) => ({ status, codes: [...codes] }));
  return all.toSorted((a, b) => a.status.localeCompare(b.status));
}

/** `Answer` of `#/components/schemas/Answer`. */
export const nameIn = (ref: string): string => ref.split("/").at(-1) ?? "";
