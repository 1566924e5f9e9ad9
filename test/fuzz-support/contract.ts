/**
 * Holds an answer to the document of the interface: its status, its type of content and its body. The
 * document allows for members to come; we do not, or one that nobody declared would pass.
 */
import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { OPENAPI } from "../../src/web/openapi/document.min";
import { eventsBreach, linesBreach, pageBreach } from "./told";

/** An answer as it came. */
export interface Got {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Nobody has waited for the rest of it. */
  readonly isCut?: boolean;
}

interface Media {
  readonly schema?: Schema;
}
interface Declared {
  readonly content?: Readonly<Record<string, Media>>;
}
interface Document {
  readonly paths: Readonly<Record<string, { get: { responses: Record<string, Declared> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** JSON Schema keeps what it refers to elsewhere. */
const document: Document = JSON.parse(OPENAPI.replaceAll("#/components/schemas/", "#/$defs/"));
const $defs = Object.fromEntries(
  Object.entries(document.components.schemas).map(([name, schema]) => [name, closed(schema)]),
);

export const PATHS = Object.keys(document.paths);

/** The templates with a parameter, as patterns, the most particular first: `/badge/{host}.svg` before `/{host}`. */
const TEMPLATES = PATHS.filter((path) => path.includes("{"))
  .toSorted((a, b) => fixedIn(b) - fixedIn(a))
  .map((path) => ({ path, pattern: patternOf(path) }));

/** How much of a template is no parameter. */
function fixedIn(path: string): number {
  return path.replaceAll(/\{\w+\}/g, "").length;
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((text) => text.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

/**
 * The path of the document that a request belongs to; null for one below /v1 that there is not. Every
 * other one is a question: somebody has pasted an address.
 */
export function pathOf(path: string): string | null {
  if (path in document.paths) return path;
  const template = TEMPLATES.find(({ pattern }) => pattern.test(path));
  if (template !== undefined) return template.path;
  const [, form] = /^\/badge\/.+\.(svg|json)$/.exec(path) ?? [];
  if (form !== undefined) return `/badge/{host}.${form}`;
  return /^\/(v1|badge)\//.test(path) ? null : "/{host}";
}

/** What is wrong with an answer; null: it is as declared. */
export function breachOf(got: Got): string | null {
  const { method, status, headers, body } = got;
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  // Our own probers are refused before anything else of a request is read.
  if (status === 508) return problemBreach(type, body, "loop_detected");
  if (method === "OPTIONS") return status === 204 && body === "" ? null : `${status} to OPTIONS`;
  if (method !== "GET" && method !== "HEAD")
    return status === 405 ? problemBreach(type, body, "method_not_allowed") : `${status}, not 405`;
  const template = pathOf(got.path);
  if (template === null) {
    // Of a badge, an error of the request is a picture of it, which pages show only with 200.
    const isDrawn = status === 200 && got.path.startsWith("/badge/");
    return isDrawn || status === 404 || status === 414 || status === 400
      ? problemBreach(type, body, null)
      : `${status} where nothing is`;
  }
  const declared = document.paths[template]?.get.responses[status];
  if (declared === undefined) return `${template}: ${status} is not declared`;
  if (declared.content === undefined || body === "") {
    const mayBeBare = method === "HEAD" || got.isCut === true;
    const isBare = declared.content === undefined ? body === "" : mayBeBare;
    return isBare ? null : `${template}: ${status} with ${body.length} characters`;
  }
  const media = declared.content[type];
  if (media === undefined) return `${template}: ${status} as ${type} is not declared`;
  if (STREAMS.includes(type)) return streamBreach(type, got);
  return type.endsWith("json") && media.schema ? jsonBreach(media.schema, body) : null;
}

function problemBreach(type: string, body: string, code: string | null): string | null {
  if (body === "" || type === "text/html" || type === "text/plain") return null;
  // Of a badge.
  if (type === "image/svg+xml") return null;
  if (type === "application/json")
    return jsonBreach({ $ref: "#/$defs/Shields", required: ["isError"] }, body);
  if (type !== "application/problem+json") return `an error as ${type}`;
  const properties = code === null ? {} : { code: { const: code } };
  return jsonBreach({ $ref: "#/$defs/Problem", properties }, body);
}

const STREAMS = ["text/event-stream", "application/x-ndjson"];

/** How a stream is held to what it promises. */
function streamBreach(type: string, { path, body, isCut = false }: Got): string | null {
  const check = (schema: string, value: string) => jsonBreach({ $ref: `#/$defs/${schema}` }, value);
  if (path.startsWith("/live/")) return pageBreach(body, isCut, check);
  const isLines = type === "application/x-ndjson";
  return (isLines ? linesBreach : eventsBreach)(body, isCut, check);
}

const validators = new Map<string, Validator>();

function jsonBreach(schema: Schema, body: string): string | null {
  const key = JSON.stringify(schema);
  const validator =
    validators.get(key) ?? new Validator({ ...schema, $defs: neededBy(key) }, "2020-12");
  validators.set(key, validator);
  const { valid, errors } = validator.validate(parsed(body));
  return valid ? null : errors.map(told).join("; ").slice(0, 600);
}

/** What a schema refers to, and what that does: a validator reads all that it is given, each time. */
function neededBy(text: string, known: Record<string, Schema> = {}): Record<string, Schema> {
  for (const [, name = ""] of text.matchAll(/#\/\$defs\/(\w+)/g)) {
    const schema = $defs[name] as Schema | undefined;
    if (schema === undefined || name in known) continue;
    known[name] = schema;
    neededBy(JSON.stringify(schema), known);
  }
  return known;
}

const told = ({ instanceLocation, error }: OutputUnit) => `${instanceLocation} ${error}`;

/** Undefined is valid by no schema of ours. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The same schema, with no room for members that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inside = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const isObject = inside.type === "object" && "properties" in inside;
  return isObject ? { ...inside, additionalProperties: false } : inside;
}
