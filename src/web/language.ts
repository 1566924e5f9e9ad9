/**
 * Which language somebody reads: `?lang=`, else what their browser asks for, else English.
 */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { isLanguage, LANGUAGES, type Language } from "../language";

export function languageOf(c: Context): Language {
  const chosen = chosenLanguage(c);
  if (chosen !== null) return chosen;
  const language = accepts(c, {
    header: "Accept-Language",
    supports: [...LANGUAGES],
    default: "en",
    match: (wanted, { supports, default: otherwise }) => {
      // `de-AT` is German too.
      const tagOf = ({ type }: { type: string }) => type.toLowerCase().split("-")[0] ?? "";
      const named = new Set(wanted.map(tagOf));
      const ranked = wanted.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q);
      // The star is every language that is not named beside it.
      const others = supports.filter((one) => !named.has(one));
      const offered = ranked.map(tagOf).flatMap((tag) => (tag === "*" ? others : [tag]));
      return offered.find((tag) => supports.includes(tag)) ?? otherwise;
    },
  });
  return isLanguage(language) ? language : "en";
}

/** What `?lang=` says, when it names a language of ours; links of a page then carry it on. */
export function chosenLanguage(c: Context): Language | null {
  const text = c.req.query("lang") ?? "";
  return isLanguage(text) ? text : null;
}
