/** The words of the front page, and of the page for owners of sites. */
import type { Child } from "hono/jsx";
import type { Language } from "../language";
import type { PracticeGroup } from "./home";

interface HomeWords {
  readonly title: string;
  readonly heading: string;
  readonly promise: string;
  readonly label: string;
  readonly take: {
    readonly heading: string;
    readonly how: string;
    readonly more: string;
    /** For those who cannot. @param site our own address, without a final slash. */
    readonly instead: (site: string) => Child;
  };
  readonly decides: {
    readonly heading: string;
    readonly rules: readonly string[];
    readonly from: (cities: string) => string;
    readonly owners: string;
  };
  /** Before and on a link to the status page. */
  readonly watched: { readonly what: string; readonly status: string };
  readonly practice: {
    readonly heading: string;
    readonly about: string;
    /** Before the address of the status page. */
    readonly watched: string;
    readonly name: string;
    readonly behaves: string;
    readonly groups: Readonly<Record<PracticeGroup, string>>;
    readonly switches: string;
    readonly andBack: Child;
  };
}

interface BotWords {
  readonly title: string;
  readonly heading: string;
  readonly what: Child;
  /** Without a question, too. A test holds its numbers to the limits. */
  readonly often: string;
  readonly limits: string;
  readonly operator: string;
  readonly optOut: { readonly heading: string; readonly how: Child };
}

const REQUEST = <code>GET /</code>;
const AGENT = <code>JustHereBot/1.0</code>;

const HOME_EN: HomeWords = {
  title: "JustHere: is it down for everyone, or just here?",
  heading: "Is it down for everyone, or just here?",
  promise:
    "Ten vantage points on six continents look at the website you name, and one sentence tells you what they saw.",
  label: "Which website?",
  take: {
    heading: "Take it along",
    how: "Drag this link to your bookmarks bar, and click it there when a page does not load. It works on the browser's own error page too, and tells us the site, the error code and nothing else of the page.",
    more: "How to use the bookmarklet",
    instead: (site) => (
      <>
        Or put our address before the one that fails: <code>{site}/https://example.com/page</code>.
        In a terminal: <code>curl {site}/example.com</code>
      </>
    ),
  },
  decides: {
    heading: "How it decides",
    rules: [
      "A vantage point that fails its own self-test has no vote.",
      "A failure counts only after a second try.",
      "If all but at most one in six agree, and the one nearest you does not contradict them, it is up, or down, for everyone.",
      "If they disagree, we say which side your region is on.",
      "With fewer than three votes, or votes from one continent only, we say that we cannot tell.",
    ],
    from: (cities) => `We look from ${cities}. All of them run on one network, Cloudflare's.`,
    owners: "Who looks at your site",
  },
  watched: {
    what: "Some websites are looked at here all the time.",
    status: "How they are",
  },
  practice: {
    heading: "The practice internet",
    about:
      "This service runs on one machine, and so do all ten vantage points. These names are simulated; every other name is looked up on the real network.",
    watched: "Some of them are looked at without anybody asking:",
    name: "Name",
    behaves: "How it behaves",
    groups: {
      up: "Up",
      down: "Down",
      somewhere: "Down or closed in some places",
      wall: "Turns us away",
      soft: "Up, but not as it should be",
      shops: "An operator with one data centre",
      unasked: "Never looked at",
    },
    switches: "Switch things off and on:",
    andBack: (
      <>
        , and <code>on</code> again
      </>
    ),
  },
};

const HOME_DE: HomeWords = {
  title: "JustHere: nicht erreichbar – für alle oder nur hier?",
  heading: "Nicht erreichbar: für alle oder nur hier?",
  promise:
    "Zehn Messpunkte auf sechs Kontinenten rufen die Website auf, die Sie nennen, und ein Satz sagt Ihnen, was sie gesehen haben.",
  label: "Welche Website?",
  take: {
    heading: "Zum Mitnehmen",
    how: "Ziehen Sie diesen Link auf die Lesezeichenleiste und klicken Sie dort darauf, wenn eine Seite nicht lädt. Das geht auch auf der Fehlerseite des Browsers und verrät uns die Website, den Fehlercode und sonst nichts von der Seite.",
    more: "So benutzen Sie das Bookmarklet",
    instead: (site) => (
      <>
        Oder setzen Sie unsere Adresse vor die, die nicht lädt:{" "}
        <code>{site}/https://example.com/page</code>. Im Terminal:{" "}
        <code>curl {site}/example.com</code>
      </>
    ),
  },
  decides: {
    heading: "So wird entschieden",
    rules: [
      "Ein Messpunkt, der seinen Selbsttest nicht besteht, hat keine Stimme.",
      "Ein Fehlschlag zählt erst nach einem zweiten Versuch.",
      "Sind sich alle bis auf höchstens einen von sechs einig und widerspricht der Ihnen nächste nicht, dann gilt es für alle: erreichbar oder nicht.",
      "Sind sie sich nicht einig, sagen wir, auf welcher Seite Ihre Region steht.",
      "Bei weniger als drei Stimmen oder Stimmen von nur einem Kontinent sagen wir, dass wir es nicht wissen.",
    ],
    from: (cities) =>
      `Unsere Messpunkte stehen in ${cities}. Sie alle laufen in einem einzigen Netz, dem von Cloudflare.`,
    owners: "Wer Ihre Website aufruft",
  },
  watched: {
    what: "Einige Websites werden hier ständig überwacht.",
    status: "Wie es um sie steht",
  },
  practice: {
    heading: "Das Übungsinternet",
    about:
      "Dieser Dienst läuft auf einer einzigen Maschine, und alle zehn Messpunkte auch. Diese Namen sind simuliert; jeder andere Name wird im echten Netz nachgeschlagen.",
    watched: "Einige davon werden geprüft, ohne dass jemand fragt:",
    name: "Name",
    behaves: "Verhalten",
    groups: {
      up: "Erreichbar",
      down: "Gestört",
      somewhere: "An manchen Orten gestört oder verschlossen",
      wall: "Weist uns ab",
      soft: "Erreichbar, aber nicht wie es sein soll",
      shops: "Ein Betreiber mit einem Rechenzentrum",
      unasked: "Wird nie aufgerufen",
    },
    switches: "Zum Aus- und Einschalten:",
    andBack: (
      <>
        , und mit <code>on</code> wieder ein
      </>
    ),
  },
};

