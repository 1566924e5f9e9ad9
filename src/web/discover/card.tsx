/**
 * What a page says of itself where somebody shares its address: a title, a sentence and a picture. A card
 * stays where it was posted, for years perhaps: it tells the question, and never an answer.
 */
import type { Language } from "../../language";
import { CARD_WORDS } from "./card.words";

/** Of the picture, in pixels: https://ogp.me names no size, and this is what everybody shows whole. */
export const CARD = { width: 1_200, height: 630, path: "/card.png" } as const;

export interface Card {
  readonly siteUrl: string;
  readonly title: string;
  readonly description: string;
  /** Our own path of the page, without a query. */
  readonly path: string;
}

export function CardTags({ card, language }: { readonly card: Card; readonly language: Language }) {
  const { siteUrl, title, description, path } = card;
  const { alt, locale } = CARD_WORDS[language];
  const tags: readonly (readonly [property: string, content: string])[] = [
    ["og:site_name", "JustHere"],
    ["og:type", "website"],
    ["og:title", title],
    ["og:description", description],
    ["og:url", siteUrl + path],
    ["og:locale", locale],
    ["og:image", siteUrl + CARD.path],
    ["og:image:type", "image/png"],
    ["og:image:width", String(CARD.width)],
    ["og:image:height", String(CARD.height)],
    ["og:image:alt", alt],
  ];
  return (
    <>
      <meta name="description" content={description} />
      {tags.map(([property, content]) => (
        <meta property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:image:alt" content={alt} />
    </>
  );
}

/** Of the page about a host, whatever it says at the moment. @param host the A-label form. */
export function cardOf(host: string, siteUrl: string, language: Language): Card {
  const { question, look } = CARD_WORDS[language];
  return { siteUrl, title: question(host), description: look, path: `/${host}` };
}

/** Of a page that is about no website. */
export function pageCard(
  page: keyof typeof PATHS,
  { siteUrl, title, language }: { siteUrl: string; title: string; language: Language },
): Card {
  return { siteUrl, title, description: CARD_WORDS[language].about[page], path: PATHS[page] };
}
const PATHS = {
  ...{ home: "/", docs: "/docs", bookmarklet: "/bookmarklet", bot: "/bot", status: "/status" },
} as const;
