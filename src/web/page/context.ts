/** Which page of ours somebody reads, and in which language. */
import type { Context } from "hono";
import { chosenLanguage, languageOf } from "../language";
import type { PageContext } from "../layout";

export function pageContext(c: Context): PageContext {
  const { pathname, search } = new URL(c.req.url);
  // What may hold a password gets into no link of ours.
  const path = /@|%40/.test(pathname + search) ? "/" : pathname + search;
  return { language: languageOf(c), chosen: chosenLanguage(c), path };
}
