/** The shape of a named answer, and what most of them have in common. */
import type { EvidenceClass, FailureCode, RefusalCode, SuspectCode } from "../../src/probe/failure";

export interface NamedAnswer {
  /** Lower-case words with dashes; unique. */
  readonly name: string;
  /** What it is, in a few plain words. */
  readonly about: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What a prober must make of it. */
  readonly expects: "up" | RefusalCode | FailureCode;
  readonly suspect?: SuspectCode;
  readonly evidence?: EvidenceClass;
}

export const HTML = { "content-type": "text/html; charset=utf-8" } as const;
export const PLAIN = { "content-type": "text/plain; charset=utf-8" } as const;

export function page(title: string, body: string, head = ""): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head>\n<body>${body}</body></html>\n`;
}

/** Something to read, as a page with content of its own has it. */
export const PROSE = `<p>${"Most of what people look for here stands further down, in the order in which they asked. ".repeat(14)}</p>`;

/** A wall: its status, what it is, and what it is known by. HTML, if no header says otherwise. */
export function wall(
  name: string,
  about: string,
  [status, expects, evidence]: readonly [number, RefusalCode, EvidenceClass],
  body: string,
  headers: Readonly<Record<string, string>> = {},
): NamedAnswer {
  const all = { ...HTML, ...headers };
  return { name: `wall-${name}`, about, status, headers: all, body, expects, evidence };
}

export function fine(
  name: string,
  about: string,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = HTML,
): NamedAnswer {
  return { name: `fine-${name}`, about, status, headers, body, expects: "up" };
}

/** A page with content, and something on it. */
export function full(title: string, something: string): string {
  return page(title, `<h1>${title}</h1>${something}${PROSE}`);
}
