// The service worker, as people read it; build.ts makes service-worker.min.ts of it.
// It does one thing: somebody without a network gets our page that says so, not the browser's. It
// stores the four files below when it is installed and nothing ever after: no answer, no name of a
// site, no address that anybody asked for. VERSION is filled in when it is served.
const CACHE = "justhere-VERSION";
const PAGES = { en: "/offline?lang=en", de: "/offline?lang=de" };
const FILES = ["/style.css", "/favicon.svg"];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // Past the browser's own cache, which may hold the files of the version before.
  const fresh = [...Object.values(PAGES), ...FILES].map(
    (path) => new Request(new URL(path, self.location.origin), { cache: "reload" }),
  );
  event.waitUntil(self.caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const drop = (names) =>
    Promise.all(names.filter((name) => name !== CACHE).map((name) => self.caches.delete(name)));
  event.waitUntil(self.caches.keys().then(drop));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const stored = storedFor(request);
  if (stored === null) return;
  const otherwise = () =>
    self.caches
      .open(CACHE)
      .then((cache) => cache.match(stored))
      .then((answer) => answer || Response.error());
  event.respondWith(self.fetch(request).catch(otherwise));
});

// What stands in for an answer that does not come; null for what must not pass through here.
function storedFor({ method, mode, url }) {
  const { origin, pathname, searchParams } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return null;
  if (FILES.includes(pathname)) return pathname;
  // The browser's own error page is what that one is for.
  if (mode !== "navigate" || pathname === "/bookmarklet/try") return null;
  const language = searchParams.get("lang") || self.navigator.language || "";
  return /^de\b/i.test(language) ? PAGES.de : PAGES.en;
}
