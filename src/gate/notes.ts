/**
 * What the gate has found out, as a data centre keeps it for a while: how long, and how it is read
 * back. Another version may have written what comes out.
 */
import * as v from "valibot";
import { GATE } from "../limits";
import type { DomainFacts } from "./admit";
import type { Noted } from "./gate";

export const notedForm: v.GenericSchema<unknown, Noted> = v.variant("code", [
  v.object({ code: v.literal("no_such_name"), twin: v.nullable(v.string()) }),
  v.object({ code: v.literal("forbidden_target") }),
  v.object({ code: v.literal("opted_out") }),
]);

/** Seconds. */
export function notedS({ code }: Noted): number {
  return code === "opted_out" ? GATE.optedOutS : GATE.refusedS;
}

export const factsForm: v.GenericSchema<unknown, DomainFacts> = v.object({
  exists: v.nullable(v.boolean()),
  hasOptedOut: v.nullable(v.boolean()),
});

/** Seconds. */
export function factsS({ exists, hasOptedOut }: DomainFacts): number {
  if (hasOptedOut) return GATE.optedOutS;
  return exists === true ? GATE.existsS : GATE.refusedS;
}
