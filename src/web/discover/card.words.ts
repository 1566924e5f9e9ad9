/** The words of cards and of the page behind one. They ask, and never answer. */
import type { Language } from "../../language";

interface CardWords {
  readonly locale: string;
  /** What the picture shows. */
  readonly alt: string;
  readonly question: (host: string) => string;
  readonly look: string;
  /** Of the pages that are about no website. */
  readonly about: Readonly<Record<"home" | "docs" | "bookmarklet" | "bot" | "status", string>>;
  /** Of the page that a preview gets. */
  readonly preview: {
    readonly nothing: string;
    readonly label: string;
  };
}

export const CARD_WORDS: Readonly<Record<Language, CardWords>> = {
  en: {
    locale: "en_GB",
    alt: "Three rings, one inside the other, and the name JustHere: you, here, everyone.",
    question: (host) => `Is ${host} down for everyone, or just here?`,
    look: "Ask, and ten vantage points on six continents look, and say in one sentence what they saw.",
    about: {
      home: "Ten vantage points on six continents look at the website you name, and one sentence tells you what they saw.",
      docs: "Every address of JustHere for programs: what it takes, what it answers, and which errors.",
      bookmarklet:
        "A link for the bookmarks bar that asks about the page in front of you, even on the browser's own error page.",
      bot: "For owners of websites: who looks at them, how often at most, and how to opt out.",
      status: "Where the websites stand that are watched here.",
    },
    preview: {
      nothing:
        "A preview looks at nothing, and nobody has looked lately. Ask, and you will know in a few seconds.",
      label: "Which website?",
    },
  },
  de: {
    locale: "de_DE",
    alt: "Drei Ringe ineinander und der Name JustHere: Sie, hier, alle.",
    question: (host) => `Ist ${host} für niemanden erreichbar oder nur hier nicht?`,
    look: "Fragen Sie: Zehn Messpunkte auf sechs Kontinenten sehen nach und sagen in einem Satz, was sie sahen.",
    about: {
      home: "Zehn Messpunkte auf sechs Kontinenten sehen nach der Website, die Sie nennen, und ein Satz sagt, was sie sahen.",
      docs: "Alle Adressen von JustHere für Programme: was sie nehmen, was sie antworten und welche Fehler.",
      bookmarklet:
        "Ein Link für die Lesezeichenleiste, der nach der Seite vor Ihnen fragt, auch auf der Fehlerseite des Browsers.",
      bot: "Für Betreiber von Websites: wer nach ihnen sieht, wie oft höchstens und wie man das abbestellt.",
      status: "Wie es um die Websites steht, die hier überwacht werden.",
    },
    preview: {
      nothing:
        "Eine Vorschau prüft nichts, und in letzter Zeit hat niemand nachgesehen. Fragen Sie, und in wenigen Sekunden wissen Sie es.",
      label: "Welche Website?",
    },
  },
};
