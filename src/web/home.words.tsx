/** The words of the front page. */
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
    readonly programs: string;
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
    programs: "For programs",
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
    programs: "Für Programme",
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

export const HOME_WORDS: Readonly<Record<Language, HomeWords>> = { en: HOME_EN, de: HOME_DE };
