/**
 * What an address that a site sends its visitors to says by its name and path alone: that a login
 * stands there, or an error. Pure.
 */
import type { SuspectCode } from "../failure";

/** Whether a redirect, sent by the host `from`, leads to a login. */
export function isLogin(to: URL, from: string): boolean {
  // Whoever asks for a login gets no wall, but what was asked for.
  if (isLoginHost(from)) return false;
  return (isLoginHost(to.hostname) && to.hostname !== from) || isLoginPath(to.pathname);
}

/** What a redirect leads to, if its path says that it is no page of the site; else null. */
export function suspectPath(to: URL): SuspectCode | null {
  const path = to.pathname.toLowerCase();
  if (to.searchParams.has("aspxerrorpath")) return "error_page";
  return SUSPECT_PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** The whole of a path, but for a language before it and an ending behind. */
const wholePath = (names: string) =>
  new RegExp(
    `^(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/(?:${names})(?:\\.(?:html?|php|aspx?|jsp|page))?/?$`,
  );

const SUSPECT_PATHS: readonly (readonly [RegExp, SuspectCode])[] = [
  [/^\/cgi-sys\/suspendedpage\.cgi$/, "suspended"],
  [/^\/cgi-sys\/(?:default|move)(?:web)?page\.cgi$/, "default_page"],
  [wholePath("(?:account-?|site-?|domain-?)?suspended(?:page)?"), "suspended"],
  [wholePath("lander|parking-lander"), "parked"],
  [
    wholePath(
      "(?:(?:site|under|in|down-for)[-_]?)?maintenance(?:/index)?|wartung|wartungsarbeiten",
    ),
    "maintenance",
  ],
  [
    wholePath("(?:error[-_]?(?:pages?|docs?)?|errors)/(?:404|50[0234x]|index|maintenance)"),
    "error_page",
  ],
  [
    wholePath(
      "(?:http[-_]?)?(?:error[-_]?)?(?:404|50[0234x])|error|server-?error|error-?page|errore|fehler",
    ),
    "error_page",
  ],
];

const isLoginHost = (host: string) =>
  // Of a site's own names, not the site itself: login.example.com, and not login.com.
  /^(?:login|logon|signin|sso|auth|accounts|idp|adfs)\.[^.]{1,63}\.[^.]/i.test(host) ||
  LOGIN_SERVICES.test(host);

/** Every name below these is some customer's login. */
const LOGIN_SERVICES =
  /^(?!www\.)[^.]{1,63}\.(?:[^.]{1,63}\.){0,3}(?:okta|oktapreview|auth0|onelogin|b2clogin|ciamlogin|amazoncognito|cloudflareaccess)\.com$/i;

/** Names of the part of a site that people log in to, and may stand before the login's own name. */
const BEFORE_LOGIN =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|index\.php|account|accounts|admin|ap|app|auth|cas|customer|identity|id|member|members|my|oauth2?|portal|public|realms|secure|session|sessions|ui|user|users|web)$/;
const LOGIN =
  /^(?:wp-login|log[-_]?[io]n|sign[-_]?in|user[-_]?login|account[-_]?login|anmelden|einloggen|connexion|iniciar-sesion|sso|sso-api|saml2?|adfs)(?:\.[a-z]{2,5})?$/;

function isLoginPath(pathname: string): boolean {
  const segments = pathname.toLowerCase().split("/", 20).filter(Boolean);
  // ";jsessionid=…"
  const names = segments.map((segment) => segment.split(";", 1)[0] ?? "");
  if (
    /^\/(?:[^/]{1,40}\/){0,4}(?:oauth2?|connect)\/(?:v[\d.]{1,4}\/)?(?:authorize|start)\/?$/i.test(
      pathname,
    )
  )
    return true;
  if (/\/protocol\/(?:openid-connect\/auth|saml)\/?$/i.test(pathname)) return true;
  if (pathname.startsWith("/cdn-cgi/access/login")) return true;
  const first = names.find((name) => !BEFORE_LOGIN.test(name));
  return first !== undefined && LOGIN.test(first);
}
