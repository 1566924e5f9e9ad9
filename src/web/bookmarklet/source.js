// The bookmarklet, as people read it; `npm run bookmarklet` makes minified.ts of it.
// It must work on any page and on the browser's own error pages, and it sends two things only: the
// origin of the page, and the browser's own code for what went wrong. No percent sign may stand in
// the code, because browsers percent-decode a bookmark before they run it.
(() => {
  let page = location.href;
  let code = "";
  let entry = {};
  try {
    entry = performance.getEntriesByType("navigation")[0] || {};
  } catch {}
  const firefox = /^about:(net|cert)error.e=(\w+)/.exec(document.documentURI);
  if (location.protocol === "chrome-error:") {
    // Chrome, Edge, Brave: the address is a placeholder, the navigation entry has the failed one.
    page = entry.name;
    const shown = /(ERR|DNS_PROBE)_[A-Z0-9_]+/.exec(document.body?.innerText);
    code = shown ? shown[0] : entry.responseStatus;
  } else if (firefox) {
    // The address is the failed one already; the document's own has the reason.
    code = firefox[2];
  } else {
    code = entry.responseStatus;
  }
  if (!/^https?:/i.test(page)) {
    const guess = /^[\w-]+(\.[\w-]+)+$/.test(document.title) ? document.title : "";
    page = prompt("Which site is down?", guess);
  }
  if (!page) return;
  try {
    // Path, query, fragment, user and password stay here.
    page = new URL(/^https?:/i.test(page) ? page : `https://${page}`).origin;
  } catch {}
  const link = document.createElement("a");
  // Some pages would send us their full address as the referrer.
  link.rel = "noreferrer";
  link.href = `JUSTHERE/?u=${encodeURIComponent(page)}${code ? `&s=${code}` : ""}`;
  link.click();
})();
