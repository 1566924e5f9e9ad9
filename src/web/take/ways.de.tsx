/**
 * How each family of browsers takes JustHere along, in German. What is said of Chromium and
 * Firefox on a computer was tried; of the others only what is sure is said to be so.
 */
import { CHROMIUM_ON_ERROR_PAGES, type Family } from "./browser";
import type { Here, Step, Way } from "./page.words";

export function wayDe(family: Family, here: Here): Way {
  switch (family) {
    case "chromium-desktop":
      return chromium(here);
    case "firefox-desktop":
      return firefox(here);
    case "safari-desktop":
      return {
        name: "Safari auf dem Mac",
        steps: [
          inFront(here, "⌘ ←"),
          {
            picture: "drag",
            says: (
              <>
                Für Seiten, die zwar laden, aber mit einem Fehler: Blenden Sie die Favoritenleiste
                ein (<kbd>⌘ ⇧ B</kbd>) und ziehen Sie <strong>Nur hier?</strong> dorthin.
              </>
            ),
          },
        ],
        notes: ["Auf Safaris eigenen Fehlerseiten ist auf Bookmarklets kein Verlass."],
      };
    case "chrome-android":
      return android(here);
    case "firefox-android":
      return {
        name: "Firefox unter Android",
        steps: [inFrontOnPhone(here)],
        notes: [
          <>
            In den Einstellungen von Firefox können Sie eine Suchmaschine hinzufügen. Mit der
            Adresse <code>{here.site}/?u=%s</code> lässt sich JustHere beim Tippen auswählen.
          </>,
        ],
      };
    case "safari-ios":
      return ios(here);
    case "other":
      return {
        name: "Jeder Browser mit Adresszeile",
        steps: [inFront(here, "Pos1")],
        notes: ["Das geht überall, wo es eine Adresszeile gibt."],
      };
  }
}

function chromium(here: Here): Way {
  return {
    name: "Chrome, Edge, Brave, Opera, Vivaldi",
    steps: [
      {
        picture: "drag",
        says: (
          <>
            Blenden Sie die Lesezeichenleiste ein (<kbd>Strg ⇧ B</kbd>, auf dem Mac <kbd>⌘ ⇧ B</kbd>
            ) und ziehen Sie <strong>Nur hier?</strong> dorthin.
          </>
        ),
      },
      {
        picture: "click",
        says: "Lädt eine Seite nicht, klicken Sie darauf – direkt auf der Fehlerseite.",
      },
      inFront(here, "Pos1"),
    ],
    notes: [
      <>Auf Fehlerseiten läuft es ab Version {CHROMIUM_ON_ERROR_PAGES} (Herbst 2023).</>,
      <>
        <strong>Oder ein Kürzel.</strong> Nach einem Besuch unserer Startseite kennt der Browser uns
        als Websitesuche. Aktivieren Sie sie unter Einstellungen → Suchmaschine → Suchmaschinen und
        Websitesuche verwalten → Inaktive Verknüpfungen. Mit dem Kürzel <kbd>down</kbd> fragen Sie
        dann so: <kbd>down</kbd> <kbd>Tab</kbd> <kbd>example.com</kbd>. Vor dem Aktivieren bewirkt
        das Kürzel nichts.
      </>,
    ],
  };
}

function firefox(here: Here): Way {
  return {
    name: "Firefox",
    steps: [
      {
        picture: "drag",
        says: (
          <>
            Blenden Sie die Lesezeichen-Symbolleiste ein (<kbd>Strg ⇧ B</kbd>, auf dem Mac{" "}
            <kbd>⌘ ⇧ B</kbd>), ziehen Sie <strong>Nur hier?</strong> dorthin und klicken Sie auf{" "}
            <strong>Speichern</strong>.
          </>
        ),
      },
      {
        picture: "click",
        says: "Lädt eine Seite nicht, klicken Sie darauf – direkt auf der Fehlerseite.",
      },
      inFront(here, "Pos1"),
      {
        picture: "keyword",
        says: (
          <>
            Oder ein Kürzel: Legen Sie ein Lesezeichen mit der Adresse{" "}
            <code>{here.site}/?u=%s</code> und dem Schlüsselwort <kbd>down</kbd> an. Dann genügt{" "}
            <kbd>down example.com</kbd>.
          </>
        ),
      },
    ],
    notes: [],
  };
}

function android(here: Here): Way {
  return {
    name: "Chrome, Edge, Samsung Internet unter Android",
    steps: [
      {
        picture: "share",
        says: (
          <>
            Installieren Sie JustHere: Menü <kbd>⋮</kbd> →{" "}
            <strong>Zum Startbildschirm hinzufügen</strong> → Installieren. Lädt dann eine Seite
            nicht: Menü → <strong>Teilen</strong> → <strong>JustHere</strong>.
          </>
        ),
      },
      inFrontOnPhone(here),
      {
        says: (
          <>
            Oder als Lesezeichen: Speichern Sie eine beliebige Seite als Lesezeichen, bearbeiten Sie
            es, nennen Sie es <strong>Nur hier?</strong> und setzen Sie diesen Text an die Stelle
            der Adresse. Zum Benutzen tippen Sie den Namen in die Adresszeile und wählen das
            Lesezeichen aus den Vorschlägen.
          </>
        ),
        copies: true,
      },
    ],
    notes: [],
  };
}

function ios(here: Here): Way {
  return {
    name: "Safari, Chrome, Firefox auf iPhone und iPad",
    steps: [
      inFrontOnPhone(here),
      {
        picture: "edit",
        says: (
          <>
            Für Seiten, die zwar laden, aber mit einem Fehler, ein Lesezeichen in Safari:{" "}
            <strong>Teilen</strong> → <strong>Lesezeichen hinzufügen</strong>, Name{" "}
            <strong>Nur hier?</strong> Bearbeiten Sie es danach und setzen Sie diesen Text an die
            Stelle der Adresse.
          </>
        ),
        copies: true,
      },
    ],
    notes: ["Auf Safaris eigenen Fehlerseiten ist auf Bookmarklets kein Verlass."],
  };
}

function inFront({ host }: Here, home: string): Step {
  return {
    picture: "front",
    says: (
      <>
        Ohne Lesezeichen, immer: Klicken Sie in die Adresse, drücken Sie <kbd>{home}</kbd>, tippen
        Sie <code>{host}/</code> und drücken Sie <kbd>Enter</kbd>.
      </>
    ),
  };
}

function inFrontOnPhone({ host }: Here): Step {
  return {
    picture: "front",
    says: (
      <>
        Immer: Tippen Sie auf die Adresse, setzen Sie <code>{host}/</code> davor und rufen Sie sie
        auf.
      </>
    ),
  };
}
