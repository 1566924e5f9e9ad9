/**
 * Writes the client module of the interface's document: a type for each schema, and a function for each
 * operation below /v1 that answers with data, as each says itself. What a function does stands in
 * `client/browser/ask`; what it takes and gives, nowhere but in the document. Never part of a Worker.
 */
import type { Schema } from "./schema.ts";
import { nameIn, titled, typeWriter } from "./types.ts";

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Operation {
  readonly summary: string;
  readonly parameters: readonly { readonly $ref: string }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
        readonly headers?: Readonly<
          Record<string, { readonly required?: boolean; readonly schema?: Schema }>
        >;
      }
    >
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** A function of the client. */
interface Call {
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  /** What it cannot do without, in front. */
  readonly first: readonly Parameter[];
  readonly others: readonly Parameter[];
  /** How it is read, by `ask`; the type of what comes; and with which statuses. */
  readonly reads: "json" | "lines" | "aside" | "empty";
  readonly gives: string;
  readonly statuses: readonly string[];
}

const ABOUT =
  "Made by `npm run client` of the interface's document: see src/web/openapi/client.ts.";

/** `module` is our own TypeScript; `declarations` are for whoever loads what was bundled of it. */
export function clientOf(document: Document): { module: string; declarations: string } {
  const { schemas, parameters } = document.components;
  const called = callsOf(document);
  const words = Object.values(parameters).map(({ name, schema }) => [name, schema] as const);
  const { typeOf, declarations } = typeWriter(neededBy(called, schemas), Object.fromEntries(words));
  const types = [...declarations(), ...called.map((call) => optionsOf(call, typeOf))].join("\n");
  const first = ({ first }: Call) => first.map((one) => `${one.name}: ${typeOf(one.schema)}`);
  const result = ({ reads, gives }: Call) =>
    reads === "lines" ? `AsyncGenerator<${gives}, void, undefined>` : `Promise<${gives}>`;
  const calls = called.map((call) => {
    const takes = [...first(call), `options: ${titled(call.name)}Options = {}`].join(", ");
    const does = `${call.reads}(${addressOf(call)}, ${passedOn(call)}, [${call.statuses.join(", ")}])`;
    const says = `/** ${call.summary} */\nexport const ${call.name} = (${takes}): ${result(call)} =>`;
    return `${says}\n  ${does};\n`;
  });
  const declared = called.map((call) => {
    const takes = [...first(call), `options?: ${titled(call.name)}Options`].join(", ");
    return `/** ${call.summary} */\nexport declare function ${call.name}(${takes}): ${result(call)};\n`;
  });
  const read = [...new Set(called.map(({ reads }) => reads))].toSorted();
  const module = [
    `/** ${ABOUT} */\nimport { ${read.join(", ")}, type Options } from "./ask";\n`,
    'export { JustHereError, type Options } from "./ask";\n',
    ...calls,
    types,
  ].join("\n");
  return { module, declarations: [`/** ${ABOUT} */`, ERRORS, ...declared, types].join("\n") };
}

/** As `client/browser/ask` has them; a test holds the two together. */
const ERRORS = `export interface Options {
  /** Address of the service; else the one that this module came from. */
  readonly base?: string | URL;
  /** Ends the request. What is thrown then is its reason, as \`fetch\` does it. */
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is known of it beside. */
export interface Particulars {
  readonly by?: Response;
  readonly problem?: Problem;
  readonly cause?: unknown;
}

/** The service has no answer: it refused, it has trouble of its own, or it was not reached at all. */
export declare class JustHereError extends Error {
  override readonly name = "JustHereError";
  /** Of a problem its own; \`unreachable\`: nobody answered; \`not_understood\`: somebody else did. */
  readonly code: ProblemCode | "unreachable" | "not_understood";
  /** Of the response; null where there was none. */
  readonly status: number | null;
  /** When to ask again at the earliest; null where nobody said. */
  readonly retryAfterS: number | null;
  /** As the service tells it; null where it was not the service that spoke. */
  readonly problem: Problem | null;
  constructor(code: JustHereError["code"], says: string, more?: Particulars);
}
`;

/** The forms of a response that are read, each with how. */
const FORMS = [
  ["application/x-ndjson", "lines"],
  ["application/json", "json"],
] as const;

