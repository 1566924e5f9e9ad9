/**
 * The document of the interface as a page: whatever it says, in our own looks, without a script.
 */
import { pageCard } from "../discover/card";
import { Layout, type PageContext } from "../layout";
import { refusalsOfAll, theDocument } from "./document";
import { Codes, idOf, OperationSection } from "./operation";
import { DOCS_WORDS, type DocsWords } from "./page.words";
import { schemaId, Type } from "./type";

interface DocsProps {
  readonly context: PageContext;
  readonly siteUrl: string;
}

export function DocsPage({ context, siteUrl }: DocsProps) {
  const words = DOCS_WORDS[context.language];
  const { info, tags, paths } = theDocument();
  const ending = Object.keys(paths).filter((path) => paths[path]?.get.deprecated);
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
        <p>
          {words.allRefuse} <Codes refusals={refusalsOfAll()} />
        </p>
        <p id="deprecated">
          {ending.length === 0 ? words.nothingEnds : `${words.deprecated}: ${ending.join(", ")}`}
        </p>
        <Contents words={words} />
        {tags.map(({ name, description }) => (
          <>
            <h2 lang="en" id={tagId(name)}>
              {name}
            </h2>
            <p lang="en">{description}</p>
            {under(name).map(([path, { get }]) => (
              <OperationSection {...{ path, operation: get, words, context, siteUrl }} />
            ))}
          </>
        ))}
        <h2 id="forms">{words.forms}</h2>
        <Forms words={words} />
      </div>
    </Layout>
  );
}

const under = (tag: string) =>
  Object.entries(theDocument().paths).filter(([, { get }]) => get.tags.includes(tag));
const tagId = (name: string) => `tag-${name.toLowerCase().replaceAll(" ", "-")}`;
/** The table of contents names each operation of these; the others are found below their heading. */
const isPromised = (tag: string) => tag !== "Pages";

function Contents({ words }: { words: DocsWords }) {
  const { tags } = theDocument();
  return (
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
  );
}

function Forms({ words }: { words: DocsWords }) {
  const { schemas } = theDocument().components;
  return (
    <>
      {Object.entries(schemas).map(([name, schema]) => (
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
    </>
  );
}
