/**
 * The marks by which a wall is known: a site that is up and turns a robot away. One row each; the
 * first that fits counts. Pure data, all of it in lower case.
 *
 * To call a healthy page a wall is worse than to miss one. So a vendor's mark is a technical string
 * that stands on its walls alone: not the header, the cookie or the script that it puts on every
 * page of its customers. A sentence that anybody may write counts where it opens a page that says
 * little else. And no row fits a server error, but those of products whose walls are server errors.
 */
import type { RefusalCode } from "../failure";

export interface Mark {
  /**
   * One of these opens the title, the first heading or the text, and is a sentence there: what
   * follows is nothing, or parted from it. If it ends in a space or the like, anything may follow.
   */
  readonly opens?: RegExp | readonly RegExp[];
  /** Each stands somewhere in what a person can read. */
  readonly says?: readonly (string | RegExp)[];
  /** Each stands somewhere in the page, behind what a person can read. */
  readonly markup?: readonly string[];
  /** And one of these. */
  readonly oneOf?: readonly string[];
  /** Only a page that says hardly anything else. */
  readonly isBrief?: true;
}

export interface WallMark extends Mark {
  readonly by: string;
  readonly refusal: RefusalCode;
  /** Statuses that it comes with; absent: any below 500. */
  readonly on?: readonly number[] | "any";
  /** A header, and what stands in it; "" is anything. */
  readonly header?: readonly [name: string, value: string];
}

/** Walls that call themselves "service unavailable" as well. */
const WITH_503 = [200, 202, 401, 403, 405, 406, 409, 429, 503] as const;

type Rest = Omit<WallMark, "by" | "refusal">;
const wall = (by: string, refusal: RefusalCode, rest: Rest): WallMark => ({ by, refusal, ...rest });

/** Read before any page: these headers come with walls alone. */
export const HEADER_MARKS: readonly WallMark[] = [
  // developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response
  wall("Cloudflare", "challenge", { on: "any", header: ["cf-mitigated", "challenge"] }),
  // docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
  wall("AWS WAF", "challenge", { on: "any", header: ["x-amzn-waf-action", "challenge"] }),
  wall("AWS WAF", "challenge", { on: "any", header: ["x-amzn-waf-action", "captcha"] }),
  wall("Vercel", "challenge", { on: "any", header: ["x-vercel-mitigated", "challenge"] }),
  wall("Vercel", "blocked", { on: "any", header: ["x-vercel-mitigated", "deny"] }),
  // Its x-datadome comes with every answer; this one when it blocks (docs.datadome.co).
  wall("DataDome", "challenge", { header: ["x-dd-b", ""] }),
  wall("HUMAN", "challenge", { header: ["x-px-blocked", "1"] }),
  wall("SiteGround", "challenge", { header: ["sg-captcha", "challenge"] }),
  wall("Sucuri", "blocked", { on: [403], header: ["x-sucuri-block", ""] }),
];

/** Cloudflare's own codes that mean a refusal. …/http-status-codes/cloudflare-1xxx-errors */
export const CLOUDFLARE_REFUSALS: Readonly<Record<number, RefusalCode>> = {
  1005: "blocked",
  1006: "blocked",
  1007: "blocked",
  1008: "blocked",
  1009: "geo_block",
  1010: "blocked",
  1012: "blocked",
  1013: "blocked",
  1015: "rate_limited",
  1020: "blocked",
  1106: "blocked",
};

