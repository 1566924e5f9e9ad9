/** What every page shares: the document, its head and foot, and the form to ask. */
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { LANGUAGES, type Language } from "../language";
import { type Card, CardTags } from "./discover/card";
import { LAYOUT_WORDS } from "./layout.words";
import { TakeHead } from "./take/head";

export interface PageContext {
  readonly language: Language;
  /** Set when the reader chose the language by `?lang=`; links then carry it on. */
  readonly chosen: Language | null;
  /** Our own path and query of this page, for the link to the other language. */
  readonly path: string;
}

/** A link to a page of ours that keeps a chosen language. */
export function linkTo(path: string, { chosen }: Pick<PageContext, "chosen">): string {
  if (chosen === null) return path;
  return `${path}${path.includes("?") ? "&" : "?"}lang=${chosen}`;
}

export function Layout(props: {
  context: PageContext;
  title: string;
  /** Elements of the head that only this page has. */
  head?: Child;
  /** What is shown of it where somebody shares its address. */
  card?: Card;
  /** Two columns where there is room. */
  wide?: boolean;
  children: Child;
}) {
  const { context, title, head, card, wide = false, children } = props;
  const words = LAYOUT_WORDS[context.language];
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={context.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/style.css" />
          <script src="/page.js" type="module" />
          {TakeHead()}
          {card && <CardTags card={card} language={context.language} />}
          {head}
        </head>
        <body class={wide ? "wide" : undefined}>
          <a class="skip" href="#main">
            {words.skip}
          </a>
          <header class="top">
            <a class="brand" href={linkTo("/", context)}>
              JustHere
            </a>
            <nav aria-label={words.navigation}>
              <a href={linkTo("/bookmarklet", context)}>{words.bookmarklet}</a>
              {LANGUAGES.filter((one) => one !== context.language).map((one) => (
                <a href={inLanguage(context.path, one)} hreflang={one} lang={one}>
                  {LAYOUT_WORDS[one].name}
                </a>
              ))}
            </nav>
          </header>
          <main id="main">{children}</main>
        </body>
      </html>
    </>
  );
}

function inLanguage(path: string, language: Language): string {
  const url = new URL(path, "https://justhere.example");
  url.searchParams.set("lang", language);
  return url.pathname + url.search;
}

/** Asks by plain GET, so that it works without script. */
export function AskForm(props: {
  context: PageContext;
  label: string;
  /** What stands in the field already. */
  typed?: string;
}) {
  const { context, label, typed = "" } = props;
  return (
    <form action="/" method="get" class="ask">
      <label for="u">{label}</label>
      <input
        id="u"
        name="u"
        value={typed}
        required
        maxlength={2048}
        placeholder="example.com"
        inputmode="url"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
      />
      {context.chosen && <input type="hidden" name="lang" value={context.chosen} />}
      <button type="submit">{LAYOUT_WORDS[context.language].ask}</button>
    </form>
  );
}
