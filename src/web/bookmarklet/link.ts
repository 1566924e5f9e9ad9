/**
 * The link that a person drags to the bookmarks bar. Pure.
 */
import { MINIFIED } from "./minified";

/** @param siteUrl our own address, without a final slash. */
export function bookmarkletLink(siteUrl: string): string {
  return `javascript:${encodeURIComponent(MINIFIED.replace("JUSTHERE", siteUrl))}`;
}
