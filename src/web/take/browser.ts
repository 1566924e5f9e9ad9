/**
 * Which family of browser somebody reads with, so that the page can show that family's way first.
 * A guess from what the browser says of itself: it orders a page, and decides nothing else. Pure.
 */

/** Every family, in the order in which the page shows the others. */
export const FAMILIES = [
  "chromium-desktop",
  "firefox-desktop",
  "safari-desktop",
  "chrome-android",
  "firefox-android",
  "safari-ios",
  "other",
] as const;

export type Family = (typeof FAMILIES)[number];

export type Browser =
  | { readonly kind: "chromium-desktop"; readonly major: number }
  | { readonly kind: Exclude<Family, "chromium-desktop"> };

/** The first Chromium that runs a bookmarklet on its own error pages: measured, autumn 2023. */
export const CHROMIUM_ON_ERROR_PAGES = 119;

/** Programs and television sets: they have no bookmarks bar, whatever else they claim to be. */
const NO_PERSON =
  /bot[/-]|crawl|spider|slurp|preview|compatible;|SMART-TV|Tizen|Web0S|KAIOS|; wv\)/i;

/**
 * @param userAgent the header User-Agent.
 * @param secChUa the header Sec-CH-UA, which Chromium sends and which knows its version best.
 */
export function browserOf(userAgent: string, secChUa = ""): Browser {
  if (NO_PERSON.test(userAgent)) return { kind: "other" };
  // Every browser on iOS is Safari's engine, and a bookmark there works as Safari's do.
  if (/iPhone|iPad|iPod|CriOS|FxiOS|EdgiOS/.test(userAgent)) return { kind: "safari-ios" };
  const isAndroid = /Android|X11.*SamsungBrowser/.test(userAgent);
  if (/Firefox\/\d/.test(userAgent))
    return { kind: isAndroid ? "firefox-android" : "firefox-desktop" };
  const chromium = chromiumMajor(userAgent, secChUa);
  if (chromium !== null)
    return isAndroid ? { kind: "chrome-android" } : { kind: "chromium-desktop", major: chromium };
  if (/Macintosh.*Version\/\d.*Safari\//.test(userAgent)) return { kind: "safari-desktop" };
  return { kind: "other" };
}

/** Drag and drop to a bar of bookmarks is a matter of computers. */
export function isPhone(family: Family): boolean {
  return family === "chrome-android" || family === "firefox-android" || family === "safari-ios";
}

function chromiumMajor(userAgent: string, secChUa: string): number | null {
  // The Edge before 2020 called itself Chrome and was none.
  if (/Edge\/\d/.test(userAgent)) return null;
  const major =
    /"Chromium";\s*v="(\d{1,4})/.exec(secChUa)?.[1] ??
    /Chrom(?:e|ium)\/(\d{1,4})/.exec(userAgent)?.[1];
  return major === undefined ? null : Number(major);
}