/** What a person reads above a test of humanity; it counts beside the test itself. */
const PROVE = [
  /^(please )?(verify|verifying|confirm|prove) (that )?(you are|you're) (a )?human/,
  /^(please )?(verify|confirm|prove) (that )?(you are|you're) (a )?human (by|to) /,
  /^(please )?(verify|confirm|prove) (that )?(you are|you're) not a (ro)?bot/,
  /^prove your humanity/,
  /^are you (a )?(human|robot|not a robot)/,
  /^(please )?(complete|solve) the (captcha|security check)/,
  /^(please )?(complete|solve) the (captcha|security check) to /,
  /^checking your browser( before )?/,
  /^checking if the site connection is secure/,
  /^one more step/,
  /^(human|bot|security) (verification|check)\W{0,3}$/,
  /^(captcha|robot check|robot or human\?|verification required)\W{0,3}$/,
  /^(bist du|sind sie) ein mensch/,
  /^sicherheits(über)?prüfung\W{0,3}$/,
  /^vérifiez que vous êtes humain/,
];
/** The tests themselves, by what their markup must hold. */
const TESTS = [
  "g-recaptcha",
  "grecaptcha",
  "h-captcha",
  "hcaptcha.com",
  "cf-turnstile",
  "challenges.cloudflare.com/turnstile",
  "geetest",
  "arkoselabs.com",
  "funcaptcha",
  "frc-captcha",
  "altcha-widget",
  "mtcaptcha",
  "smartcaptcha",
  '<img src="/captcha',
  'name="captcha"',
];

/** Where a visitor from elsewhere gets the page: it says so among its first words. */
const ELSEWHERE = [
  /^.{0,160}(not( currently)? available|unavailable) in (your|this) (country|region|location)/,
  /^.{0,160}unavailable in most european countries/,
  /^.{0,160}access from your (country|region) (is|has been) (not allowed|blocked|restricted)/,
  /^.{0,160}unavailable (due to|for) legal reasons/,
  /^.{0,160}in (deinem|ihrem) land nicht verfügbar/,
  /^.{0,160}n'est pas disponible dans votre (pays|région)/,
  /^.{0,160}no está disponible en (su|tu) (país|región)/,
];

/** Read in the page, the most telling first. */
export const WALL_MARKS: readonly WallMark[] = [
  wall("Cloudflare", "challenge", { on: "any", markup: ["_cf_chl_opt"] }),
  wall("Cloudflare", "challenge", { on: "any", markup: ["cf-browser-verification"] }),
  wall("Cloudflare", "challenge", { on: "any", markup: ["jschl_vc", "jschl_answer"] }),
  wall("Cloudflare", "challenge", {
    on: WITH_503,
    opens: /^just a moment\.\.\./,
    markup: ["/cdn-cgi/challenge-platform/"],
    isBrief: true,
  }),
  wall("Cloudflare", "challenge", {
    on: WITH_503,
    opens: /^(checking your browser before accessing|just a moment\.\.\.)/,
    says: ["checking your browser before accessing", "ddos protection by cloudflare"],
  }),
  wall("Cloudflare", "challenge", {
    opens: /^attention required! \| cloudflare/,
    markup: ["captcha"],
  }),
  wall("Cloudflare", "blocked", {
    opens: /^(attention required! \| cloudflare|sorry, you have been blocked)/,
    says: ["you have been blocked", "cloudflare"],
  }),
  wall("Cloudflare", "blocked", {
    on: [403],
    opens: /^access denied \| .{1,80} used cloudflare to restrict access/,
  }),

  wall("Amazon", "robot_check", {
    on: WITH_503,
    markup: ["to discuss automated access to amazon data"],
  }),
  wall("Amazon", "robot_check", { on: WITH_503, markup: ["/errors/validatecaptcha"] }),
  wall("Amazon", "robot_check", { on: WITH_503, markup: ["/errors_page/validatecaptcha"] }),
  wall("AWS WAF", "challenge", { on: [202, 403, 405], markup: [".awswaf.com/", "challenge.js"] }),
  wall("AWS WAF", "challenge", { on: [202, 403, 405], markup: [".awswaf.com/", "captcha.js"] }),
  wall("CloudFront", "geo_block", {
    on: [403],
    says: ["generated by cloudfront", "configured to block access from your country"],
  }),
  wall("CloudFront", "blocked", {
    on: [403],
    says: ["generated by cloudfront", "request blocked."],
  }),

  wall("Akamai", "blocked", {
    on: [200, 403],
    opens: /^access denied/,
    says: ["you don't have permission to access", "reference #"],
  }),
  wall("Akamai", "challenge", { markup: ["sec-if-cpt-container"] }),
  wall("Akamai", "challenge", { markup: ['http-equiv="refresh"', "bm-verify="], isBrief: true }),
  // Its pages about a dead origin carry an incident too, and are server errors.
  wall("Imperva", "robot_check", { markup: ["incapsula incident id"] }),
  wall("Imperva", "robot_check", { opens: /^request unsuccessful\. incapsula incident id/ }),
  wall("Imperva", "robot_check", { markup: ['id="main-iframe" src="/_incapsula_resource?'] }),
  wall("Imperva", "robot_check", { opens: /^pardon our interruption/ }),
  wall("DataDome", "challenge", { markup: ["var dd={", "captcha-delivery.com"] }),
  wall("DataDome", "challenge", { markup: ["captcha-delivery.com/captcha/"] }),
  wall("DataDome", "challenge", { markup: ["captcha-delivery.com/interstitial/"] }),
  wall("HUMAN", "challenge", {
    opens: /^(access to this page has been denied|before we continue)/,
    markup: ["_pxappid"],
  }),
  wall("HUMAN", "challenge", { on: [403, 429], markup: ['id="px-captcha"'] }),
  wall("HUMAN", "blocked", {
    says: ["denied because we believe you are using automation tools"],
  }),
  wall("Kasada", "challenge", { on: WITH_503, markup: ["window.kpsdk", "/ips.js"] }),
  wall("Vercel", "challenge", { on: "any", opens: /^vercel security checkpoint$/ }),
  wall("Sucuri", "blocked", {
    on: "any",
    opens: /^(sucuri website firewall - access denied|access denied - sucuri website firewall)/,
  }),
  wall("Sucuri", "challenge", { on: WITH_503, markup: ["sucuri_cloudproxy_js"], isBrief: true }),
  wall("Wordfence", "blocked", { on: WITH_503, says: ["generated by wordfence at"] }),
  wall("Wordfence", "blocked", {
    on: WITH_503,
    markup: ["wordfence.com/help/?query="],
    says: ["http response code 503"],
  }),
  wall("F5", "blocked", {
    on: WITH_503,
    says: ["the requested url was rejected", "your support id is"],
  }),
  wall("F5", "challenge", {
    markup: ["/tspd/", "please enable javascript to view the page content", "your support id is"],
    isBrief: true,
  }),
  wall("DDoS-Guard", "challenge", { on: "any", markup: ["/ddos-guard/js-challenge/"] }),
  wall("DDoS-Guard", "challenge", { opens: /^ddos-guard$/ }),
  wall("Anubis", "challenge", { on: WITH_503, markup: ['id="anubis_challenge"'] }),
  wall("Anubis", "challenge", { opens: /^making sure you're not a bot/ }),
  wall("Google", "robot_check", {
    on: WITH_503,
    says: ["our systems have detected unusual traffic from your computer network"],
  }),
  wall("Azure WAF", "challenge", { opens: /^(azure waf|azure waf js challenge)$/ }),
  wall("Azure Front Door", "blocked", {
    on: [403],
    header: ["x-azure-ref", ""],
    says: ["the request is blocked."],
  }),
  wall("Azure Application Gateway", "blocked", {
    on: [403],
    says: ["microsoft-azure-application-gateway"],
  }),
  wall("SiteGround", "challenge", { markup: ["/.well-known/sgcaptcha/"], isBrief: true }),
  wall("SiteGround", "robot_check", { says: ["our system thinks you might be a robot!"] }),
  wall("Imunify360", "challenge", { markup: ["wsidchk"], isBrief: true }),
  wall("Imunify360", "blocked", { says: ["access denied by imunify360 bot-protection"] }),
  wall("ModSecurity", "blocked", { on: [403, 406], says: ["was generated by mod_security"] }),
  wall("StackPath", "challenge", {
    says: ["is using a security service for protection against online attacks"],
  }),
  wall("FortiGate", "blocked", { opens: /^web page blocked/, says: ["attack id"] }),
  wall("Radware", "blocked", { opens: /^(unauthorized request blocked|unauthorized activity)/ }),
  wall("Reddit", "blocked", { on: [403, 429], says: ["blocked by network security"] }),

  wall("somebody", "challenge", { opens: PROVE, oneOf: TESTS, isBrief: true }),
  ...ELSEWHERE.map((one) =>
    wall("somebody", "geo_block", { on: [200, 403], says: [one], isBrief: true }),
  ),
];

/** What a status alone says, when nothing else did. */
export const STATUS_REFUSALS: Readonly<Record<number, RefusalCode>> = {
  401: "http_401",
  403: "http_403",
  407: "http_407",
  429: "http_429",
  451: "http_451",
  511: "http_511",
  // LinkedIn's number for robots; nobody else is known to use it.
  999: "http_999",
};
