/**
 * Hosts as an operator lists them.
 */
import { type Host, type ParseOptions, parseTarget } from "./parse";

/** @param text hosts with spaces or commas between them. What is no target is left out. */
export function readHosts(text: string, door: ParseOptions): readonly Host[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .flatMap((name) => {
      const target = parseTarget(name, door);
      return target.kind === "target" ? [target.host] : [];
    });
}
