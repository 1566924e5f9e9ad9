/** Which page of ours somebody reads, and in which language. */
import type { Context } from "hono";
import { chosenLanguage, languageOf } from "../language";
import type { PageContext } from "../layout";
import { carriedOn, readPath } from "../pasted";

/** An at sign, and what ends a host, encoded once or more. */
const BEYOND_A_HOST = /@|%(?:40|5c|2f|3f|23|25)/i;

export function pageContext(c: Context): PageContext {
  // A Host header that is none makes no address; then there is nothing to link back to.
  const { pathname, searchParams } = URL.parse(c.req.url) ?? new URL("/", c.env.SITE_URL);
  const kept = carriedOn(searchParams);
  if (searchParams.has("reload")) kept.set("reload", "");
  // Of a pasted address, and of what may hold a password, nothing gets into a link of ours.
  const isForeign = readPath(pathname).isCut || BEYOND_A_HOST.test(pathname);
  const path = isForeign ? "/" : pathname + (kept.size > 0 ? `?${kept}` : "");
  return { language: languageOf(c), chosen: chosenLanguage(c), path };
}
