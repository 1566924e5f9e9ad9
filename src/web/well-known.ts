/**
 * What others look for at an agreed place: whom to tell of a hole in us (RFC 9116, security.txt), and who
 * sends the probes that they see (RFC 9511, probing.txt).
 */
import { type Context, Hono } from "hono";
import { type Clock, systemClock } from "../clock";
import { LANGUAGES } from "../language";
import { FRONT } from "../limits";

interface WellKnownEnv {
  readonly SITE_URL: string;
  /** `mailto:` or `https:`; of the operator. */
  readonly CONTACT?: string;
}

const DAY_MS = 24 * 3_600_000;

/** `app.route("/", wellKnown())` */
export function wellKnown<E extends WellKnownEnv>(clock: Pick<Clock, "now"> = systemClock) {
  const app = new Hono<{ Bindings: E }>();
  app.get("/.well-known/security.txt", (c) => file(c, securityTxt(c.env, clock.now())));
  app.get("/.well-known/probing.txt", (c) => file(c, probingTxt(c.env, clock.now())));
  return app;
}

/** Where people reach whoever runs this service; our own page when the operator has named nothing usable. */
export function contactOf({ CONTACT = "", SITE_URL }: WellKnownEnv): string {
  const isMail = /^mailto:[^\s@<>"?]+@[^\s@<>"?]+$/.test(CONTACT);
  const isPage = /^https:\/\/[^\s<>"]+$/.test(CONTACT) && URL.canParse(CONTACT);
  return isMail || isPage ? CONTACT : `${SITE_URL}/bot`;
}

export function securityTxt(env: WellKnownEnv, now: number): string {
  return fields([...shared(env, "security.txt", now), ["Policy", `${env.SITE_URL}/bot#security`]]);
}

export function probingTxt(env: WellKnownEnv, now: number): string {
  return fields([
    ...shared(env, "probing.txt", now),
    [
      "Description",
      `JustHere requests the front page of a website when somebody asks whether it is down; User-Agent JustHereBot/1.0; how often, and how to opt out: ${env.SITE_URL}/bot`,
    ],
  ]);
}

type Field = readonly [name: string, value: string];

function shared(env: WellKnownEnv, name: string, now: number): readonly Field[] {
  // Whole days, so that the file is the same all day, and with it whatever is compared with it.
  const expiresAt = (Math.floor(now / DAY_MS) + FRONT.expiresDays) * DAY_MS;
  return [
    ["Contact", contactOf(env)],
    ["Expires", new Date(expiresAt).toISOString()],
    ["Preferred-Languages", LANGUAGES.join(", ")],
    ["Canonical", `${env.SITE_URL}/.well-known/${name}`],
  ];
}

const fields = (all: readonly Field[]) =>
  all.map(([name, value]) => `${name}: ${value}\n`).join("");

function file(c: Context, text: string): Response {
  c.header("cache-control", "public, max-age=3600");
  return c.text(text);
}
