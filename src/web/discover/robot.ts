/**
 * Who fetches a link to show what is behind it, and how they get a page. They name no form, as curl does
 * not, and a messenger that is given text shows no card. Nothing here decides who may start a look: see
 * gate/start.
 */
import type { Context } from "hono";
import { mayStartLook } from "../../gate/start";
import { type Form, formOf } from "../negotiate";
import { readParameters } from "../parameters";

/** Whether all that keeps this request from starting a look is whose it is: a preview, or a search engine. */
export function isRobot(c: Context): boolean {
  const header = (name: string) => c.req.header(name) ?? null;
  const byAnyone = (name: string) => (name === "user-agent" ? null : header(name));
  return !mayStartLook("GET", header) && mayStartLook("GET", byAnyone);
}

/** As `formOf`; of text, robots get the page, unless they have asked for it by name. */
export function formFor(c: Context): Form {
  const form = formOf(c);
  if (form !== "text" || !isRobot(c)) return form;
  const asked = readParameters(new URL(c.req.url).searchParams, ["format"]);
  const isNamed = asked.kind === "read" && asked.format !== null;
  return isNamed ? form : "html";
}
