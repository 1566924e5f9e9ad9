/** The German words of the page by which people take JustHere along. */
import { CHROMIUM_ON_ERROR_PAGES } from "./browser";
import type { TakeWords } from "./page.words";
import { wayDe } from "./ways.de";

export const TAKE_DE: TakeWords = {
  title: "JustHere mitnehmen",
  heading: "JustHere mitnehmen",
  lead: "Eine Seite lädt nicht? Ein Klick, direkt auf der Fehlerseite, und Sie wissen: für niemanden erreichbar oder nur hier nicht.",
  works: {
    heading: "Es funktioniert.",
    says: (code) => (
      <>
        Ihr Browser hat uns {/^\d+$/.test(code) ? "den Status" : "den Fehlercode"}{" "}
        <strong>{code}</strong> gemeldet – und sonst nichts von dieser Seite.
      </>
    ),
  },
  drag: {
    name: "Nur hier?",
    says: "Ziehen Sie mich auf die Lesezeichenleiste",
    hint: "Ein Klick bewirkt hier nichts. Halten Sie die Maustaste auf dem Link gedrückt und ziehen Sie ihn nach oben auf die Lesezeichenleiste.",
  },
  copy: {
    instead: "Ziehen geht nicht? Zum Kopieren",
    how: "Legen Sie ein Lesezeichen für eine beliebige Seite an und bearbeiten Sie es: Nennen Sie es „Nur hier?“ und setzen Sie diesen Text an die Stelle der Adresse.",
    label: "Adresse des Lesezeichens",
  },
  ways: {
    yours: "In Ihrem Browser",
    unknown: "In jedem Browser",
    others: "In anderen Browsern",
    onComputer: "Am Computer",
    tooOld: (major) => (
      <>
        Ihr Browser hat Version {major}. Auf Fehlerseiten laufen Lesezeichen erst ab Version{" "}
        {CHROMIUM_ON_ERROR_PAGES}; bis zum Update stellen Sie unsere Adresse vor die der Seite.
      </>
    ),
  },
  way: wayDe,
  tries: {
    heading: "Gleich ausprobieren",
    onComputer: "Ziehen Sie „Nur hier?“ auf die Lesezeichenleiste.",
    onPhone: "Richten Sie es ein wie oben gezeigt.",
    open: "Öffnen Sie eine Seite, die nicht lädt:",
    openLink: "unsere kaputte Seite",
    click: "Benutzen Sie es dort. Klappt es, landen Sie wieder hier, und wir sagen es Ihnen.",
    note: "Dort erscheint die Fehlerseite Ihres Browsers, denn wir antworten mit Status 503 und keinem einzigen Byte. Passiert beim Klick nichts, lässt Ihr Browser dort keine Lesezeichen laufen: Stellen Sie stattdessen unsere Adresse voran.",
  },
  sends: {
    heading: "Was das Bookmarklet uns sagt",
    page: "Sie sind auf",
    sent: "Wir erfahren",
    and: "und",
    kept: "Wir sehen nie",
    keeps:
      "den Pfad, den Teil hinter dem „?“, Ihren Namen oder Ihr Passwort, Titel und Text der Seite, Ihre Cookies.",
    note: "Wer unsere Adresse vor eine andere schreibt oder eine Seite mit uns teilt, schickt die ganze Adresse. Wir kürzen sie sofort auf die Website; der Rest wird weder protokolliert noch gespeichert.",
  },
  blind: {
    heading: "Wo es nicht helfen kann",
    spots: [
      <>
        <strong>Eine Seite, die hängt.</strong> Solange nichts ankommt, hat der Browser noch die
        Seite <em>davor</em>, und das Bookmarklet fragt nach dieser. Unsere Antwort nennt die
        Website in großer Schrift; ist es die falsche, stellen Sie stattdessen unsere Adresse voran.
      </>,
      <>
        <strong>Ein neuer Tab oder die Einstellungen des Browsers.</strong> Dort gibt es keine
        Website, nach der man fragen könnte: Manche Browser fragen Sie nach einer, in anderen
        bewirkt ein Klick nichts.
      </>,
      <>
        <strong>Seiten in einer Sandbox</strong> und Browser, deren Verwaltung Bookmarklets
        verbietet: Ein Klick bewirkt nichts.
      </>,
      <>
        <strong>Was wir ausprobiert haben:</strong> Chromium 106 bis 156 und Firefox 153 am
        Computer. Safari und Smartphones beschreiben wir nach dem, was über sie bekannt ist. Unsere
        Adresse voranzustellen braucht nichts als eine Adresszeile.
      </>,
    ],
  },
  source: { summary: "Zeile für Zeile lesen, was es tut", label: "Quelltext des Bookmarklets" },
};
