/**
 * The document of the interface as a page: whatever it says, in our own looks, without a script.
 */
import { pageCard } from "../discover/card";
import { Layout, linkTo, type PageContext } from "../layout";
import { nameIn, type Operation, type Parameter, theDocument } from "./document";
import { DOCS_WORDS, type DocsWords } from "./page.words";
import { schemaId, Type } from "./type";

interface DocsProps {
  readonly context: PageContext;
  readonly siteUrl: string;
}

export function DocsPage({ context, siteUrl }: DocsProps) {
  const words = DOCS_WORDS[context.language];
  const { info, tags, paths, components } = theDocument();
  const ending = Object.keys(paths).filter((path) => paths[path]?.get.deprecated);
  const under = (tag: string) =>
    Object.entries(paths).filter(([, { get }]) => get.tags.includes(tag));
  return (
    <Layout
      context={context}
      title={`${words.title} – JustHere`}
      card={pageCard("docs", { siteUrl, title: words.title, language: context.language })}
    >
      <div class="docs">
        <h1>{words.title}</h1>
        <p>{words.what}</p>
        {words.inEnglish && <p>{words.inEnglish}</p>}
        <p>
          {words.raw} <a href="/openapi.json">openapi.json</a>
        </p>
        <p lang="en">{info.description.replaceAll("`", "")}</p>
        <p id="deprecated">
          {ending.length === 0 ? words.nothingEnds : `${words.deprecated}: ${ending.join(", ")}`}
        </p>
        <nav aria-label={words.contents}>
          <ul>
            {tags.map(({ name }) => (
              <li lang="en">
                <a href={`#${tagId(name)}`}>{name}</a>
                {isPromised(name) && (
                  <ul>
                    {under(name).map(([path, { get }]) => (
                      <li>
                        <a href={`#${idOf(get)}`}>{path}</a>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
            <li>
              <a href="#forms">{words.forms}</a>
            </li>
          </ul>
        </nav>
        {tags.map(({ name, description }) => (
          <>
            <h2 lang="en" id={tagId(name)}>
              {name}
            </h2>
            <p lang="en">{description}</p>
            {under(name).map(([path, { get }]) => (
              <Section {...{ path, operation: get, words, context, siteUrl }} />
            ))}
          </>
        ))}
        <h2 id="forms">{words.forms}</h2>
        {Object.entries(components.schemas).map(([name, schema]) => (
          <section id={schemaId(name)}>
            <h3>{name}</h3>
            {schema.properties ? (
              <dl>
                {Object.entries(schema.properties).map(([member, one]) => (
                  <>
                    <dt>
                      <strong>{member}</strong>: <Type schema={one} words={words} />
                    </dt>
                    {one.description && <dd lang="en">{one.description}</dd>}
                  </>
                ))}
              </dl>
            ) : (
              <ul>
                {(schema.oneOf ?? schema.anyOf ?? []).map((one) => (
                  <li>
                    <Type schema={one} words={words} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </Layout>
  );
}

/** The script of our pages knows elements by their ids: none of these is one of its. */
const tagId = (name: string) => `tag-${name.toLowerCase().replaceAll(" ", "-")}`;
const idOf = ({ operationId }: Operation) => `op-${operationId}`;

/** The table of contents has the others by name. */
const isPromised = (tag: string) => tag !== "Pages";

interface SectionProps extends DocsProps {
  readonly path: string;
  readonly operation: Operation;
  readonly words: DocsWords;
}

function Section({ path, operation, words, context, siteUrl }: SectionProps) {
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

function Answers({ operation, words }: { operation: Operation; words: DocsWords }) {
  const { examples } = theDocument().components;
  return (
    <>
      <h4>{words.gives}</h4>
      <dl>
        {Object.entries(operation.responses).map(([status, { description, content = {} }]) => (
          <>
            <dt>
              <strong>{status}</strong> <span lang="en">{description}</span>
            </dt>
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
    </>
  );
}
