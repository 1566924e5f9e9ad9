/**
 * What people are told of each error, in each language. The sentences are fixed: of what was
 * typed nothing appears in them but a parsed name.
 */
import type { Language } from "../language";
import { GROUP } from "../limits";
import type { RejectionReason } from "../target/rejection";
import type { Parameter, ProblemCode, ProblemWords } from "./problem";

interface Table {
  readonly problem: Readonly<Record<ProblemCode, ProblemWords>>;
  /** Instead of the detail, when it is known why a target was refused. */
  readonly rejection: Readonly<Record<RejectionReason, string>>;
  /** Instead of the detail, when it is known which parameter it was. */
  readonly parameter: Readonly<Record<Parameter, string>>;
  /** Instead of the detail, when there is a name that may be meant. */
  readonly twin: (host: string) => string;
}

const EN: Table = {
  problem: {
    invalid_target: {
      title: "That is not the name of a website",
      detail: "Ask about a host name, such as example.com.",
    },
    invalid_parameter: {
      title: "A parameter has a value that we do not know",
      detail: "See the list of parameters in the README.",
    },
    forbidden_target: {
      title: "We must not look at that name",
      detail: "It does not stand for a public website.",
    },
    opted_out: {
      title: "Its owner asked us not to look",
      detail: "A DNS record of this site says that it does not want to be probed.",
    },
    no_such_name: {
      title: "There is no such name",
      detail: "DNS knows no address for it. Is it spelled right?",
    },
    not_found: {
      title: "There is nothing here",
      detail: "Ask about a website by its name, as in /example.com.",
    },
    method_not_allowed: {
      title: "Only GET and HEAD are answered here",
      detail: "Ask with GET.",
    },
    rate_limited: {
      title: "Too many questions",
      detail:
        "You have started many looks, or read very much of what is remembered, within a minute. Ask again in a minute; answers that we have already stay free.",
    },
    internal_error: {
      title: "We made a mistake",
      detail: "This is our trouble and says nothing about the website.",
    },
    overloaded: {
      title: "Too many people ask about this website right now",
      detail: "This is our trouble and says nothing about the website. Ask again in a moment.",
    },
  },
  rejection: {
    empty: "No host name was given.",
    too_long: "The address is too long.",
    control_character: "The address contains a control character.",
    backslash: "The address contains a backslash.",
    bad_unicode: "The address contains characters that were damaged on the way.",
    scheme: "Give a host name, or an address that starts with http:// or https://.",
    userinfo: "The host must not be preceded by a user name or password.",
    percent_in_host: "The host name must not contain a percent sign.",
    space_in_host: "The host name must not contain a space.",
    not_a_host: "The host name contains characters or numbers that no host name can have.",
    address_literal: "Only names can be checked, not IP addresses.",
    label:
      "Each part of a host name has 1 to 63 letters, digits, hyphens or underscores, and no hyphen at its ends.",
    host_too_long: "The host name is longer than 253 characters.",
    single_label: "The host name needs at least two parts, as in example.com.",
    punycode: "A part of the host name that starts with xn-- does not stand for any name.",
    special_use: "Names with this ending do not belong to the public internet.",
    metadata: "This name belongs to the inner workings of a hosting platform.",
    wildcard_dns: "This name only stands for an IP address chosen by whoever writes it.",
    own_host: "This is the service itself, which cannot look at itself.",
    port: "Only the usual ports can be checked: 80 for http and 443 for https.",
  },
  parameter: {
    from: "“from” is the name of no vantage point of ours.",
    report: "“report” is “up” or “down”.",
    wait: "“wait” is “full” or left out.",
    hosts: `“hosts” names 2 to ${GROUP.hosts} different websites, with commas between them.`,
    reportOfMany: "“report”, “s” and “tested” tell of one website, and several were asked about.",
  },
  twin: (host) => `DNS knows no address for it; for ${host} it does. That may be the one you mean.`,
};

