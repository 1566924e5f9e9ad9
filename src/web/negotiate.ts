/**
 * Which form somebody wants who may have several: `?format=`, else what the Accept header prefers, by
 * RFC 9110. A browser names HTML, a program JSON; curl and its kin name nothing, or everything, and get
 * text. So does whoever accepts none of ours: a sentence says more than 406.
 */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { readParameters } from "./parameters";

export type Form = "html" | "json" | "text";

/** In the order in which a tie is decided. */
const TYPES: Readonly<Record<string, Form>> = {
  "text/plain": "text",
  "text/html": "html",
  "application/json": "json",
};

export function formOf(c: Context): Form {
  const asked = readParameters(queryOf(c), ["format"]);
  if (asked.kind === "read" && asked.format !== null) return asked.format;
  return TYPES[preferred(c, Object.keys(TYPES))] ?? "text";
}

/** Colours are for terminals, and only whoever asks knows that theirs is one. */
export function isColored(c: Context): boolean {
  const asked = readParameters(queryOf(c), ["color"]);
  return asked.kind === "read" && asked.color !== null && asked.color !== "never";
}

// A Host header that is none makes no address.
const queryOf = (c: Context) => URL.parse(c.req.url)?.searchParams ?? new URLSearchParams();

/** @param types media types, the one that a tie goes to first; it is also what nobody can refuse. */
export function preferred(c: Context, types: readonly string[]): string {
  return accepts(c, {
    header: "Accept",
    supports: [...types],
    default: types[0] ?? "",
    match: (wanted, { supports, default: otherwise }) => {
      const offers = supports.map((type) => offerOf(type, wanted)).filter(({ q }) => q > 0);
      // What is named beats a star, and what is named first what comes later.
      offers.sort((a, b) => b.q - a.q || b.named - a.named || a.place - b.place);
      return offers[0]?.type ?? otherwise;
    },
  });
}

/** What Hono reads of a range. */
interface Range {
  readonly type: string;
  readonly q: number;
}

/** How much a type is wanted, by the range that names it most closely. */
function offerOf(type: string, wanted: readonly Range[]) {
  const ranges = [type, `${type.split("/")[0]}/*`, "*/*"];
  for (const [index, range] of ranges.entries()) {
    const place = wanted.findIndex((one) => one.type.trim().toLowerCase() === range);
    const found = wanted[place];
    // Whoever takes anything has named no order.
    if (found) return { type, q: found.q, named: -index, place: index === 0 ? place : 0 };
  }
  return { type, q: 0, named: 0, place: 0 };
}
