/** Healthy pages that use the words of walls and errors, or carry scripts of who builds walls. */
import { fine, full, HTML, type NamedAnswer, page } from "./named";

export const TRAPS: readonly NamedAnswer[] = [
  fine(
    "article-503",
    "an article about a 503",
    200,
    full(
      "503 Service Unavailable: what it means and how to fix it",
      "<p>You see 503 Service Unavailable when a server is down for maintenance.</p>",
    ),
  ),
  fine(
    "reference-errors",
    "a reference of errors",
    200,
    full(
      "Errors - API reference",
      "<h2>500 Internal Server Error</h2><h2>503 Service Unavailable</h2>",
    ),
  ),
  fine(
    "reference-errors-short",
    "a short reference of errors",
    200,
    page(
      "Errors - API reference",
      "<h1>Errors</h1><table><tr><td>503</td><td>Service Unavailable</td></tr></table>",
    ),
  ),
  fine(
    "status-page",
    "a page about the state of services",
    200,
    page(
      "Acme Status",
      "<h1>All systems operational</h1><p>Scheduled maintenance: none. Error rate 0 %.</p>",
    ),
  ),
  fine(
    "nginx-docs",
    "documentation of nginx",
    200,
    full(
      "nginx documentation",
      "<p>Welcome to nginx! If you see this page, the nginx web server is successfully installed.</p>",
    ),
  ),
  fine(
    "nginx-question",
    "somebody who sees nginx's page",
    200,
    page(
      "Why do I see Welcome to nginx! instead of my site?",
      "<h1>Why do I see Welcome to nginx! instead of my site?</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>",
    ),
  ),
  fine(
    "shop-maintenance",
    "a shop for maintenance kits",
    200,
    page(
      "Maintenance kits for printers | Acme",
      "<h1>Maintenance kits</h1><p>Under maintenance you save. Account for it.</p>",
    ),
  ),
  fine(
    "hosting-suspended",
    "a host on suspended accounts",
    200,
    full(
      "Why was my account suspended?",
      "<h2>Account suspended</h2><p>This account has been suspended, says my page.</p>",
    ),
  ),
  fine(
    "blog-parking",
    "a post about parked names",
    200,
    full(
      "How domain parking makes money",
      "<p>This domain is for sale, buy this domain: sedoparking.com, parkingcrew.net, window.park.</p>",
    ),
  ),
  fine(
    "cars-for-sale",
    "a car that is for sale",
    200,
    page("My car is for sale", "<h1>My car is for sale</h1><p>Parked in Bonn.</p>"),
  ),
  fine(
    "restaurant-terror",
    "a name that begins as an error does",
    200,
    page("Error Records", "<h1>Error Records</h1><p>Noise from Leeds since 1998.</p>"),
  ),
  fine(
    "robot-shop",
    "a shop for robots",
    200,
    page(
      "Are you a robot lover? | Robo Shop",
      "<h1>Robots for humans</h1><p>Access denied to boredom.</p>",
    ),
  ),

  fine(
    "recaptcha-login",
    "a login with a captcha",
    200,
    page(
      "Sign in | Acme",
      '<h1>Sign in</h1><form><input name="user"><input type="password"><div class="g-recaptcha" data-sitekey="k"></div><button>Sign in</button></form>',
      '<script src="https://www.google.com/recaptcha/api.js"></script>',
    ),
  ),
  fine(
    "turnstile-contact",
    "a short contact page with Turnstile",
    200,
    page(
      "Contact",
      '<h1>Contact</h1><form><textarea></textarea><p>Please verify you are human</p><div class="cf-turnstile"></div><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script></form>',
    ),
  ),
  fine(
    "cloudflare-script",
    "a healthy page with Cloudflare's script",
    200,
    full(
      "Acme",
      "<script>window.__CF$cv$params={r:'8a'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';</script>",
    ),
    { ...HTML, server: "cloudflare", "cf-ray": "8a1b2c3d4e5f6789-FRA", "cf-cache-status": "HIT" },
  ),
  fine(
    "cloudflare-script-short",
    "a short one",
    200,
    page(
      "Acme",
      "<h1>Acme</h1><p>Hammers.</p><script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';</script>",
    ),
    { ...HTML, server: "cloudflare" },
  ),
  fine(
    "datadome",
    "a healthy page that DataDome let through",
    200,
    page(
      "Acme",
      '<h1>Acme</h1><p>Hammers.</p><script>window.ddjskey="ABC"</script><script src="https://js.datadome.co/tags.js"></script><script src="https://ct.captcha-delivery.com/c.js"></script>',
    ),
    { ...HTML, "x-datadome": "protected", "x-dd-type": "1" },
  ),
  fine(
    "imperva-script",
    "a healthy page with Imperva's script",
    200,
    page(
      "Acme",
      '<h1>Acme</h1><p>Hammers.</p><script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e&ns=1" async></script>',
    ),
    { ...HTML, "x-iinfo": "1-2", "x-cdn": "Imperva" },
  ),
  fine(
    "human-script",
    "a healthy page with HUMAN's script",
    200,
    page("Acme", "<h1>Acme</h1><p>Hammers.</p><script>window._pxAppId='PXabc';</script>"),
  ),
  fine(
    "kasada-script",
    "a healthy page with Kasada's script",
    200,
    page(
      "Acme",
      '<h1>Acme</h1><script src="/149e/2d20/p.js"></script><script>window.KPSDK&&KPSDK.configure([])</script>',
    ),
  ),
  fine(
    "f5-script",
    "a healthy page with F5's script",
    200,
    page("Acme", '<h1>Acme</h1><p>Hammers.</p><script src="/TSPD/08a1?type=9"></script>'),
  ),
  fine(
    "sucuri-server",
    "a healthy page behind Sucuri",
    200,
    page("Acme", "<h1>Acme</h1><p>Hammers.</p>"),
    { ...HTML, server: "Sucuri/Cloudproxy", "x-sucuri-id": "12345" },
  ),
  fine(
    "vendor-article",
    "an article about walls",
    200,
    full(
      "How walls look",
      "<p>Just a moment... Generated by Wordfence at noon. The requested URL was rejected. Your support ID is: 1. Our systems have detected unusual traffic from your computer network. Incapsula incident ID: 1. var dd={ captcha-delivery.com _cf_chl_opt</p>".repeat(
        12,
      ),
    ),
  ),
  fine(
    "streaming-countries",
    "a service on where it is",
    200,
    full("Where can I watch?", "<p>If a film is not available in your country, write to us.</p>"),
  ),
  fine(
    "human-container",
    "a login with room for HUMAN's button",
    200,
    page("Sign in", '<h1>Sign in</h1><input type="password"><div id="px-captcha"></div>'),
  ),
  fine(
    "loader-captcha",
    "an app that loads, and has an invisible captcha",
    200,
    page(
      "Acme",
      '<div id="root">Just a moment...</div><script src="https://www.google.com/recaptcha/api.js?render=k"></script><script>grecaptcha.ready(go)</script>',
    ),
  ),
  fine(
    "imperva-own-frame",
    "a page with a main frame of its own, behind Imperva",
    200,
    page(
      "Acme",
      '<h1>Acme</h1><iframe id="main-iframe" src="/app"></iframe><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>',
    ),
  ),
  fine(
    "countries-short",
    "a short page with small print about countries",
    200,
    page(
      "Acme Films",
      `<h1>Acme Films</h1><p>${"Films from everywhere, every Friday. ".repeat(6)}</p><small>Some films are not available in your country.</small>`,
    ),
  ),
  fine(
    "service-area",
    "a short page on an area that is served",
    200,
    page("Plumber", "<p>Service unavailable in your area? Call us.</p>"),
  ),
  fine(
    "maintenance-company",
    "a company for maintenance",
    200,
    page(
      "Maintenance | City Plumbing",
      "<h1>Maintenance and repair</h1><p>Scheduled maintenance for boilers.</p>",
    ),
  ),
  fine(
    "about-500",
    "a list that is named as an error is",
    200,
    page(
      "500 Greatest Albums",
      "<h1>The 500 greatest albums</h1><p>404 of them are from the seventies.</p>",
    ),
  ),
  fine(
    "datadome-quoted",
    "a short note that quotes a wall",
    200,
    page(
      "Note",
      "<h1>What I saw</h1><pre>var dd={'host':'geo.captcha-delivery.com/captcha/'} window._cf_chl_opt</pre>",
    ),
  ),
];
