/** What every page's head says about taking JustHere along. */

/** The colours of the browser's own frame; the style sheet's --paper in the light and in the dark. */
export const PAPER = { light: "#fdfdfb", dark: "#15171b" } as const;

export function TakeHead() {
  return (
    <>
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href="/opensearch.xml"
        title="JustHere"
      />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={PAPER.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={PAPER.dark} />
    </>
  );
}
