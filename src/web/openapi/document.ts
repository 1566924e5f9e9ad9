/**
 * Makes the OpenAPI document of the public interface of what validates, bounds and types it anyway:
 * `npm test -- --project tidy -u` writes it to `document.min`, and that is what the Worker serves. So no
 * Worker holds what it is made of, and a change that nobody has written down fails a test.
 */
import { toJsonSchemaDefs } from "@valibot/to-json-schema";
import { PROBLEMS, type ProblemCode } from "../problem";
import { PARAMETERS } from "./parameters";
import { GENERAL, ROUTES, type Route } from "./routes";
import { SCHEMAS } from "./schemas";

type Json = Readonly<Record<string, unknown>>;

const refTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const FORMS: Readonly<Record<string, Json>> = {
  text: { type: "string" },
  events: { type: "string", description: "Server-sent events; the data of each is JSON." },
  object: { type: "object" },
  // Since OpenAPI 3.1 what is no text has no schema.
  bytes: {},
};

/** The interface as an OpenAPI 3.1 document. */
export function openApiDocument() {
  return {
    openapi: "3.1.1",
    info: {
      title: "JustHere",
      version: "1",
      summary: "Is it down for everyone, or just here?",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [],
    paths: Object.fromEntries(ROUTES.map((route) => [route.path, { get: operationOf(route) }])),
    components: { schemas: schemas(), parameters: PARAMETERS, headers: HEADERS },
  };
}

const DESCRIPTION = [
  "Public, without keys. HEAD answers as GET does, without a body, and OPTIONS with 204; any other",
  "method is 405, `method_not_allowed`, and any other path below /v1 is 404, `not_found`. Parameters",
  "that are not listed are ignored; one that stands there twice is refused. Instants are epoch",
  "milliseconds. Members may be added to any object.",
].join(" ");

const HEADERS = {
  RetryAfter: {
    description: "Seconds to wait.",
    schema: { type: "integer", minimum: 1 },
  },
  Location: { description: "On this server.", schema: { type: "string" } },
} as const;

function operationOf(route: Route): Json {
  const { path, summary, takes = [], answers } = route;
  const told = Object.entries(answers).map(([status, content]) => [status, answerOf(content)]);
  return {
    operationId: idOf(path),
    summary,
    parameters: takes.map((name) => refTo("parameters", name)),
    responses: withProblems(Object.fromEntries(told), route),
  };
}

const idOf = (path: string) => path.replaceAll(/\W+/g, "_").replaceAll(/^_|_$/g, "") || "home";

function answerOf(content: Route["answers"][number]): Json {
  if (content === "empty") return { description: "Nothing." };
  if (content === "redirect")
    return { description: "Elsewhere.", headers: { Location: refTo("headers", "Location") } };
  const types = Object.entries(content).map(([type, form]) => [
    type,
    { schema: FORMS[form] ?? refTo("schemas", form) },
  ]);
  return { description: "What was asked for.", content: Object.fromEntries(types) };
}

/** Errors of one status are one response, which says which codes it can have. */
function withProblems(answers: Record<string, Json>, { problems, isNegotiated }: Route): Json {
  const by = Map.groupBy([...GENERAL, ...problems], (code) => PROBLEMS[code].status);
  const told = [...by].map(([status, codes]) => [status, problemOf(codes, isNegotiated)]);
  return { ...Object.fromEntries(told), ...answers };
}

function problemOf(codes: readonly ProblemCode[], isNegotiated: boolean): Json {
  const schema = { ...refTo("schemas", "Problem"), properties: { code: { enum: codes } } };
  const forms = isNegotiated ? { "text/html": text(), "text/plain": text() } : {};
  const isToWait = codes.some((code) => "retryAfterS" in PROBLEMS[code]);
  return {
    description: `${codes.join(", ")}: RFC 9457.`,
    ...(isToWait ? { headers: { "Retry-After": refTo("headers", "RetryAfter") } } : {}),
    content: { "application/problem+json": { schema }, ...forms },
  };
}

const text = () => ({ schema: { type: "string" } });

function schemas(): Json {
  const made = toJsonSchemaDefs(SCHEMAS, {
    target: "draft-2020-12",
    typeMode: "output",
    // A check by code has no form in JSON Schema: the document then says less, and nothing wrong.
    errorMode: "ignore",
    overrideRef: ({ referenceId }) => refTo("schemas", referenceId).$ref,
  });
  return asSent(made) as Json;
}

/** What an older version may have left out is read as its default, and then it is sent. */
function asSent(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asSent);
  if (typeof schema !== "object" || schema === null) return schema;
  const all = Object.entries(schema).filter(([name]) => name !== "default");
  const inside = Object.fromEntries(all.map(([name, value]) => [name, asSent(value)]));
  const { properties, required } = schema as {
    readonly properties?: Readonly<Record<string, object>>;
    readonly required?: readonly string[];
  };
  if (properties === undefined) return inside;
  const read = Object.keys(properties).filter((name) => "default" in (properties[name] ?? {}));
  return { ...inside, required: [...new Set([...(required ?? []), ...read])] };
}
