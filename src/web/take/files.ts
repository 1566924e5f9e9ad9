/**
 * What browsers and phones read to install JustHere, or to search with it: the manifest, the icon and
 * the OpenSearch description. Pure.
 */
import type { Language } from "../../language";
import { PAPER } from "./head";

const ABOUT: Readonly<Record<Language, { name: string; description: string }>> = {
  en: {
    name: "JustHere: down for everyone, or just here?",
    description:
      "Asks ten places of the world whether a website is down for everyone, or just here.",
  },
  de: {
    name: "JustHere: für niemanden erreichbar oder nur hier nicht?",
    description:
      "Fragt an zehn Orten der Welt, ob eine Website für niemanden erreichbar ist oder nur hier nicht.",
  },
};

/** https://www.w3.org/TR/appmanifest/ and, for `share_target`, https://w3c.github.io/web-share-target/ */
export function manifest(language: Language) {
  return {
    id: "/",
    lang: language,
    dir: "ltr",
    ...ABOUT[language],
    short_name: "JustHere",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    theme_color: PAPER.light,
    background_color: PAPER.light,
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any maskable" },
    ],
    share_target: {
      action: "/share",
      method: "GET",
      enctype: "application/x-www-form-urlencoded",
      params: { title: "title", text: "text", url: "url" },
    },
  } as const;
}

/**
 * No suggestions: they would tell whoever types what others have asked about. `rel="self"` is where a
 * browser looks for a newer one. https://github.com/dewitt/opensearch: the name has at most 16 characters, the description 1024.
 */
export function openSearch(siteUrl: string, language: Language): string {
  const site = escaped(siteUrl);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>JustHere</ShortName>
  <Description>${escaped(ABOUT[language].description)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Language>${language}</Language>
  <Image width="16" height="16" type="image/svg+xml">${site}/favicon.svg</Image>
  <Image width="512" height="512" type="image/png">${site}/icon-512.png</Image>
  <Url type="text/html" method="get" rel="results" template="${site}/?u={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${site}/opensearch.xml"/>
</OpenSearchDescription>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