const DE: Table = {
  problem: {
    invalid_target: {
      title: "Das ist nicht der Name einer Website",
      detail: "Fragen Sie nach einem Hostnamen wie example.com.",
    },
    invalid_parameter: {
      title: "Ein Parameter hat einen Wert, den wir nicht kennen",
      detail: "Die Liste der Parameter steht in der README-Datei.",
    },
    forbidden_target: {
      title: "Diesen Namen dürfen wir nicht prüfen",
      detail: "Er steht nicht für eine öffentliche Website.",
    },
    opted_out: {
      title: "Der Betreiber hat uns gebeten, nicht nachzusehen",
      detail: "Ein DNS-Eintrag dieser Website sagt, dass sie nicht geprüft werden möchte.",
    },
    no_such_name: {
      title: "Diesen Namen gibt es nicht",
      detail: "Das DNS kennt keine Adresse dafür. Ist der Name richtig geschrieben?",
    },
    not_found: {
      title: "Hier ist nichts",
      detail: "Fragen Sie nach einer Website mit ihrem Namen, etwa /example.com.",
    },
    method_not_allowed: {
      title: "Hier werden nur GET und HEAD beantwortet",
      detail: "Fragen Sie mit GET.",
    },
    rate_limited: {
      title: "Zu viele Fragen",
      detail:
        "Sie haben innerhalb einer Minute viele Prüfungen ausgelöst oder sehr viel von früheren gelesen. Fragen Sie in einer Minute wieder; Antworten, die wir schon haben, bleiben frei.",
    },
    internal_error: {
      title: "Uns ist ein Fehler unterlaufen",
      detail: "Das ist unser Problem und sagt nichts über die Website.",
    },
    overloaded: {
      title: "Im Moment fragen zu viele nach dieser Website",
      detail:
        "Das ist unser Problem und sagt nichts über die Website. Fragen Sie gleich noch einmal.",
    },
  },
  rejection: {
    empty: "Es wurde kein Hostname angegeben.",
    too_long: "Die Adresse ist zu lang.",
    control_character: "Die Adresse enthält ein Steuerzeichen.",
    backslash: "Die Adresse enthält einen umgekehrten Schrägstrich.",
    bad_unicode: "Die Adresse enthält Zeichen, die unterwegs beschädigt wurden.",
    scheme:
      "Geben Sie einen Hostnamen an oder eine Adresse, die mit http:// oder https:// beginnt.",
    userinfo: "Vor dem Hostnamen darf kein Benutzername oder Passwort stehen.",
    percent_in_host: "Der Hostname darf kein Prozentzeichen enthalten.",
    space_in_host: "Der Hostname darf kein Leerzeichen enthalten.",
    not_a_host: "Der Hostname enthält Zeichen oder Zahlen, die in keinem Hostnamen stehen können.",
    address_literal: "Geprüft werden nur Namen, keine IP-Adressen.",
    label:
      "Jeder Teil eines Hostnamens hat 1 bis 63 Buchstaben, Ziffern, Binde- oder Unterstriche und beginnt oder endet nicht mit einem Bindestrich.",
    host_too_long: "Der Hostname ist länger als 253 Zeichen.",
    single_label: "Der Hostname braucht mindestens zwei Teile, wie in example.com.",
    punycode: "Ein Teil des Hostnamens, der mit xn-- beginnt, steht für keinen Namen.",
    special_use: "Namen mit dieser Endung gehören nicht zum öffentlichen Internet.",
    metadata: "Dieser Name gehört zum Innenleben einer Hosting-Plattform.",
    wildcard_dns: "Dieser Name steht nur für eine IP-Adresse, die sich aussucht, wer ihn schreibt.",
    own_host: "Das ist dieser Dienst selbst, und sich selbst kann er nicht prüfen.",
    port: "Geprüft werden nur die üblichen Ports: 80 für http und 443 für https.",
  },
  parameter: {
    from: "„from“ nennt keinen unserer Messpunkte.",
    report: "„report“ ist „up“ oder „down“.",
    wait: "„wait“ ist „full“ oder wird weggelassen.",
    hosts: `„hosts“ nennt 2 bis ${GROUP.hosts} verschiedene Websites, durch Kommas getrennt.`,
    reportOfMany:
      "„report“, „s“ und „tested“ erzählen von einer Website, gefragt wurde nach mehreren.",
  },
  twin: (host) =>
    `Das DNS kennt keine Adresse dafür, wohl aber für ${host}. Vielleicht ist der Name gemeint.`,
};

export const PROBLEM_WORDS: Readonly<Record<Language, Table>> = { en: EN, de: DE };