const BOT_EN: BotWords = {
  title: "Who looks at your site – JustHere",
  heading: "Who looks at your site",
  what: (
    <>
      When somebody asks us whether your site is down, ten of our probers request its front page,{" "}
      {REQUEST}, once or twice each, with the User-Agent {AGENT}. Whoever asks within the next 20 to
      60 seconds gets the same answer without another look.
    </>
  ),
  often:
    "A site that is well is looked at once per question. One in trouble is looked at again without a question: after 20 seconds, then every 30 seconds and more and more rarely, down to every 15 minutes. That goes on for a day after the last question if the site was seen well before, and for ten minutes if it never was. When it is back, it is looked at twice more, and then no more until somebody asks.",
  limits:
    "For a question, only ports 80 and 443 are tried. Redirects are followed between your name and the same with or without www. (twenty at most, as browsers do) and to other names of your site (three at most). If a request fails, each prober opens one or two bare connections more, to see whether the port opens and why the request failed, and looks once at the name with or without www. Of a page at most 64 KiB are read, and nothing is kept of it but the status, the time it took, whether other sites may embed it, and whether it reads like an error page or turns robots away.",
  operator:
    "The operator of this service may have their own websites watched, which goes on all the time and may be at other ports and paths. They may do so with their own websites only.",
  optOut: {
    heading: "How to opt out",
    how: (
      <>
        Publish a DNS record <code>_justhere.your-host TXT "optout"</code>, on the host or on the
        registrable domain. That ends all of it: as soon as we see the record, we send nothing more,
        answer that you do not want to be probed, and erase what was kept of your site.
      </>
    ),
  },
};

const BOT_DE: BotWords = {
  title: "Wer Ihre Website aufruft – JustHere",
  heading: "Wer Ihre Website aufruft",
  what: (
    <>
      Wenn uns jemand fragt, ob Ihre Website gestört ist, rufen zehn unserer Messpunkte ihre
      Startseite auf, {REQUEST}, jeder ein- oder zweimal, mit dem User-Agent {AGENT}. Wer in den
      nächsten 20 bis 60 Sekunden fragt, bekommt dieselbe Antwort ohne weiteren Aufruf.
    </>
  ),
  often:
    "Eine Website, der nichts fehlt, wird je Frage einmal aufgerufen. Eine gestörte wird auch ohne Frage wieder aufgerufen: nach 20 Sekunden, dann alle 30 Sekunden und immer seltener, bis hin zu alle 15 Minuten. Das dauert bis einen Tag nach der letzten Frage, wenn die Website vorher einmal erreichbar war, und zehn Minuten, wenn sie es nie war. Ist sie wieder erreichbar, wird sie noch zweimal aufgerufen und dann erst wieder, wenn jemand fragt.",
  limits:
    "Für eine Frage werden nur die Ports 80 und 443 versucht. Weiterleitungen werden zwischen Ihrem Namen und demselben mit oder ohne www. verfolgt (höchstens zwanzig, wie Browser es tun) und zu anderen Namen Ihrer Website (höchstens drei). Schlägt eine Anfrage fehl, öffnet jeder Messpunkt noch ein oder zwei bloße Verbindungen, um zu sehen, ob der Port sich öffnet und woran es lag, und sieht einmal nach dem Namen mit oder ohne www. Von einer Seite werden höchstens 64 KiB gelesen, und behalten wird nichts als der Status, die Dauer, ob andere Websites sie einbetten dürfen und ob sie sich wie eine Fehlerseite liest oder Roboter abweist.",
  operator:
    "Wer diesen Dienst betreibt, kann eigene Websites überwachen lassen; das geschieht ständig und auch an anderen Ports und Pfaden. Das gilt nur für die eigenen Websites.",
  optOut: {
    heading: "So bleiben Sie außen vor",
    how: (
      <>
        Veröffentlichen Sie einen DNS-Eintrag <code>_justhere.ihr-host TXT "optout"</code>, für den
        Host oder für die registrierte Domain. Das beendet alles: Sobald wir den Eintrag sehen,
        senden wir nichts mehr, antworten, dass Sie nicht geprüft werden möchten, und löschen, was
        von Ihrer Website gespeichert war.
      </>
    ),
  },
};

export const HOME_WORDS: Readonly<Record<Language, HomeWords>> = { en: HOME_EN, de: HOME_DE };

export const BOT_WORDS: Readonly<Record<Language, BotWords>> = { en: BOT_EN, de: BOT_DE };
