/** The words of the page for owners of sites. Its numbers are those that we keep to. */
import type { Child } from "hono/jsx";
import type { Language } from "../language";
import { CADENCE, GATE, KEPT, MONITOR, PROBE } from "../limits";

interface BotWords {
  readonly title: string;
  readonly heading: string;
  readonly what: Child;
  /** Without a question, too. */
  readonly often: string;
  readonly atMost: string;
  readonly limits: string;
  readonly operator: string;
  /** Before the User-Agent itself. */
  readonly agent: string;
  readonly know: { readonly heading: string; readonly where: Child };
  readonly kept: { readonly heading: string; readonly what: string };
  readonly optOut: {
    readonly heading: string;
    readonly how: string;
    /** A line for a zone file. */
    readonly record: string;
    readonly what: string;
    /** Before the operator's address. */
    readonly byMail: string;
  };
  readonly security: { readonly heading: string; readonly what: string };
}

const REQUEST = <code>GET /</code>;
const ROBOTS = <code>robots.txt</code>;
const WORKER = <code>CF-Worker</code>;

const seconds = (ms: number) => ms / 1_000;
const minutes = (ms: number) => ms / 60_000;
const days = (ms: number) => ms / (24 * 3_600_000);

const [SOON, LATER] = [seconds(MONITOR.freshOtherMs), seconds(MONITOR.freshUpMs)];
const [FIRST, THEN] = [seconds(CADENCE.recheckMs), seconds(CADENCE.troubleMs)];
const SLOWEST = minutes(CADENCE.slowestMs);
const KIB = PROBE.bodyBytes / 1_024;
const ROWS =
  KEPT.sweeps + KEPT.badSweeps + KEPT.outages + 10 * KEPT.regionalOutages + 2 * KEPT.outbox + 1;

const EN: BotWords = {
  title: "Who looks at your site – JustHere",
  heading: "Who looks at your site",
  what: (
    <>
      When somebody asks us whether your site is down, ten of our probers request its front page,{" "}
      {REQUEST}, once or twice each. That is a look. Whoever asks within the next {SOON} to {LATER}{" "}
      seconds gets the same answer without another one. A look is a person's question and no crawl,
      so {ROBOTS} is not asked; below is what we ask instead.
    </>
  ),
  often: `A site that is well is looked at once per question. One in trouble is looked at again without a question: after ${FIRST} seconds, then every ${THEN} seconds and more and more rarely, down to every ${SLOWEST} minutes. That goes on for a day after the last question if the site was seen well before, and for ten minutes if it never was. When it is back, it is looked at twice more, and then no more until somebody asks.`,
  atMost: `However many ask, there is one look at a name at a time, and none within ${SOON} seconds of the one before. All names below one registrable domain together get at most ${GATE.sweeps.count + GATE.site.count} looks a minute; of names that nobody has asked about before, at most ${GATE.newNames.count} a minute and ${GATE.newNamesHourly.count} an hour.`,
  limits: `For a question, only ports 80 and 443 are tried. Redirects are followed between your name and the same with or without www. (twenty at most, as browsers do) and to other names of your site (three at most). If a request fails, each prober opens one or two bare connections more, to see whether the port opens and why the request failed, and looks once at the name with or without www. Of a page at most ${KIB} KiB are read.`,
  operator:
    "The operator of this service may have their own websites watched, which goes on all the time and may be at other ports and paths. They may do so with their own websites only.",
  agent: "Each request carries this User-Agent, and nothing of who asked:",
  know: {
    heading: "How to know us",
    where: (
      <>
        The probers are Cloudflare Workers, and have no addresses of their own: theirs are
        Cloudflare's, shared with others, and change. So please know us by the User-Agent, and by
        the header {WORKER}, which Cloudflare adds and no Worker can change: it names the zone of
        this service. From an address that is not Cloudflare&rsquo;s anybody can write both. A block
        of addresses would meet others and not us.
      </>
    ),
  },
  kept: {
    heading: "What is kept",
    what: `Of each look: the time, and for each prober the status or the name of the failure, how long it took, the name of the host to which you redirect, whether other sites may embed the page, and whether it reads like an error page or turns robots away. Nothing of the page itself, of its headers, or of who asked. No more than ${ROWS} rows for a name, and all are erased ${days(CADENCE.forgetMs)} days after the last look or question. Beside it, to tell new names from known ones, the names alone that were looked at below a registrable domain: the last ${GATE.names}, until none of them was looked at for ${days(GATE.forgetMs)} days.`,
  },
  optOut: {
    heading: "How to opt out",
    how: "Publish this DNS record, on the host or on the registrable domain:",
    record: '_justhere.example.com. 3600 IN TXT "optout"',
    what: `That ends all of it: as soon as we see the record, we send nothing more, answer that you do not want to be probed, and erase what was kept of your site. A record of the domain is seen within ${minutes(GATE.existsS * 1_000)} minutes, one of the host with the next question. If you take it away again, we look again after ${2 * 24 * days(GATE.optedOutS * 1_000)} hours at the latest, when somebody asks.`,
    byMail: "Who cannot publish a record may write to us. It has the same effect:",
  },
  security: {
    heading: "A hole in this service",
    what: "Whoever has found one, please tell us before anybody else, with what it takes to see it. We answer, mend what is ours, and say who found it if you like. Please leave other people's data and websites out of it:",
  },
};

