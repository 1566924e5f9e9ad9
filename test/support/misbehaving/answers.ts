/**
 * The named answers that practice knows, each from a server of its own: walls, soft errors, plain
 * errors, and pages that are fine and look like one of them.
 */
import {
  FINE,
  type NamedAnswer,
  PLAIN_ERRORS,
  SOFT_ERRORS,
  WALLS,
} from "../../../practice/answers";
import { type Behaviour, type Expected, type Group, rowsOf } from "./behaviour";
import { head, says } from "./says";

/** Status codes that have no body (RFC 9110 §6.4.1). */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

function bytesOf({ status, headers, body }: NamedAnswer): Buffer {
  const size = BODILESS.has(status) ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const top = head(`HTTP/1.1 ${status} Status`, { ...headers, ...size, Connection: "close" });
  return Buffer.concat([Buffer.from(top), Buffer.from(BODILESS.has(status) ? "" : body)]);
}

const expectedOf = ({ status, expects, suspect, evidence }: NamedAnswer): Expected => ({
  ...{ word: expects, status },
  ...(suspect !== undefined && { suspect }),
  ...(evidence !== undefined && { evidence }),
});

const rows = (group: Group, named: readonly NamedAnswer[]) =>
  named.map((one) => rowsOf(group)(one.name, one.about, says(bytesOf(one)), expectedOf(one)));

export const ANSWERS: readonly Behaviour[] = [
  ...rows("fine", FINE),
  ...rows("statuses", PLAIN_ERRORS),
  ...rows("walls", WALLS),
  ...rows("soft errors", SOFT_ERRORS),
];
