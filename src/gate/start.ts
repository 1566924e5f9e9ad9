/**
 * Which requests may start a look at somebody's website, by what they say of themselves. Pure. A
 * person who asks may, a program that asks may; what a page, a browser or a robot fetches without
 * anybody asking may not: it gets what is known already.
 */

/**
 * Fetches a link to show what is behind it, when somebody posts it. Parts of a User-Agent, and of none
 * that a browser inside an app has.
 */
const PREVIEWS: readonly string[] = [
  ...["facebookexternalhit", "facebookcatalog", "facebot", "meta-externalagent", "twitterbot"],
  ...["slackbot", "slack-imgproxy", "discordbot", "telegrambot", "whatsapp/", "skypeuripreview"],
  ...["linkedinbot", "pinterestbot", "redditbot", "mastodon/", "cardyb", "line-poker", "vkshare"],
  ...["iframely", "embedly", "microsoftpreview", "snap url preview", "google-pagerenderer"],
];

/** Follows links on its own. */
const CRAWLERS: readonly string[] = [
  ...[
    "googlebot",
    "google-inspectiontool",
    "googleother",
    "apis-google",
    "adsbot-google",
    "bingbot",
  ],
  ...[
    "bingpreview",
    "duckduckbot",
    "baiduspider",
    "yandexbot",
    "applebot",
    "petalbot",
    "bytespider",
  ],
  ...["gptbot", "oai-searchbot", "claudebot", "perplexitybot", "ccbot"],
  ...[
    "amazonbot",
    "ahrefsbot",
    "semrushbot",
    "mj12bot",
    "dotbot",
    "seznambot",
    "sogou web spider",
    "sogou inst spider",
    "sogou spider",
    "ia_archiver",
  ],
  ...["archive.org_bot", "dataforseobot", "screaming frog"],
];

const ROBOTS = [...PREVIEWS, ...CRAWLERS];

type Header = (name: string) => string | null;

/** @param method of the request: HEAD asks what would be said, and nobody reads it. */
export function mayStartLook(method: string, header: Header): boolean {
  if (method === "HEAD") return false;
  if (isAhead(header) || isRobot(header("user-agent") ?? "")) return false;
  const site = header("sec-fetch-site");
  // Old browsers and programs say nothing; a page of another site cannot keep a browser from saying it.
  if (site === null || site === "same-origin" || site === "none") return true;
  if (header("sec-fetch-mode") !== "navigate") return false;
  // A page that somebody opens; `empty` where it comes by way of our own service worker, which stands
  // before no frame in a page of others: browsers keep those apart.
  return ["document", "empty"].includes(header("sec-fetch-dest") ?? "");
}

/** Fetched before anybody asked, for the case that they will. */
function isAhead(header: Header): boolean {
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => header(name));
  return purposes.some((text) => /prefetch|prerender|preview/i.test(text ?? ""));
}

function isRobot(agent: string): boolean {
  const text = agent.toLowerCase();
  return ROBOTS.some((name) => text.includes(name));
}

/**
 * Whether our own probers ask, or a Worker of our own zone: whoever redirects to us would have us look
 * at ourselves.
 *
 * @param ownHost the host name of this service.
 */
export function isOurOwn(header: Header, ownHost: string): boolean {
  if (/^JustHereBot\//i.test(header("user-agent") ?? "")) return true;
  const zone = header("cf-worker")?.toLowerCase() ?? "";
  if (zone !== "" && (ownHost === zone || ownHost.endsWith(`.${zone}`))) return true;
  // RFC 8586: each hop adds its name, and may add parameters.
  const hops = (header("cdn-loop") ?? "").toLowerCase().split(",");
  return hops.some((hop) => hop.split(";")[0]?.trim() === "justhere");
}