const DE: BotWords = {
  title: "Wer Ihre Website aufruft – JustHere",
  heading: "Wer Ihre Website aufruft",
  what: (
    <>
      Wenn uns jemand fragt, ob Ihre Website gestört ist, rufen zehn unserer Messpunkte ihre
      Startseite auf, {REQUEST}, jeder ein- oder zweimal. Das ist eine Prüfung. Wer in den nächsten{" "}
      {SOON} bis {LATER} Sekunden fragt, bekommt dieselbe Antwort ohne eine weitere. Eine Prüfung
      ist die Frage eines Menschen und kein Durchsuchen, darum wird {ROBOTS} nicht gelesen; was wir
      stattdessen beachten, steht unten.
    </>
  ),
  often: `Eine Website, der nichts fehlt, wird je Frage einmal geprüft. Eine gestörte wird auch ohne Frage wieder geprüft: nach ${FIRST} Sekunden, dann alle ${THEN} Sekunden und immer seltener, bis hin zu alle ${SLOWEST} Minuten. Das dauert bis einen Tag nach der letzten Frage, wenn die Website vorher einmal erreichbar war, und zehn Minuten, wenn sie es nie war. Ist sie wieder erreichbar, wird sie noch zweimal geprüft und dann erst wieder, wenn jemand fragt.`,
  atMost: `Wie viele auch fragen: Jeder Name wird immer nur einmal zugleich geprüft und nicht wieder innerhalb von ${SOON} Sekunden. Alle Namen unter einer registrierten Domain zusammen werden höchstens ${GATE.sweeps.count + GATE.site.count}-mal in der Minute geprüft, und Namen, nach denen noch niemand gefragt hat, höchstens ${GATE.newNames.count} in der Minute und ${GATE.newNamesHourly.count} in der Stunde.`,
  limits: `Für eine Frage werden nur die Ports 80 und 443 versucht. Weiterleitungen werden zwischen Ihrem Namen und demselben mit oder ohne www. verfolgt (höchstens zwanzig, wie Browser es tun) und zu anderen Namen Ihrer Website (höchstens drei). Schlägt eine Anfrage fehl, öffnet jeder Messpunkt noch ein oder zwei bloße Verbindungen, um zu sehen, ob der Port sich öffnet und woran es lag, und sieht einmal nach dem Namen mit oder ohne www. Von einer Seite werden höchstens ${KIB} KiB gelesen.`,
  operator:
    "Wer diesen Dienst betreibt, kann eigene Websites überwachen lassen; das geschieht ständig und auch an anderen Ports und Pfaden. Das gilt nur für die eigenen Websites.",
  agent: "Jede Anfrage trägt diesen User-Agent und nichts von dem, der gefragt hat:",
  know: {
    heading: "Woran Sie uns erkennen",
    where: (
      <>
        Die Messpunkte sind Cloudflare Workers und haben keine eigenen Adressen: Es sind die von
        Cloudflare, die wechseln und die sich viele teilen. Bitte erkennen Sie uns darum am
        User-Agent und am Header {WORKER}, den Cloudflare hinzufügt und kein Worker ändern kann: Er
        nennt die Zone dieses Dienstes. Von einer Adresse aus, die nicht Cloudflare gehört, kann
        beides jeder schreiben. Eine Sperre von Adressen träfe andere und nicht uns.
      </>
    ),
  },
  kept: {
    heading: "Was gespeichert wird",
    what: `Von jeder Prüfung: die Zeit und für jeden Messpunkt der Status oder der Name des Fehlers, die Dauer, der Name des Hosts, zu dem Sie weiterleiten, ob andere Websites die Seite einbetten dürfen und ob sie sich wie eine Fehlerseite liest oder Roboter abweist. Nichts von der Seite selbst, von ihren Headern oder von dem, der gefragt hat. Nicht mehr als ${ROWS} Zeilen für einen Namen, und alle werden ${days(CADENCE.forgetMs)} Tage nach der letzten Prüfung oder Frage gelöscht. Daneben, um neue Namen von bekannten zu unterscheiden, die bloßen Namen, die unter einer registrierten Domain geprüft wurden: die letzten ${GATE.names}, bis ${days(GATE.forgetMs)} Tage lang keiner davon geprüft wurde.`,
  },
  optOut: {
    heading: "So bleiben Sie außen vor",
    how: "Veröffentlichen Sie diesen DNS-Eintrag, für den Host oder für die registrierte Domain:",
    record: '_justhere.example.com. 3600 IN TXT "optout"',
    what: `Das beendet alles: Sobald wir den Eintrag sehen, senden wir nichts mehr, antworten, dass Sie nicht geprüft werden möchten, und löschen, was von Ihrer Website gespeichert war. Einen Eintrag der Domain sehen wir innerhalb von ${minutes(GATE.existsS * 1_000)} Minuten, einen des Hosts mit der nächsten Frage. Nehmen Sie ihn wieder weg, prüfen wir spätestens ${2 * 24 * days(GATE.optedOutS * 1_000)} Stunden danach wieder, sobald jemand fragt.`,
    byMail: "Wer keinen Eintrag veröffentlichen kann, schreibt uns. Das hat dieselbe Wirkung:",
  },
  security: {
    heading: "Eine Lücke in diesem Dienst",
    what: "Wer eine gefunden hat, sage es bitte zuerst uns, mit allem, was es braucht, um sie zu sehen. Wir antworten, beheben, was an uns liegt, und nennen auf Wunsch, wer sie gefunden hat. Bitte lassen Sie Daten und Websites anderer dabei aus dem Spiel:",
  },
};

export const BOT_WORDS: Readonly<Record<Language, BotWords>> = { en: EN, de: DE };
