/**
 * What the operations of the interface are called, and under which heading each stands, for
 * `/openapi.json`. Programs are generated with these names: one that was published stays. Never part of a
 * Worker: see `document`.
 */

export interface Tag {
  readonly name: string;
  readonly description: string;
  /** The name of each operation, by its path. */
  readonly operations: Readonly<Record<string, string>>;
}

/** In the order in which they are read. */
export const TAGS: readonly Tag[] = [
  {
    name: "Answers",
    description:
      "Is it down for everyone, or just here? These may look at the website, within limits.",
    operations: {
      "/{host}": "showAnswer",
      "/v1/check/{host}": "checkHost",
      "/v1/check/{host}/events": "followCheck",
      "/v1/health/{host}": "checkHealth",
      "/v1/group": "checkGroup",
    },
  },
  {
    name: "For monitors and pages",
    description: "The same in the forms that other programs read.",
    operations: {
      "/probe": "probeTarget",
      "/badge/{host}.svg": "drawBadge",
      "/badge/{host}.json": "describeBadge",
    },
  },
  {
    name: "Memory",
    description: "What is remembered. Nobody is looked at for it.",
    operations: {
      "/v1/history/{host}": "readHistory",
      "/v1/watched": "listWatched",
      "/v1/vantages": "listVantages",
      "/status": "showStatus",
    },
  },
  {
    name: "The interface itself",
    description: "This document, and what is made of it.",
    operations: {
      "/openapi.json": "readDocument",
      "/docs": "showDocs",
      "/client.js": "loadClient",
      "/client.d.ts": "loadClientTypes",
      "/llms.txt": "readSummary",
      "/.well-known/api-catalog": "readCatalog",
      "/ping": "ping",
    },
  },
  {
    name: "Pages",
    description: "For people, and what their pages load. No promise is made of these.",
    operations: {
      "/": "showHome",
      "/bot": "showBot",
      "/bookmarklet": "showBookmarklet",
      "/bookmarklet/try": "tryBookmarklet",
      "/offline": "showOffline",
      "/share": "takeShared",
      "/live/{host}": "followPage",
      "/manifest.webmanifest": "loadManifest",
      "/opensearch.xml": "loadSearch",
      "/style.css": "loadStyle",
      "/page.js": "loadScript",
      "/sw.js": "loadServiceWorker",
      "/favicon.ico": "findIcon",
      "/favicon.svg": "loadTabIcon",
      "/icon.svg": "loadIcon",
      "/icon-512.png": "loadIcon512",
      "/apple-touch-icon.png": "loadIcon180",
      "/land.svg": "loadLand",
      "/card.png": "loadCard",
      "/robots.txt": "readRobots",
      "/.well-known/security.txt": "readSecurity",
      "/.well-known/probing.txt": "readProbing",
    },
  },
];

/** Null for a path that has no name yet: a test asks for one. */
export function namedOperation(path: string): { readonly id: string; readonly tag: string } | null {
  for (const { name, operations } of TAGS) {
    const id = operations[path];
    if (id !== undefined) return { id, tag: name };
  }
  return null;
}
