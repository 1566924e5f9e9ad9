/** Which page of ours somebody reads, and in which language. */
import type { Context } from "hono";
import { chosenLanguage, languageOf } from "../language";
import type { PageContext } from "../layout";
import { carriedOn, readPath } from "../pasted";

export function pageContext(c: Context): PageContext {
  const { pathname, searchParams } = new URL(c.req.url);
  const kept = carriedOn(searchParams);
  if (searchParams.has("reload")) kept.set("reload", "");
  // Of a pasted address, and of what may hold a password, nothing gets into a link of ours.
  const isForeign = readPath(pathname).isCut || /@|%40|%5c/i.test(pathname);
  const path = isForeign ? "/" : pathname + (kept.size > 0 ? `?${kept}` : "");
  return { language: languageOf(c), chosen: chosenLanguage(c), path };
}
