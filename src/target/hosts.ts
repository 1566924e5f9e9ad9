/**
 * Hosts as an operator lists them.
 */
import { type Host, type ParseOptions, parseTarget } from "./parse";

/** @param text hosts with spaces or commas between them. What is no target is left out. */
export function readHosts(text: string, door: ParseOptions): readonly Host[] {
  return entries(text).flatMap((name) => {
    const target = parseTarget(name, door);
    return target.kind === "target" ? [target.host] : [];
  });
}

/** How many entries that leaves out. */
export function countInvalidHosts(text: string, door: ParseOptions): number {
  return entries(text).filter((name) => parseTarget(name, door).kind === "rejected").length;
}

const entries = (text: string) => text.split(/[\s,]+/).filter((name) => name !== "");
