/**
 * What there is to see of a page: its title, first heading and visible text, and whether it is so
 * small that a sentence on it is what the page is about. Pure.
 *
 * No HTML parser: every character is passed once, whatever a hostile server sends. All of it is in
 * lower case, since it is only ever compared.
 */

/** Visible characters. Above this, a page has content of its own, whatever words it uses. */
const SMALL_TEXT = 5_000;
/** Up to this, a page says one thing. */
const BRIEF_TEXT = 800;
const TITLE_TEXT = 300;

export interface Page {
  /** As it came, in lower case: comments and scripts too. */
  readonly markup: string;
  readonly title: string;
  /** The first h1 or h2 that says something. */
  readonly heading: string;
  /** What a person can read, its white space folded. */
  readonly text: string;
  readonly isSmall: boolean;
  readonly isBrief: boolean;
  /** No text, no picture, no form, no style, no script that could make any. */
  readonly isBlank: boolean;
  /** Where its markup sends a browser next, as it is written there. */
  readonly refreshTo: string | null;
}

/** Their content is no text of the page; it ends at their closing tag and nowhere else. */
const RAW: ReadonlySet<string> = new Set([
  "iframe",
  "noembed",
  "noframes",
  "noscript",
  "script",
  "style",
  "svg",
  "template",
  "textarea",
  "title",
]);

/** A person may see something where one of these stands. */
const SHOWS: ReadonlySet<string> = new Set([
  ..."applet audio button canvas embed frame iframe image img input math meter".split(" "),
  ..."object picture progress script select style svg textarea video".split(" "),
]);

const SHOWS_IF: Readonly<Record<string, RegExp>> = {
  body: /background|onload/,
  link: /stylesheet/,
};

/** They part no words. */
const INLINE: ReadonlySet<string> = new Set(["b", "i", "em", "strong", "wbr"]);

export function readPage(body: string, isHtml: boolean): Page {
  const markup = body.toLowerCase();
  const seen = isHtml ? walk(markup) : { ...NOTHING, pieces: [markup.slice(0, SMALL_TEXT * 2)] };
  const text = readable(seen.pieces.join("").slice(0, SMALL_TEXT * 2));
  return {
    markup,
    title: readable(seen.title),
    heading: readable(seen.heading),
    text,
    isSmall: seen.isAll && text.length <= SMALL_TEXT && (isHtml || body.length <= SMALL_TEXT),
    isBrief: seen.isAll && text.length <= BRIEF_TEXT && (isHtml || body.length <= SMALL_TEXT),
    isBlank: seen.isAll && text === "" && !seen.shows && seen.refreshTo === null,
    refreshTo: seen.refreshTo,
  };
}

interface Seen {
  readonly pieces: readonly string[];
  readonly title: string;
  readonly heading: string;
  readonly shows: boolean;
  readonly refreshTo: string | null;
  /** False if it was left when its text was known to be long. */
  readonly isAll: boolean;
}

const NOTHING: Seen = {
  pieces: [],
  title: "",
  heading: "",
  shows: false,
  refreshTo: null,
  isAll: true,
};

