/** The words of `/` in a terminal: no line is longer than 80 columns, whoever we are. */
import type { Language } from "../../language";

type Command = (siteUrl: string) => string;

interface UsageWords {
  readonly about: string;
  readonly ways: readonly (readonly [says: string, commands: readonly Command[]])[];
  readonly parameters: string;
  readonly limits: string;
  readonly more: string;
}

const answer: Command = (site) => `curl ${site}/amazon.de`;
const json: Command = (site) => `curl ${site}/v1/check/amazon.de`;
const health: Command = (site) => `curl -f ${site}/v1/health/amazon.de`;
const events: Command = (site) => `curl -N ${site}/v1/check/amazon.de/events`;
const group: Command = (site) => `curl "${site}/v1/group?hosts=amazon.de,amazon.fr"`;
const history: Command = (site) => `curl ${site}/v1/history/amazon.de`;
const badge: Command = (site) => `curl ${site}/badge/amazon.de.svg`;

export const USAGE_WORDS: Readonly<Record<Language, UsageWords>> = {
  en: {
    about: "JustHere: is it down for everyone, or just here?",
    ways: [
      ["One sentence, and what each of ten places saw", [answer]],
      ["The same as JSON; as a status, for scripts; while it comes", [json, health, events]],
      ["Several websites, and what those have in common that fail", [group]],
      ["What is known already, without a look: the past; a badge", [history, badge]],
    ],
    parameters: [
      "Parameters: ?from=japan (as if asked there)  ?wait=full (all ten places)",
      "            ?format=text|json|html  ?color  ?lang=en|de",
    ].join("\n"),
    limits: [
      "20 questions a minute that nobody has answered lately; answers that are there",
      "are free. Each 429 says which limit it was, and when to come back.",
    ].join("\n"),
    more: "Everything",
  },
  de: {
    about: "JustHere: für niemanden erreichbar oder nur hier nicht?",
    ways: [
      ["Ein Satz, und was jeder von zehn Orten sah", [answer]],
      ["Dasselbe als JSON; als Status, für Skripte; während es kommt", [json, health, events]],
      ["Mehrere Websites, und was den gestörten gemeinsam ist", [group]],
      ["Was schon bekannt ist, ohne Prüfung: früher; ein Badge", [history, badge]],
    ],
    parameters: [
      "Parameter: ?from=japan (wie von dort gefragt)  ?wait=full (alle zehn Orte)",
      "           ?format=text|json|html  ?color  ?lang=en|de",
    ].join("\n"),
    limits: [
      "20 Fragen in der Minute, auf die es noch keine Antwort gibt; was schon bekannt",
      "ist, ist frei. Jede 429 sagt, welche Grenze es war und wann es weitergeht.",
    ].join("\n"),
    more: "Alles",
  },
};
