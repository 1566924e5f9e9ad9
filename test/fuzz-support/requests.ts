/**
 * Requests to the service, made of its own document: right ones, of what the schemas of the parameters
 * allow; and the same ones bent, in what they ask, how often, by which method and with which headers.
 */
import fc from "fast-check";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { OPENAPI } from "../../src/web/openapi/document.min";
import { bend, type Draft, encode, headers, MARK, method, oddHeaders } from "./bends";

export interface Asked {
  readonly method: string;
  /** As it is sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it says nothing but what the document allows, about a name that may be asked about. */
  readonly isRight: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
interface Operation {
  readonly parameters: readonly { readonly $ref: string }[];
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}
const document: Document = JSON.parse(OPENAPI);

/** Quickly answered: no name that drops packets, for those take ten seconds. */
const QUICK = [
  ...["up", "refused", "error", "hangs-up", "down-in-europe", "robots", "maintenance", "parked"],
  ...["moved", "sends-on", "login", "loop", "http-only", "ipv6-only", "bad-certificate", "empty"],
  ...["too-many", "corp", "www-alone", "no-such-name", "private", "opted-out", "dns-gone", "half"],
].map((name) => `${name}.test`);
const quick = fc.constantFrom(...QUICK);

/** A value that the schema of the parameter allows. */
function right({ name, schema }: Parameter): fc.Arbitrary<string> {
  if (name === "host") return quick;
  if (name === "hosts")
    return fc.uniqueArray(quick, { minLength: 2, maxLength: 3 }).map((all) => all.join());
  if (name === "u") return quick;
  return fc.integer({ min: 0, max: 1_000_000 }).map((seed) => {
    return encode(String(generateSync(schema, { seed })));
  });
}

function drafts(path: string, { parameters }: Operation): fc.Arbitrary<Draft> {
  const all = parameters.map(({ $ref }) => {
    const parameter = document.components.parameters[$ref.split("/").at(-1) ?? ""];
    if (parameter === undefined) throw new Error(`no parameter ${$ref}`);
    return parameter;
  });
  const values = all.map((parameter) =>
    parameter.required ? right(parameter) : fc.option(right(parameter), { nil: null }),
  );
  return fc.tuple(...values).map((given) => {
    const said = all.map((parameter, n) => ({ ...parameter, value: given[n] ?? null }));
    const host = said.find((one) => one.in === "path")?.value ?? "";
    const query = said.flatMap((one) =>
      one.in === "query" && one.value !== null ? [[one.name, one.value] as const] : [],
    );
    return { path: path.replace("{host}", host), query };
  });
}

const draft = fc.constantFrom(...Object.entries(document.paths)).chain(([path, { get }]) => {
  return drafts(path, get);
});
/** Most of what there is to get wrong is in questions. */
const questions = Object.entries(document.paths).filter(([path]) => /host|group|^.$/.test(path));
const question = fc.constantFrom(...questions).chain(([path, { get }]) => drafts(path, get));

const rightly = fc.record({ draft, headers }).map(
  ({ draft: given, headers: sent }): Asked => ({
    ...{ method: "GET", target: targetOf(given), headers: sent, isRight: true },
  }),
);

const bently = fc
  .record({
    given: fc.oneof(question, draft),
    bends: fc.array(bend, { minLength: 1, maxLength: 3 }),
    ...{ method, headers, oddHeaders, body: fc.constantFrom("", MARK, "{}", "a=b") },
  })
  .map(({ given, bends, method: by, headers: sent, oddHeaders: odd, body }): Asked => {
    const target = targetOf(bends.reduce((so, bent) => bent(so), given));
    const asked = { method: by, target, headers: { ...sent, ...odd }, isRight: false };
    return by === "GET" || by === "HEAD" ? asked : { ...asked, body };
  });

export const requests: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 2, arbitrary: rightly },
  { weight: 3, arbitrary: bently },
);

/** Only what stands in a request line: the rest is for raw bytes. */
function targetOf({ path, query }: Draft): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join("&");
  const target = search === "" ? path : `${path}?${search}`;
  return target.replaceAll(/[^\x21-\x7e]/g, encode);
}
