/** What every page shares: the document, and the form to ask. */
import type { Child } from "hono/jsx";

export function Layout({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** Asks by plain GET, so that it works without script. */
export function AskForm({ host = "", label }: { host?: string; label: string }) {
  return (
    <form action="/" method="get">
      <label for="u">{label}</label>
      <input
        id="u"
        name="u"
        value={host}
        required
        maxlength={2048}
        placeholder="example.com"
        inputmode="url"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit">Ask</button>
    </form>
  );
}
