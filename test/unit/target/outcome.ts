/** What the door says of a text, in one string that fits into a table row. */
import { type ParseOptions, parseTarget } from "../../../src/target/parse";

/** As in production. */
export const PUBLIC_ONLY: ParseOptions = { practice: false, ownHosts: ["justhere.example.org"] };
/** As in local development. */
export const WITH_PRACTICE: ParseOptions = { ...PUBLIC_ONLY, practice: true };

/** The host, or `code/reason`. */
export function outcome(text: string, options: ParseOptions = PUBLIC_ONLY): string {
  const result = parseTarget(text, options);
  return result.kind === "target" ? result.host : `${result.code}/${result.reason}`;
}
