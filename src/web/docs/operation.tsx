/** One operation of the interface: how to ask, what it takes, and what it answers. */
import { linkTo, type PageContext } from "../layout";
import {
  nameIn,
  type Operation,
  type Parameter,
  type Refusals,
  refusalsOf,
  refusalsOfAll,
  theDocument,
} from "./document";
import type { DocsWords } from "./page.words";
import { Type } from "./type";

/** The script of our pages knows elements by their ids: none of these is one of its. */
export const idOf = ({ operationId }: Operation) => `op-${operationId}`;

interface SectionProps {
  readonly context: PageContext;
  readonly siteUrl: string;
  readonly path: string;
  readonly operation: Operation;
  readonly words: DocsWords;
}

export function OperationSection({ path, operation, words, context, siteUrl }: SectionProps) {
  const { summary, deprecated = false } = operation;
  const { parameters } = theDocument().components;
  const takes = operation.parameters.flatMap(({ $ref }) => parameters[nameIn($ref)] ?? []);
  return (
    <section id={idOf(operation)} aria-labelledby={`${idOf(operation)}-name`}>
      <h3 id={`${idOf(operation)}-name`}>
        <code>GET {path}</code> {deprecated && `(${words.deprecated})`}
      </h3>
      <p lang="en">{summary}</p>
      <pre>
        <code>curl '{siteUrl + withExamples(path, takes)}'</code>
      </pre>
      {!path.includes("{") && !takes.some(({ required }) => required) && (
        <p>
          <a href={linkTo(path, context)}>{path}</a>
        </p>
      )}
      {takes.length > 0 && <Takes {...{ takes, words }} />}
      <Answers {...{ operation, words }} />
    </section>
  );
}

/** An address that can be asked for: with the examples of whatever has to be said. */
function withExamples(path: string, takes: readonly Parameter[]): string {
  const needed = takes.filter(({ required }) => required);
  const exampleOf = ({ schema }: Parameter) => encodeURI(String(schema.examples?.[0] ?? ""));
  const query = needed.filter((one) => one.in === "query");
  const filled = needed
    .filter((one) => one.in === "path")
    .reduce((so, one) => so.replace(`{${one.name}}`, exampleOf(one)), path);
  const search = query.map((one) => `${one.name}=${exampleOf(one)}`).join("&");
  return search === "" ? filled : `${filled}?${search}`;
}

function Takes({ takes, words }: { takes: readonly Parameter[]; words: DocsWords }) {
  return (
    <>
      <h4>{words.takes}</h4>
      <dl>
        {takes.map(({ name, required, description, schema }) => (
          <>
            <dt>
              <strong>{name}</strong>: <Type schema={schema} words={words} />
              {required && ` (${words.required})`}
            </dt>
            <dd lang="en">{description}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** Statuses, each with the codes of its errors. */
export function Codes({ refusals }: { refusals: readonly Refusals[] }) {
  return (
    <>
      {refusals.map(({ status, codes }, index) => (
        <>
          {index > 0 && " · "}
          <strong>{status}</strong> {codes.join(", ")}
        </>
      ))}
    </>
  );
}

function Answers({ operation, words }: { operation: Operation; words: DocsWords }) {
  const { examples } = theDocument().components;
  const general = refusalsOfAll().flatMap(({ codes }) => codes);
  const own = refusalsOf(operation).map(({ status, codes }) => ({
    status,
    codes: codes.filter((code) => !general.includes(code)),
  }));
  const refusals = own.filter(({ codes }) => codes.length > 0);
  const answers = Object.entries(operation.responses).filter(
    ([status]) => !refusalsOf(operation).some((one) => one.status === status),
  );
  return (
    <>
      <h4>{words.gives}</h4>
      <dl>
        {answers.map(([status, { description, content = {} }]) => (
          <>
            <dt>
              <strong>{status}</strong>
            </dt>
            <dd lang="en">{description}</dd>
            {Object.entries(content).map(([type, { schema, examples: shown = {} }]) => (
              <dd>
                {type}
                {schema?.$ref && status < "400" && (
                  <>
                    : <Type schema={schema} words={words} />
                  </>
                )}
                {status < "400" &&
                  Object.values(shown).map(({ $ref }) => (
                    <details>
                      <summary>{words.example}</summary>
                      <pre>{JSON.stringify(examples[nameIn($ref)]?.value, null, 1)}</pre>
                    </details>
                  ))}
              </dd>
            ))}
          </>
        ))}
      </dl>
      {refusals.length > 0 && (
        <p>
          {words.refuses} <Codes refusals={refusals} />
        </p>
      )}
    </>
  );
}