function walk(markup: string): Seen {
  const pieces: string[] = [];
  let title = "";
  let heading = "";
  let headingFrom: number | null = null;
  let shows = false;
  let refreshTo: string | null = null;
  let length = 0;
  let at = 0;
  while (at < markup.length && length <= SMALL_TEXT) {
    const { text, tag, next } = step(markup, at);
    at = next;
    const words = text.replaceAll(/\s+/g, " ");
    length += words === " " ? 0 : words.length;
    pieces.push(words);
    if (tag === null) continue;
    if (!INLINE.has(tag.name)) pieces.push(" ");
    if (tag.name === "h1" || tag.name === "h2") {
      if (heading.trim() === "" && headingFrom !== null)
        heading = pieces.slice(headingFrom).join("").slice(0, TITLE_TEXT);
      headingFrom = tag.isClosing || heading.trim() !== "" ? null : pieces.length;
    }
    if (tag.isClosing) continue;
    shows ||= SHOWS.has(tag.name) || (SHOWS_IF[tag.name]?.test(tag.inside) ?? false);
    if (tag.name === "meta") refreshTo ??= refreshOf(tag.inside);
    if (!RAW.has(tag.name)) continue;
    const end = markup.indexOf(`</${tag.name}`, at);
    const stop = end === -1 ? markup.length : end;
    if (tag.name === "title" && title === "")
      title = markup.slice(at, Math.min(stop, at + TITLE_TEXT));
    at = stop;
  }
  if (heading.trim() === "" && headingFrom !== null)
    heading = pieces.slice(headingFrom).join("").slice(0, TITLE_TEXT);
  return { pieces, title, heading, shows, refreshTo, isAll: length <= SMALL_TEXT };
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  /** Its attributes, as far as anybody would write them. */
  readonly inside: string;
}

/** The text up to the next tag, that tag, and where to go on behind it. */
function step(markup: string, at: number): { text: string; tag: Tag | null; next: number } {
  const from = markup.indexOf("<", at);
  if (from === -1) return { text: markup.slice(at), tag: null, next: markup.length };
  const text = markup.slice(at, from);
  if (markup.startsWith("<!--", from)) {
    const end = markup.indexOf("-->", from + 4);
    return { text, tag: null, next: end === -1 ? markup.length : end + 3 };
  }
  const [opening = "", slash = "", name = ""] =
    /^<(\/?)([a-z][a-z\d-]{0,30}|[!?])/.exec(markup.slice(from, from + 33)) ?? [];
  // A lone "<" is text.
  if (name === "") return { text: `${text}<`, tag: null, next: from + 1 };
  const end = endOfTag(markup, from + opening.length);
  const inside = markup.slice(from + opening.length, Math.min(end, from + 2_000));
  return { text, tag: { name, isClosing: slash === "/", inside }, next: end + 1 };
}

const [SPACE, QUOTE, APOSTROPHE, EQUALS, CLOSES] = [0x20, 0x22, 0x27, 0x3d, 0x3e] as const;

/** A ">" in quotes ends no tag; and quotes begin after "=" alone. */
function endOfTag(markup: string, from: number): number {
  let quote = 0;
  let before = 0;
  for (let at = from; at < markup.length; at++) {
    const char = markup.charCodeAt(at);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === CLOSES) return at;
    else if ((char === QUOTE || char === APOSTROPHE) && before === EQUALS) quote = char;
    if (char > SPACE) before = char;
  }
  return markup.length;
}

function refreshOf(meta: string): string | null {
  if (!/http-equiv\s{0,9}=\s{0,9}["']?refresh/.test(meta)) return null;
  const match =
    /\scontent\s{0,9}=\s{0,9}(?:"([^"]{0,999})"|'([^']{0,999})'|([^\s"'>]{1,999}))/.exec(meta);
  return targetOf(match?.[1] ?? match?.[2] ?? match?.[3] ?? "");
}

/**
 * Where "0; url=/next" leads: a refresh in markup or as a header. Null if it stays where it is, or
 * leaves a person the time to read.
 */
export function targetOf(refresh: string): string | null {
  const [, seconds = "", target = ""] =
    /^\s{0,9}(\d{1,5})[\d.]{0,9}\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"']{1,500})/i.exec(
      refresh,
    ) ?? [];
  return target === "" || Number(seconds) > 10 ? null : decode(target).trim();
}

const readable = (text: string) =>
  decode(text)
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll("…", "...")
    .replaceAll(/\s+/g, " ")
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  copy: "©",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  gt: ">",
  hellip: "...",
  lsquo: "'",
  lt: "<",
  mdash: "—",
  nbsp: " ",
  ndash: "–",
  quot: '"',
  rsquo: "'",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
};

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined)
        return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code).toLowerCase() : whole;
    },
  );
}
