/**
 * Makes the OpenAPI document of the public interface of what validates, bounds and types it anyway:
 * `npm test -- --project tidy -u` writes it to `document.min`, and that is what the Worker serves. So no
 * Worker holds what it is made of, and a change that nobody has written down fails a test.
 */
import { toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import { PROBLEMS, type ProblemCode } from "../problem";
import { EXAMPLES, exampleOfProblem } from "./examples";
import { MEMBERS } from "./members";
import { namedOperation, TAGS } from "./names";
import { PARAMETERS } from "./parameters";
import { GENERAL, ROUTES, type Route } from "./routes";
import { SCHEMAS } from "./schemas";

type Json = Readonly<Record<string, unknown>>;

const refTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const FORMS: Readonly<Record<string, Json>> = {
  text: { type: "string" },
  events: {
    type: "string",
    description:
      "Server-sent events. The name, the id and the data of each are those of a StreamLine, the data as JSON; a beat is a comment.",
  },
  pageEvents: {
    type: "string",
    description: "Server-sent events; the data of each is a PageNews, or of a problem a Problem.",
  },
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
      contact: { name: "Whoever runs this service", url: "/.well-known/security.txt" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    paths: Object.fromEntries(ROUTES.map((route) => [route.path, { get: operationOf(route) }])),
    components: {
      schemas: schemas(),
      parameters: PARAMETERS,
      headers: HEADERS,
      examples: examples(),
    },
  };
}

function examples(): Json {
  const answers = Object.entries(EXAMPLES).map(([name, value]) => [name, { value }]);
  // Those that an operation can meet: the others are met where there is none.
  const codes = new Set([...GENERAL, ...ROUTES.flatMap(({ problems }) => problems)]);
  const problems = [...codes].map((code) => [code, { value: exampleOfProblem(code) }]);
  return Object.fromEntries([...answers, ...problems]);
}

const exampleNamed = (name: string) => ({ [name]: refTo("examples", name) });

const DESCRIPTION = [
  "Public, without keys. HEAD gives the headers of an answer and starts no look, but on `/v1/health`, where",
  "it asks as GET does. OPTIONS is 204; any other method is 405, `method_not_allowed`, and any other path below /v1 is 404, `not_found`. Parameters",
  "that are not listed are ignored; one that stands there twice is refused. Instants are epoch",
  "milliseconds. Members may be added to any object, and words to any list of words in an answer.",
].join(" ");

const HEADERS = {
  RetryAfter: {
    description: "Seconds to wait.",
    schema: { type: "integer", minimum: 1 },
  },
  Location: { description: "On this server.", schema: { type: "string" } },
} as const;

/** What a status alone has beside it: members of an answer, as headers. */
const ASIDE = ["scope", "verdict", "confidence"] as const;
const headersAside = () => ({
  ...Object.fromEntries(
    ASIDE.map((name) => {
      const { $schema: _, ...schema } = toJsonSchema(SCHEMAS.Answer.entries[name]);
      const description = `As \`${name}\` in the answer.`;
      return [`justhere-${name}`, { description, required: true, schema }];
    }),
  ),
  "justhere-age": {
    description: "Seconds since it was seen; left out where nothing was.",
    schema: { type: "string", pattern: String.raw`^\d+$` },
  },
});

function operationOf(route: Route): Json {
  const { path, summary, takes = [], answers } = route;
  const told = Object.entries(answers).map(([status, content]) => [
    status,
    answerOf(Number(status), content, route),
  ]);
  const { id, tag } = namedOperation(path) ?? { id: path, tag: "" };
  return {
    operationId: id,
    tags: [tag],
    summary,
    parameters: takes.map((name) => refTo("parameters", name)),
    responses: withProblems(Object.fromEntries(told), route),
  };
}

function answerOf(status: number, content: Route["answers"][number], { hasAside }: Route): Json {
  if (content === "empty")
    return { description: "Nothing.", ...(hasAside ? { headers: headersAside() } : {}) };
  if (content === "redirect")
    return { description: "Elsewhere.", headers: { Location: refTo("headers", "Location") } };
  const types = Object.entries(content).map(([type, form]) => [
    type,
    {
      schema: FORMS[form] ?? refTo("schemas", form),
      ...(form in EXAMPLES ? { examples: exampleNamed(form) } : {}),
    },
  ]);
  const description = status < 400 ? "What was asked for." : "What is wrong, in the same form.";
  return { description, content: Object.fromEntries(types) };
}

/** Errors of one status are one response, which says which codes it can have. */
function withProblems(answers: Record<string, Json>, route: Route): Json {
  const { problems, isNegotiated, isWhole = false } = route;
  if (isWhole) return answers;
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
    content: { "application/problem+json": { schema, examples: examplesOf(codes) }, ...forms },
  };
}

const examplesOf = (codes: readonly ProblemCode[]) => Object.assign({}, ...codes.map(exampleNamed));

const text = () => ({ schema: { type: "string" } });

function schemas(): Json {
  const made = toJsonSchemaDefs(SCHEMAS, {
    target: "draft-2020-12",
    typeMode: "output",
    // A check by code has no form in JSON Schema: the document then says less, and nothing wrong.
    errorMode: "ignore",
    overrideRef: ({ referenceId }) => refTo("schemas", referenceId).$ref,
  });
  return Object.fromEntries(
    Object.entries(made).map(([name, schema]) => [name, described(asSent(schema), MEMBERS[name])]),
  );
}

/** A schema whose members say what they mean. */
function described(schema: unknown, texts: Readonly<Record<string, string>> = {}): unknown {
  for (const [path, description] of Object.entries(texts)) {
    const member = memberAt(schema, path.split("."));
    // A list says it of itself, and not of what is in it.
    if (member !== null) Object.assign(member, { description });
  }
  return schema;
}

/** The schema of a member, by its path; null where there is none. */
function memberAt(schema: unknown, path: readonly string[]): object | null {
  const [name, ...rest] = path;
  if (typeof schema !== "object" || schema === null) return null;
  if (name === undefined) return schema;
  const { anyOf = [], properties = {} } = schema as {
    readonly anyOf?: readonly unknown[];
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  // What may be null is one of two.
  const inside = anyOf.map((one) => memberAt(one, path)).find((one) => one !== null);
  return inside ?? memberAt(properties[name], rest);
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
