/**
 * Writes JSON Schemas as TypeScript: as much of them as `schemas` makes, and what it does not know is an
 * error. A list of words that stands in several places gets a name. Never part of a Worker.
 */
import type { Schema } from "./schema.ts";

/** Shorter ones are read faster where they stand. */
const NAMED_FROM = 4;
/** Members whose name says too little by itself. */
const NAMES: Readonly<Record<string, string>> = { code: "ProblemCode" };

const PLAIN: Readonly<Record<string, string>> = {
  ...{ string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" },
  object: "Readonly<Record<string, unknown>>",
};

export interface TypeWriter {
  /** The type of a schema, as it stands in a line; objects take several. */
  readonly typeOf: (schema: Schema, indent?: string) => string;
  /** The declarations of what has a name. */
  readonly declarations: () => readonly string[];
}

/** @param schemas by name, and lists of words that stand elsewhere by the name of their parameter. */
export function typeWriter(
  schemas: Readonly<Record<string, Schema>>,
  parameters: Readonly<Record<string, Schema>>,
): TypeWriter {
  const words = namedWords({ ...schemas, parameters: { properties: parameters } });
  const unionOf = (all: readonly string[]) => [...new Set(all)].join(" | ");
  const literals = (all: readonly unknown[]) => unionOf(all.map((one) => JSON.stringify(one)));

  function typeOf(schema: Schema, indent = ""): string {
    const { $ref, items, properties, required = [] } = schema;
    if ($ref !== undefined) return nameIn($ref);
    if ("const" in schema) return JSON.stringify(schema.const);
    if (schema.enum) return words.get(JSON.stringify(schema.enum)) ?? literals(schema.enum);
    const some = schema.anyOf ?? schema.oneOf;
    if (some) return unionOf(some.map((one) => typeOf(one, indent)));
    if (items) {
      const inside = typeOf(items, indent);
      return inside.includes(" | ") && !inside.endsWith("}")
        ? `readonly (${inside})[]`
        : `ReadonlyArray<${inside}>`;
    }
    if (properties) {
      const members = Object.entries(properties).map(([name, one]) => {
        const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
        const says = one.description === undefined ? "" : `${indent}  /** ${one.description} */\n`;
        return `${says}${indent}  readonly ${key}${required.includes(name) ? "" : "?"}: ${typeOf(one, `${indent}  `)};\n`;
      });
      return `{\n${members.join("")}${indent}}`;
    }
    const plain = schema.type === undefined ? "unknown" : PLAIN[schema.type];
    if (plain === undefined) throw new Error(`no type for ${JSON.stringify(schema)}`);
    return plain;
  }

  return {
    typeOf,
    declarations: () => [
      ...[...words].map(([list, name]) => `export type ${name} = ${literals(JSON.parse(list))};\n`),
      ...Object.entries(schemas).map(([name, one]) => `export type ${name} = ${typeOf(one)};\n`),
    ],
  };
}

/** The name of a schema or a parameter in a reference to it. */
export const nameIn = ($ref: string) => $ref.slice($ref.lastIndexOf("/") + 1);

export const titled = (name: string) =>
  name.replaceAll(/(?:^|\W+)(\w)/g, (_all, first: string) => first.toUpperCase());

/** Lists of words that stand in several places: each after the member that has it first. */
function namedWords(schemas: Readonly<Record<string, Schema>>): ReadonlyMap<string, string> {
  const seen = new Map<string, string[]>();
  const visit = (schema: Schema, member: string) => {
    if (schema.enum && schema.enum.length >= NAMED_FROM) {
      const list = JSON.stringify(schema.enum);
      seen.set(list, [...(seen.get(list) ?? []), member]);
    }
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(one, member);
    if (schema.items) visit(schema.items, member);
    for (const [name, one] of Object.entries(schema.properties ?? {})) visit(one, name);
  };
  for (const [name, one] of Object.entries(schemas)) visit(one, name);
  const names = new Map<string, string>();
  for (const [list, [member = "", ...others]] of seen) {
    const name = NAMES[member] ?? titled(member);
    const isTaken = name in schemas || [...names.values()].includes(name);
    if (others.length > 0 && !isTaken) names.set(list, name);
  }
  return names;
}
