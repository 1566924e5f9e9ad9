/**
 * Documents made of the very schemas that read them, right ones and bent ones; and the same schemas
 * read by somebody else, to hold what was accepted against.
 */
import { type Schema, Validator } from "@cfworker/json-schema";
import { toJsonSchema } from "@valibot/to-json-schema";
import fc from "fast-check";
import { generateSync, type JsonSchema } from "json-schema-faker";
import type * as v from "valibot";
import { mutatedJson, oddValue } from "./fuzz";

function schemaOf(form: v.GenericSchema): Schema {
  const target = "draft-2020-12";
  return toJsonSchema(form, { target, typeMode: "output", errorMode: "ignore" }) as Schema;
}

/** Whether a value is of a form, by a validator that is not ours. */
export function isOf(form: v.GenericSchema): (value: unknown) => boolean {
  const validator = new Validator(schemaOf(form), "2020-12");
  return (value) => validator.validate(value).valid;
}

/** Right documents, bent ones, and values that are none at all. */
export function documents(form: v.GenericSchema): fc.Arbitrary<unknown> {
  const schema = schemaOf(form);
  // The generator has its own seeds; with ours it makes the same document again.
  const right = fc
    .integer({ min: 0, max: 1_000_000 })
    .map((seed) => generateSync(schema as JsonSchema, { seed, maxItems: 3 }));
  return fc.oneof(
    { weight: 2, arbitrary: right },
    { weight: 6, arbitrary: mutatedJson(right) },
    { weight: 1, arbitrary: oddValue },
  );
}

/** The same as text, and text that is cut off, doubled, or no JSON. */
export function lines(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const text = values.map((value) => JSON.stringify(value) ?? "undefined");
  return fc.oneof(
    { weight: 6, arbitrary: text },
    fc.tuple(text, fc.nat(400)).map(([whole, at]) => whole.slice(0, at)),
    fc
      .tuple(text, fc.constantFrom("1e999", "-0", "\\ud800", "\u2028", "NaN"))
      .map(([whole, put]) => whole.replace(/\d+|"[^"]*"$/, put)),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
}
