/**
 * What programs and robots look for at an agreed place: robots.txt, the catalogue of the interface
 * (RFC 9727, as a linkset of RFC 9264), and a page for language models (https://llmstxt.org). Pure.
 *
 * No sitemap: nothing here wants to be found by a search engine but by its name.
 */
import { CLIENT, FRONT } from "../../limits";

/**
 * Fetch a link that somebody has posted, to show a card, and go by robots.txt. A page costs us as good as
 * nothing then, since they start no look.
 */
const PREVIEWS = [
  ...["facebookexternalhit", "Facebot", "Twitterbot", "LinkedInBot", "Slackbot"],
  ...["Slackbot-LinkExpanding", "Discordbot", "TelegramBot", "WhatsApp", "redditbot"],
  ...["SkypeUriPreview", "Pinterestbot", "Iframely", "Embedly", "Mastodon"],
];

/** Nobody shares these, and a robot that follows links must not. */
const FOR_PROGRAMS = ["/v1/", "/live/", "/badge/", "/probe", "/share"];

/** A page about a name is for whoever asks, and not for a search engine. */
export const ROBOTS_TXT = [
  "User-agent: *",
  "Allow: /$",
  "Allow: /bot$",
  "Allow: /docs$",
  "Allow: /bookmarklet$",
  "Allow: /llms.txt$",
  "Allow: /openapi.json$",
  "Allow: /card.png$",
  "Allow: /.well-known/",
  "Disallow: /",
  "",
  ...PREVIEWS.map((name) => `User-agent: ${name}`),
  ...FOR_PROGRAMS.map((path) => `Disallow: ${path}`),
  "Allow: /",
  "",
].join("\n");

export const CATALOG_TYPE =
  'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** A linkset may be read anywhere: all its addresses are whole. */
export function apiCatalog(siteUrl: string) {
  const at = (path: string, type: string) => [{ href: siteUrl + path, type }];
  return {
    linkset: [
      {
        anchor: `${siteUrl}/`,
        "service-desc": at("/openapi.json", "application/json"),
        "service-doc": at("/docs", "text/html"),
        "service-meta": at("/llms.txt", "text/plain"),
        status: at("/status", "text/html"),
        "terms-of-service": at("/bot", "text/html"),
      },
    ],
  };
}

export function llmsTxt(siteUrl: string): string {
  return `# JustHere

> Is a website down for everyone, or just here? Ten vantage points on six continents look at it, and
> one sentence says what they saw. Public, without keys.

To answer "is example.com down?", request ${siteUrl}/v1/check/example.com and tell people its
\`headline\` and \`explanation\`. \`verdict\` is up, down, here, elsewhere, just-you or unknown;
\`unknown\` is our own trouble or too few votes, and says nothing about the website. It takes one to
25 seconds; do not ask again meanwhile.

- Give the name of the website alone: what stands behind it in an address is never looked at.
- \`?from=japan\` answers as if asked from there; the ids are those of ${siteUrl}/v1/vantages.
- \`?report=down\` says that it fails for whoever asks: then the answer may be just-you.
- Bounds, never moments: an outage has an earliest and a latest start. Never a cause.
- ${CLIENT.starts} questions a minute that nobody has answered lately; 429 has Retry-After. Answers that are
  there already are free, and may be seconds old: see \`sweep.ageMs\`.
- An owner who has opted out is answered 403 \`opted_out\`: do not try another way.
- Robots that index or preview start no look. They get what was seen within ${FRONT.storedS / 60} minutes.

## Interface

- [OpenAPI 3.1 document](${siteUrl}/openapi.json): every address, parameter, answer and error
- [The same as a page](${siteUrl}/docs)
- [Addresses as JSON](${siteUrl}/?format=json)

## Forms of the same answer

- [Text for a terminal, JSON or a page](${siteUrl}/example.com?format=text): by Accept or \`format\`
- [While it comes](${siteUrl}/v1/check/example.com/events): server-sent events, or lines of JSON
- [As a status](${siteUrl}/v1/health/example.com): 200 up, 503 down, 502 partial, 504 unknown
- [Several websites](${siteUrl}/v1/group?hosts=example.com,example.org): what those have in common that fail
- [For Prometheus](${siteUrl}/probe?target=example.com)

## Without a look

- [What is remembered](${siteUrl}/v1/history/example.com): outages with bounds, earlier looks
- [A badge](${siteUrl}/badge/example.com.svg): what is known, and how old that is

## Optional

- [For owners of websites](${siteUrl}/bot): who looks, how often at most, and how to opt out
- [What is watched here](${siteUrl}/status)
`;
}
