/** The words of the page of the interface, but for those of the document itself, which is in English. */
import type { Language } from "../../language";

export interface DocsWords {
  readonly title: string;
  readonly what: string;
  /** Said where the reader's language is not the document's. */
  readonly inEnglish: string | null;
  /** Before the link to the document. */
  readonly raw: string;
  readonly contents: string;
  readonly takes: string;
  readonly required: string;
  readonly gives: string;
  /** Before the codes that an operation can refuse with. */
  readonly refuses: string;
  /** Before those that any of them can. */
  readonly allRefuse: string;
  readonly example: string;
  readonly words: (count: number) => string;
  readonly forms: string;
  readonly deprecated: string;
  readonly nothingEnds: string;
}

export const DOCS_WORDS: Readonly<Record<Language, DocsWords>> = {
  en: {
    title: "The interface",
    what: "Everything that a program can ask here, with a line for curl each. No key, no account.",
    inEnglish: null,
    raw: "The same for programs, as OpenAPI 3.1:",
    contents: "Contents",
    takes: "Takes",
    required: "required",
    gives: "Answers",
    refuses: "Errors:",
    allRefuse: "Errors that any of these can meet, and that are not said again below:",
    example: "Example",
    words: (count) => `one of ${count} words`,
    forms: "Forms of what is answered",
    deprecated: "Deprecated",
    nothingEnds: "Nothing of this is deprecated.",
  },
  de: {
    title: "Die Schnittstelle",
    what: "Alles, was ein Programm hier fragen kann, mit je einer Zeile für curl. Ohne Schlüssel, ohne Konto.",
    inEnglish: "Die Beschreibung selbst gibt es nur auf Englisch.",
    raw: "Dasselbe für Programme, als OpenAPI 3.1:",
    contents: "Inhalt",
    takes: "Nimmt",
    required: "nötig",
    gives: "Antwortet",
    refuses: "Fehler:",
    allRefuse: "Fehler, die überall vorkommen können und unten nicht wiederholt werden:",
    example: "Beispiel",
    words: (count) => `eines von ${count} Wörtern`,
    forms: "Formen der Antworten",
    deprecated: "Läuft aus",
    nothingEnds: "Nichts davon läuft aus.",
  },
};
