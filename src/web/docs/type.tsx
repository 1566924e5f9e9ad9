/** A schema in a few words: `string`, `up | down | null`, a link to what has a name. */
import type { Schema } from "../openapi/schema";
import { nameIn } from "./document";
import type { DocsWords } from "./page.words";

/** More are a list to open. */
const FEW = 12;

export const schemaId = (name: string) => `schema-${name}`;

export function Type({ schema, words }: { schema: Schema; words: DocsWords }) {
  const { $ref, items, properties, type } = schema;
  if ($ref !== undefined) return <a href={`#${schemaId(nameIn($ref))}`}>{nameIn($ref)}</a>;
  if ("const" in schema) return <code>{String(schema.const)}</code>;
  if (schema.enum) return <Words all={schema.enum.map(String)} words={words} />;
  const some = schema.anyOf ?? schema.oneOf;
  if (some)
    return (
      <>
        {some.map((one, at) => (
          <>
            {at > 0 && " | "}
            <Type schema={one} words={words} />
          </>
        ))}
      </>
    );
  if (items)
    return (
      <>
        [ <Type schema={items} words={words} /> ]
      </>
    );
  if (properties)
    return (
      <>
        {"{ "}
        {Object.entries(properties).map(([name, one], at) => (
          <>
            {at > 0 && ", "}
            <code>{name}</code>: <Type schema={one} words={words} />
          </>
        ))}
        {" }"}
      </>
    );
  return <>{type ?? ""}</>;
}

function Words({ all, words }: { all: readonly string[]; words: DocsWords }) {
  const list = all.map((word, at) => (
    <>
      {at > 0 && " | "}
      <code>{word === "" ? '""' : word}</code>
    </>
  ));
  if (all.length <= FEW) return <>{list}</>;
  return (
    <details>
      <summary>{words.words(all.length)}</summary>
      {list}
    </details>
  );
}
