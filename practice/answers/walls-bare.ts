/** Walls that nobody in particular built: a status alone, a captcha, a word about the country. */
import { type NamedAnswer, PLAIN, page, wall } from "./named";

export const BARE_WALLS: readonly NamedAnswer[] = [
  wall("401-password", "a password, asked by the browser", [401, "http_401", "status"], "", {
    "www-authenticate": 'Basic realm="Members"',
  }),
  wall(
    "403-nginx",
    "nginx's 403",
    [403, "http_403", "status"],
    page("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>"),
  ),
  wall(
    "403-apache",
    "Apache's 403",
    [403, "http_403", "status"],
    page(
      "403 Forbidden",
      "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>",
    ),
  ),
  wall("403-plain", "a word of plain text", [403, "http_403", "status"], "Forbidden", PLAIN),
  wall("407", "a proxy's password", [407, "http_407", "status"], ""),
  wall("429", "too many requests", [429, "http_429", "status"], "Too Many Requests", {
    ...PLAIN,
    "retry-after": "60",
  }),
  wall(
    "451",
    "not for legal reasons",
    [451, "http_451", "status"],
    page("451", "<h1>Unavailable For Legal Reasons</h1>"),
  ),
  wall(
    "511-hotspot",
    "a network that wants a login",
    [511, "http_511", "status"],
    page("Network Authentication Required", '<p>You need to <a href="/login">log in</a>.</p>'),
  ),
  wall(
    "999",
    "LinkedIn's answer to robots",
    [999, "http_999", "status"],
    "<html><head><script>window.onload=function(){location.href='/authwall'}</script></head></html>",
  ),
  wall(
    "captcha-200",
    "somebody's captcha, a 200",
    [200, "challenge", "page"],
    page(
      "Security check",
      '<h1>Please verify you are human</h1><form><div class="g-recaptcha" data-sitekey="k"></div></form>',
      '<script src="https://www.google.com/recaptcha/api.js"></script>',
    ),
  ),
  wall(
    "hcaptcha-403",
    "somebody's hCaptcha, a 403",
    [403, "challenge", "page"],
    page(
      "One more step",
      '<h1>One more step</h1><p>Complete the check to go on.</p><div class="h-captcha"></div>',
    ),
  ),
  wall(
    "turnstile-200",
    "somebody's Turnstile, a 200",
    [200, "challenge", "page"],
    page(
      "Are you a robot?",
      '<p>Verify you are human by completing the action below.</p><div class="cf-turnstile"></div>',
    ),
  ),
  wall(
    "geo-200",
    "not for this country, a 200",
    [200, "geo_block", "page"],
    page(
      "Sorry",
      "<h1>Sorry!</h1><p>This content is not available in your country.</p><p>Please come back when you are home.</p>",
    ),
  ),
  wall(
    "geo-europe-200",
    "a newspaper that stays away from European law",
    [200, "geo_block", "page"],
    page(
      "The Daily Example",
      "<p>Our website is currently unavailable in most European countries. We are engaged on the issue.</p>",
    ),
  ),
  wall(
    "geo-german-403",
    "not for this country, in German",
    [403, "geo_block", "page"],
    page("Hinweis", "<p>Dieses Angebot ist in deinem Land nicht verf&uuml;gbar.</p>"),
  ),
];