function callsOf({ paths, components }: Document): readonly Call[] {
  return Object.entries(paths).flatMap(([path, { get }]): readonly Call[] => {
    const name = path.match(/(\w+)(?:\/\{\w+\})?$/)?.[1] ?? "";
    const taken = get.parameters.map(({ $ref }) => components.parameters[nameIn($ref)]);
    // `ask` says by Accept which form it reads, and whoever sends a header of their own has `headers`.
    const known = taken
      .filter((one) => one !== undefined)
      .filter((one) => one.in !== "header" && one.name !== "format");
    const call = {
      ...{ name, path, summary: get.summary },
      first: known.filter(({ required }) => required),
      others: known.filter(({ required }) => !required),
    };
    if (path === "/ping") return [{ ...call, reads: "empty", gives: "void", statuses: ["204"] }];
    const read = path.startsWith("/v1/") ? readingOf(get) : null;
    return read === null ? [] : [{ ...call, ...read }];
  });
}

/** Null where it gives no data. */
function readingOf({ responses }: Operation): Pick<Call, "reads" | "gives" | "statuses"> | null {
  const answers = Object.entries(responses);
  for (const [type, reads] of FORMS) {
    const read = answers.flatMap(([status, { content }]) => {
      const $ref = content?.[type]?.schema.$ref;
      return $ref === undefined ? [] : [{ status, gives: nameIn($ref) }];
    });
    const gives = [...new Set(read.map((one) => one.gives))].join(" | ");
    if (read.length > 0) return { reads, gives, statuses: read.map(({ status }) => status) };
  }
  const asides = answers.filter(([, { headers = {} }]) => Object.keys(headers).some(isAside));
  const [first] = asides;
  if (first === undefined) return null;
  const statuses = asides.map(([status]) => status);
  const said = Object.entries(first[1].headers ?? {}).filter(([header]) => isAside(header));
  const words = said.map(([header, { required, schema }]) => {
    const all = schema?.enum?.map((word) => JSON.stringify(word)).join(" | ") ?? "string";
    return `readonly ${header.slice(ASIDE.length)}${required ? "" : "?"}: ${all};`;
  });
  const gives = `{ readonly status: ${statuses.join(" | ")}; ${words.join(" ")} }`;
  return { reads: "aside", gives, statuses };
}

const ASIDE = "justhere-";
const isAside = (header: string) => header.startsWith(ASIDE);

/** What our own page reads beside them: its stream has a form that is for nobody else. */
const OURS = ["PageNews"];

/** The schemas that these give, with all that those refer to. */
function neededBy(called: readonly Call[], schemas: Document["components"]["schemas"]) {
  const needed = new Set<string>(["Problem", ...OURS]);
  const visit = (text: string) => {
    for (const [name, schema] of Object.entries(schemas)) {
      if (needed.has(name) || !new RegExp(`\\b${name}\\b`).test(text)) continue;
      needed.add(name);
      visit(refsIn(schema));
    }
  };
  for (const { gives } of called) visit(gives);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => needed.has(name)));
}

const refsIn = (schema: Schema) =>
  [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)]
    .map(([, name]) => name)
    .join(" ");

function optionsOf({ name, others }: Call, typeOf: (schema: Schema, indent?: string) => string) {
  const members = others.map(({ name: member, description, schema }) => {
    const key = /^\w+$/.test(member) ? member : JSON.stringify(member);
    return `  /** ${description ?? ""} */\n  readonly ${key}?: ${typeOf(schema, "  ")};\n`;
  });
  return `export interface ${titled(name)}Options extends Options {\n${members.join("")}}\n`;
}

function addressOf({ path, first }: Call): string {
  const names = first.filter((one) => one.in === "path").map((one) => one.name);
  if (names.length === 0) return JSON.stringify(path);
  return `\`${path.replaceAll(/\{(\w+)\}/g, (_all, name) => `\${encodeURIComponent(${name})}`)}\``;
}

function passedOn({ first }: Call): string {
  const asked = first.filter((one) => one.in === "query").map((one) => one.name);
  return asked.length === 0 ? "options" : `{ ...options, ...{ ${asked.join(", ")} } }`;
}
