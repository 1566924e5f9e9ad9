/** What programs get at the front page, and robots where nobody has looked. */
import type { Context } from "hono";
import { languageOf } from "../language";
import type { Form } from "../negotiate";
import { note } from "../noted";
import { pageContext } from "../page/context";
import { PreviewPage } from "./preview";
import { indexOf, usageText } from "./usage";

/** @param notice what every answer must say of this service. */
export function sendIndex(
  c: Context,
  form: Exclude<Form, "html">,
  notice: string | null,
): Response {
  const language = languageOf(c);
  const siteUrl: string = c.env.SITE_URL;
  return form === "json"
    ? c.json(indexOf(siteUrl, language))
    : c.text(usageText(siteUrl, language, notice));
}

/** The page about a host that nobody has looked at lately. @param host the canonical one. */
export function sendPreview(c: Context, host: string): Response | Promise<Response> {
  note(c, { said: "no_stored_answer", seenAt: null });
  c.header("cache-control", "no-store");
  return c.html(<PreviewPage siteUrl={c.env.SITE_URL} context={pageContext(c)} host={host} />);
}
