/**
 * What people are told of each error, in each language. The sentences are fixed: of what was
 * typed nothing appears in them but a parsed name.
 */
import type { LimitName } from "../gate/gate";
import type { Language } from "../language";
import { FRONT, GROUP } from "../limits";
import type { RejectionReason } from "../target/rejection";
import type { Parameter, ProblemCode, ProblemWords } from "./problem";

interface Table {
  readonly problem: Readonly<Record<ProblemCode, ProblemWords>>;
  /** Instead of the detail, when it is known why a target was refused. */
  readonly rejection: Readonly<Record<RejectionReason, string>>;
  /** Instead of the detail, when it is known which parameter it was. */
  readonly parameter: Readonly<Record<Parameter, string>>;
  /** Instead of the detail, when it is known what has run out. */
  readonly limit: Readonly<Record<LimitName, string>>;
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
      detail: "Each parameter stands in /openapi.json, with the values that it can have.",
    },
    forbidden_target: {
      title: "We must not look at that name",
      detail: "It does not stand for a public website.",
    },
    opted_out: {
      title: "Its owner asked us not to look",
      detail:
        "This website does not want to be probed: a DNS record of its owner's says so, or they have written to us.",
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
    uri_too_long: {
      title: "The address is too long",
      detail: `An address of ours with all that is asked has ${FRONT.addressLength} characters at most.`,
    },
    no_stored_answer: {
      title: "Nobody has looked lately",
      detail:
        "A page of another website, a preview or a robot starts no look: it gets what is known, and nothing is. Press Ask, or ask from a program.",
    },
    rate_limited: {
      title: "Too many questions",
      detail: "Ask again in a minute; answers that we have already stay free.",
    },
    loop_detected: {
      title: "We are asking ourselves",
      detail: "This question comes from one of our own probers, which would go round in a circle.",
    },
    internal_error: {
      title: "We made a mistake",
      detail: "This is our trouble and says nothing about the website.",
    },
    overloaded: {
      title: "We cannot look right now",
      detail:
        "The part of this service that looks at this website has too much to do, or is out of reach. This is our trouble and says nothing about the website. Ask again in a moment.",
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
    wait: "“wait” is “settled”, “full” or left out.",
    lang: "“lang” is “en” or “de”.",
    format: "“format” is “text”, “json” or “html”.",
    streamFormat: "“format” of a stream is “sse” or “ndjson”.",
    color: "“color” is “always”, “never”, or stands there alone.",
    "fail-on":
      "“fail-on” is one or more of “down”, “partial” and “unknown”, with commas between them.",
    label: "“label” is “justhere”, “status”, “website”, “host” or “none”.",
    style: "“style” is “flat”, “flat-square” or “for-the-badge”.",
    repeated: "Each parameter may stand there once, and one of them stands there twice.",
    hosts: `“hosts” names 2 to ${GROUP.hosts} different websites, with commas between them.`,
    reportOfMany: "“report”, “s” and “tested” tell of one website, and several were asked about.",
  },
  limit: {
    client:
      "You have asked many new questions within a minute. Ask again in a minute; answers that we have already stay free.",
    block:
      "Many new questions came within a minute from the network that you are in. Ask again in a minute; answers that we have already stay free.",
    client_names:
      "You have asked about many names within a minute that nobody had asked about before. Ask again in a minute.",
    reads: "You have read very much of what is remembered within a minute. Ask again in a minute.",
    listeners:
      "You listen to this website very often at the same time. Ask again in a moment; answers that we have already stay free.",
    look_ups:
      "Many names of this domain were asked about within a few seconds. For the sake of its name servers we look up no more for now.",
    new_names:
      "Many new names of this domain were asked about lately. For the sake of its servers we start with no more for now.",
    sweeps:
      "Many looks at websites of this domain were started within a minute. For the sake of its servers we start no more for now.",
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
      detail: "Die Parameter stehen mit ihren Werten in /openapi.json.",
    },
    forbidden_target: {
      title: "Diesen Namen dürfen wir nicht prüfen",
      detail: "Er steht nicht für eine öffentliche Website.",
    },
    opted_out: {
      title: "Der Betreiber hat uns gebeten, nicht nachzusehen",
      detail:
        "Diese Website möchte nicht geprüft werden: Das sagt ein DNS-Eintrag ihres Betreibers, oder er hat es uns geschrieben.",
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
    uri_too_long: {
      title: "Die Adresse ist zu lang",
      detail: `Unsere Adresse darf mit allem, was gefragt wird, höchstens ${FRONT.addressLength} Zeichen haben.`,
    },
    no_stored_answer: {
      title: "In letzter Zeit hat niemand nachgesehen",
      detail:
        "Die Seite einer anderen Website, eine Vorschau oder ein Roboter löst keine Prüfung aus, sondern erfährt, was bekannt ist; und das ist nichts. Tippen Sie auf Fragen, oder fragen Sie mit einem Programm.",
    },
    rate_limited: {
      title: "Zu viele Fragen",
      detail: "Fragen Sie in einer Minute wieder; Antworten, die wir schon haben, bleiben frei.",
    },
    loop_detected: {
      title: "Wir fragen uns selbst",
      detail: "Diese Frage kommt von einem unserer eigenen Prober und würde sich im Kreis drehen.",
    },
    internal_error: {
      title: "Uns ist ein Fehler unterlaufen",
      detail: "Das ist unser Problem und sagt nichts über die Website.",
    },
    overloaded: {
      title: "Im Moment können wir nicht nachsehen",
      detail:
        "Der Teil dieses Dienstes, der nach dieser Website sieht, hat zu viel zu tun oder ist nicht erreichbar. Das ist unser Problem und sagt nichts über die Website. Fragen Sie gleich noch einmal.",
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
    wait: "„wait“ ist „settled“, „full“ oder wird weggelassen.",
    lang: "„lang“ ist „en“ oder „de“.",
    format: "„format“ ist „text“, „json“ oder „html“.",
    streamFormat: "„format“ eines Stroms ist „sse“ oder „ndjson“.",
    color: "„color“ ist „always“, „never“ oder steht für sich.",
    "fail-on":
      "„fail-on“ ist eines oder mehrere von „down“, „partial“ und „unknown“, durch Kommas getrennt.",
    label: "„label“ ist „justhere“, „status“, „website“, „host“ oder „none“.",
    style: "„style“ ist „flat“, „flat-square“ oder „for-the-badge“.",
    repeated: "Jeder Parameter darf einmal dastehen, und einer steht zweimal da.",
    hosts: `„hosts“ nennt 2 bis ${GROUP.hosts} verschiedene Websites, durch Kommas getrennt.`,
    reportOfMany:
      "„report“, „s“ und „tested“ erzählen von einer Website, gefragt wurde nach mehreren.",
  },
  limit: {
    client:
      "Sie haben innerhalb einer Minute viele neue Fragen gestellt. Fragen Sie in einer Minute wieder; Antworten, die wir schon haben, bleiben frei.",
    block:
      "Aus Ihrem Netz kamen innerhalb einer Minute viele neue Fragen. Fragen Sie in einer Minute wieder; Antworten, die wir schon haben, bleiben frei.",
    client_names:
      "Sie haben innerhalb einer Minute nach vielen Namen gefragt, nach denen noch niemand gefragt hatte. Fragen Sie in einer Minute wieder.",
    reads:
      "Sie haben innerhalb einer Minute sehr viel von früheren Prüfungen gelesen. Fragen Sie in einer Minute wieder.",
    listeners:
      "Sie verfolgen diese Website sehr oft zugleich. Fragen Sie gleich noch einmal; Antworten, die wir schon haben, bleiben frei.",
    look_ups:
      "Nach vielen Namen dieser Domain wurde innerhalb weniger Sekunden gefragt. Um ihre Nameserver zu schonen, schlagen wir vorerst keine weiteren nach.",
    new_names:
      "Nach vielen neuen Namen dieser Domain wurde in letzter Zeit gefragt. Um ihre Server zu schonen, beginnen wir vorerst mit keinem weiteren.",
    sweeps:
      "Websites dieser Domain wurden innerhalb einer Minute oft geprüft. Um ihre Server zu schonen, beginnen wir vorerst keine weitere Prüfung.",
  },
  twin: (host) =>
    `Das DNS kennt keine Adresse dafür, wohl aber für ${host}. Vielleicht ist der Name gemeint.`,
};

export const PROBLEM_WORDS: Readonly<Record<Language, Table>> = { en: EN, de: DE };
