/**
 * What a question can say, for `/openapi.json`: each parameter as the schema that validates it, or with
 * the bounds that the code itself goes by. Never part of a Worker: see `document`.
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import { FRONT, GROUP } from "../../limits";
import { TESTED } from "../../verdict/you";
import { QUERY, type QueryName } from "../parameters";
import { STREAM_FORMATS } from "../stream/wire";

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
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

/** One that is validated by its schema in `QUERY`. */
function known(name: QueryName, description: string): Parameter {
  const made = toJsonSchema(QUERY[name], { typeMode: "output", errorMode: "ignore" });
  const { $schema: _, ...schema } = made;
  // `a,b` and not `name=a&name=b`.
  const style = schema.type === "array" ? ({ style: "form", explode: false } as const) : {};
  return { ...query(name, description, schema), ...style };
}

const address = { type: "string", minLength: 1, maxLength: FRONT.targetLength } as const;

const SHARED = "From a share menu: looked through for an address.";

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
  from: known("from", "Answer as if asked from this vantage point."),
  report: known("report", "What you just saw yourself. It can turn your own answer alone."),
  s: query("s", "The same as your browser puts it: a status, ERR_…, or Firefox's reason.", {
    ...{ type: "string", maxLength: FRONT.browserCodeLength },
    examples: ["ERR_CONNECTION_REFUSED"],
  }),
  tested: query(
    "tested",
    "What a browser's own request of https://{host}/ did. Below /v1 alone: elsewhere it is cut off.",
    {
      ...{ type: "string", enum: TESTED },
    },
  ),
  wait: known(
    "wait",
    "settled: until nothing can change the verdict any more, as text and JSON do anyway. full: for all vantage points.",
  ),
  lang: known("lang", "The language of the texts; else Accept-Language, else English."),
  badgeLang: known("lang", "The language of the texts; else English, whatever the visitor reads."),
  label: known("label", "What stands before the state; host: the name. Else justhere."),
  style: known("style", "How it is drawn; else flat."),
  format: known(
    "format",
    "The form of the answer; else what the Accept header prefers, else text.",
  ),
  streamFormat: query("format", "The form of the stream; else what the Accept header prefers.", {
    ...{ type: "string", enum: STREAM_FORMATS.options },
  }),
  lastEventId: {
    ...{ name: "Last-Event-ID", in: "header" },
    description:
      "The id of the last event that was heard: of the same sweep the rest is told, of another one everything. An EventSource sends it by itself.",
    schema: { type: "string", examples: ["1291845600000-3f-0"] },
  },
  color: known("color", "Whether text has colours, for a terminal: where it stands alone, always."),
  "fail-on": known(
    "fail-on",
    "The scopes that are told as a failure, with commas between them; else down, partial and unknown. All others are 200.",
  ),
  target: {
    ...query(
      "target",
      "The website that a Prometheus scrapes: its name, or an address that is cut down to it.",
      { ...address, examples: ["example.com"] },
    ),
    required: true,
  },
  module: query("module", "blackbox_exporter needs one. It says nothing here.", {
    ...{ type: "string", examples: ["http_2xx"] },
  }),
  u: query("u", "What was typed or pasted. The answer redirects to /{host}.", {
    ...{ ...address, examples: ["https://example.com/a/page"] },
  }),
  reload: query("reload", "Whatever it says: the page loads itself anew.", {
    ...{ type: "string", examples: [""] },
  }),
  works: query("works", "What the bookmarklet found when it was tried.", {
    ...{ type: "string", maxLength: FRONT.browserCodeLength, examples: ["503"] },
  }),
  url: query("url", SHARED, { type: "string", examples: ["https://example.com/a/page"] }),
  text: query("text", SHARED, { type: "string", examples: ["Look: https://example.com/a/page"] }),
  title: query("title", SHARED, { type: "string", examples: ["A page"] }),
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;
