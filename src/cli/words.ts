/** What the command itself says, beside answers and problems, in each language. */
import type { Language } from "../language";
import type { Trouble } from "./ask";
import { HELP_DE, HELP_EN } from "./words.help";

interface Words {
  readonly help: string;
  readonly usage: string;
  readonly oneHost: string;
  readonly unknownOption: (option: string) => string;
  readonly noValue: (option: string) => string;
  readonly needlessValue: (option: string) => string;
  readonly badValue: (option: string, known: readonly string[]) => string;
  readonly eitherOr: (one: string, other: string) => string;
  readonly seconds: (most: number) => string;
  readonly asking: (host: string, service: string) => string;
  /** @param saw what the last one saw, in a few words. */
  readonly heard: (heard: number, of: number, city: string, saw: string) => string;
  readonly nextLook: (time: string) => string;
  readonly starting: string;
  /** Why `--local` cannot be had. */
  readonly absent: string;
  readonly notInstalled: string;
  readonly failed: string;
  /** Of trouble in which the service did not speak for itself. */
  readonly trouble: (code: Trouble["code"], service: string) => string;
  readonly retry: (seconds: number) => string;
}

const EN: Words = {
  help: HELP_EN,
  usage: "Usage: justhere <host> [options]; justhere --help says which.",
  oneHost: "Name one website.",
  unknownOption: (option) => `There is no option ${option}.`,
  noValue: (option) => `${option} needs a value.`,
  needlessValue: (option) => `${option} takes no value.`,
  badValue: (option, known) =>
    known.length === 1
      ? `${option} takes ${known.join()}.`
      : `${option} is one of: ${known.join(", ")}.`,
  eitherOr: (one, other) => `${one} and ${other} do not go together.`,
  seconds: (most) => `a number of seconds up to ${most}`,
  asking: (host, service) => `Asking ${service} about ${host} …`,
  heard: (heard, of, city, saw) => `${heard} of ${of} · ${city}: ${saw} …`,
  nextLook: (time) => `Looking again at ${time} …`,
  starting: "Starting the service on this machine …",
  absent:
    "--local starts the service from a checkout of JustHere, and here is the command alone. --service asks one that runs.",
  notInstalled: "--local needs the packages of this checkout. Run npm ci first.",
  failed: "The service could not be started on this machine:",
  trouble: (code, service) => {
    if (code === "timed_out") return `${service} has not answered in time.`;
    if (code === "not_understood") return `What answers at ${service} is not JustHere.`;
    return `${service} cannot be reached.`;
  },
  retry: (seconds) => `Ask again in ${seconds} s.`,
};

const DE: Words = {
  help: HELP_DE,
  usage: "Aufruf: justhere <Host> [Optionen]; welche, sagt justhere --help.",
  oneHost: "Nennen Sie eine Website.",
  unknownOption: (option) => `Die Option ${option} gibt es nicht.`,
  noValue: (option) => `${option} braucht einen Wert.`,
  needlessValue: (option) => `${option} nimmt keinen Wert.`,
  badValue: (option, known) =>
    known.length === 1
      ? `${option} nimmt ${known.join()}.`
      : `${option} ist eines von: ${known.join(", ")}.`,
  eitherOr: (one, other) => `${one} und ${other} gehen nicht zusammen.`,
  seconds: (most) => `eine Zahl von Sekunden bis ${most}`,
  asking: (host, service) => `${service} wird nach ${host} gefragt …`,
  heard: (heard, of, city, saw) => `${heard} von ${of} · ${city}: ${saw} …`,
  nextLook: (time) => `Nächster Blick um ${time} …`,
  starting: "Der Dienst wird auf diesem Rechner gestartet …",
  absent:
    "--local startet den Dienst aus einem Checkout von JustHere, und hier liegt nur der Befehl. --service fragt einen, der läuft.",
  notInstalled: "--local braucht die Pakete dieses Checkouts. Zuerst: npm ci.",
  failed: "Der Dienst ließ sich auf diesem Rechner nicht starten:",
  trouble: (code, service) => {
    if (code === "timed_out") return `${service} hat nicht rechtzeitig geantwortet.`;
    if (code === "not_understood") return `Was unter ${service} antwortet, ist nicht JustHere.`;
    return `${service} ist nicht zu erreichen.`;
  },
  retry: (seconds) => `Fragen Sie in ${seconds} s wieder.`,
};

export const CLI_WORDS: Readonly<Record<Language, Words>> = { en: EN, de: DE };
