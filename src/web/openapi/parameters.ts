/**
 * What a question can say, for `/openapi.json`: each parameter with the words and the bounds that the
 * code itself goes by. Never part of a Worker: see `document`.
 */
import { LANGUAGES } from "../../language";
import { FRONT, GROUP } from "../../limits";
import { VANTAGE_IDS } from "../../vantage/registry";
import { TESTED } from "../../verdict/you";

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: Json;
  readonly required?: true;
  /** `a,b` and not `name=a&name=b`. */
  readonly style?: "form";
  readonly explode?: false;
}

const query = (name: string, description: string, schema: Json): Parameter => ({
  ...{ name, in: "query", description, schema },
});

const address = { type: "string", minLength: 1, maxLength: FRONT.targetLength } as const;

export const PARAMETERS = {
  host: {
    ...{ name: "host", in: "path", required: true },
    description:
      "The name of a website, such as example.com. A pasted address is cut down to it: the rest is never looked at.",
    schema: { ...address, examples: ["example.com"] },
  },
  hosts: {
    ...query("hosts", "Websites with commas between them. Of more names none is looked at.", {
      ...{ type: "array", items: address, minItems: 2, maxItems: GROUP.hosts, uniqueItems: true },
      examples: [["example.com", "example.org"]],
    }),
    ...{ required: true, style: "form", explode: false },
  },
  from: query("from", "Answer as if asked from this vantage point.", {
    ...{ type: "string", enum: VANTAGE_IDS },
  }),
  report: query("report", "What you just saw yourself. It can turn your own answer alone.", {
    ...{ type: "string", enum: ["up", "down"] },
  }),
  s: query("s", "The same as your browser puts it: a status, ERR_…, or Firefox's reason.", {
    ...{ type: "string", maxLength: FRONT.browserCodeLength },
    examples: ["ERR_CONNECTION_REFUSED"],
  }),
  tested: query("tested", "What a browser's own request of https://{host}/ did.", {
    ...{ type: "string", enum: TESTED },
  }),
  wait: query(
    "wait",
    "settled: until nothing can change the verdict any more, as text and JSON do anyway. full: for all vantage points.",
    { type: "string", enum: ["settled", "full"] },
  ),
  lang: query("lang", "The language of the texts; else Accept-Language, else English.", {
    ...{ type: "string", enum: LANGUAGES },
  }),
  u: query("u", "What was typed or pasted. The answer redirects to /{host}.", address),
  reload: query("reload", "Whatever it says: the page loads itself anew.", { type: "string" }),
  works: query("works", "What the bookmarklet found when it was tried.", {
    ...{ type: "string", maxLength: FRONT.browserCodeLength },
  }),
  url: query("url", "From a share menu: looked through for an address.", { type: "string" }),
  text: query("text", "From a share menu: looked through for an address.", { type: "string" }),
  title: query("title", "From a share menu: looked through for an address.", { type: "string" }),
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;
