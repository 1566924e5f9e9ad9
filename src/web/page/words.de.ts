/** The answer page in German. */
import type { PageWords } from "./words";

const at = (where: string | null) => (where === null ? "" : ` von ${where} aus`);

export const PAGE_DE: PageWords = {
  notThis: "Nicht diese?",
  notThisLabel: "Nach einer anderen Website fragen",
  written: "geschrieben",
  lookalike: (scripts) =>
    `Bitte zweimal hinsehen: Der Name enthält Buchstaben eines anderen Alphabets (${scripts}), die lateinischen gleichen können. Vielleicht ist es nicht die Website, die Sie meinen.`,
  alphabets: {
    Cyrillic: "Kyrillisch",
    Greek: "Griechisch",
    Armenian: "Armenisch",
    Cherokee: "Cherokee-Schrift",
  },

  stage: {
    asking: "Zehn Orte in aller Welt werden gefragt",
    waiting:
      "Noch hat niemand geantwortet. Schweigt die Website, steht die Antwort nach spätestens 25 Sekunden hier.",
    provisional: (heard, of) =>
      `${heard} von ${of} ${heard === 1 ? "hat" : "haben"} geantwortet; die übrigen können dies noch ändern`,
    settled: (pending) =>
      pending === 1
        ? "Einer sucht noch und kann nichts mehr ändern"
        : `${pending} suchen noch und können nichts mehr ändern`,
    final: (of) => `Alle ${of} haben geantwortet`,
    old: (dueS) =>
      dueS > 0
        ? `Aufgehoben für alle, die bald danach fragen; neu nachsehen können wir in ${dueS} s`
        : "Das wurde vor einiger Zeit gesehen; fragen Sie noch einmal, dann sehen wir neu nach",
  },
  soFar: {
    up: "Nach bisherigem Stand erreichbar",
    down: "Nach bisherigem Stand nicht erreichbar",
    "just-you": "Nach bisherigem Stand für alle anderen erreichbar",
    divided: "Bisher nicht überall gleich",
    open: "Wir sehen nach",
  },

  rings: {
    label: "Von Ihnen bis zu allen",
    you: "Sie",
    here: "Hier",
    everyone: "Alle",
    youReach: { test: "Ihr Browser erreicht sie", report: "nach Ihrer Angabe erreichbar" },
    youCannot: {
      test: "Ihr Browser erreicht sie nicht",
      report: "nach Ihrer Angabe nicht erreichbar",
    },
    gotStatus: (code) => `Ihr Browser bekam eine Antwort (${code})`,
    couldNotLoad: (trouble) => `Ihr Browser konnte sie nicht laden: ${trouble}`,
    unsure: {
      untested: "nicht geprüft",
      running: "Ihr Browser versucht es",
      silent: "zehn Sekunden lang keine Antwort: zu langsam oder unterwegs aufgehalten",
      pending: "Ihr Browser hat es versucht; was das bedeutet, zeigt erst, was andere sehen",
      error: "Ihr Browser bekam eine Antwort; wir bekamen dort eine Fehlerseite",
      corp: "nicht zu sagen: die Website verbietet anderen Seiten, sie zu laden",
      mixed: "nicht zu sagen: sie antwortet über http, was eine gesicherte Seite nicht laden darf",
      sends_on: "nicht zu sagen: sie schickt ihre Besucher zu einer anderen Website",
      hidden:
        "nicht zu sagen: der Versuch Ihres Browsers schlug fehl, was auch an einer Fehlerseite liegen kann",
    },
    practice: "nicht geprüft: diesen Namen gibt es nur im Übungsinternet",
    hereIs: (city) => `Hier (${city})`,
    hereUnknown: "niemand weiß, welcher unserer Orte in Ihrer Nähe liegt",
    tally: (up, down, abstained, pending) =>
      [
        `${up} ${up === 1 ? "erreichte" : "erreichten"} sie, ${down} nicht`,
        ...(abstained > 0 ? [`${abstained} nicht gewertet`] : []),
        ...(pending > 0 ? [`${pending} ${pending === 1 ? "sucht" : "suchen"} noch`] : []),
      ].join(", "),
    nobodyYet: "noch hat niemand geantwortet",
  },
  trouble: {
    dns: "er fand die Adresse nicht",
    refused: "Verbindung abgelehnt",
    timeout: "keine Antwort in der erlaubten Zeit",
    broken: "die Verbindung brach ab",
    unreachable: "kein Weg dorthin",
    certificate: "er traut dem Zertifikat nicht",
    tls: "keine gesicherte Verbindung",
    circle: "Weiterleitung im Kreis",
    proxy: "sein Proxy versagte",
    offline: "er war offline",
    blocked: "etwas auf Ihrem Gerät oder in Ihrem Netz hat sie gesperrt",
    server_error: "der Server antwortete mit einem Fehler",
    other: "ein eigener Fehler",
  },

  map: (up, down, other, pending) =>
    `Weltkarte unserer zehn Orte: ${up} erreichen sie, ${down} nicht, ${other} ohne Stimme, ${pending} suchen noch. Die Tabelle sagt dasselbe in Worten.`,
  table: {
    heading: "Wer was gesehen hat",
    nearestIs: (city) => `${city} ist der Messpunkt in Ihrer Nähe.`,
    nearestUnknown: "Wir wissen nicht, welcher Messpunkt in Ihrer Nähe liegt.",
    from: "Von",
    vote: "Stimme",
    saw: "Was er sah",
    time: "Zeit",
    nearest: "in Ihrer Nähe",
    exception: "die Ausnahme",
  },

  findings: {
    heading: "Was sonst auffiel",
    none: "Sonst fiel nichts auf.",
    twinWorks: (host, target, where) =>
      where === null
        ? `${host} antwortet, wo ${target} es nicht tut.`
        : `${host} antwortet, wo ${target} es nicht tut: von ${where} aus.`,
    refused: {
      human: (words, where) =>
        `Abgewiesen${at(where)}: ${words}. Menschen kommen oft hinein, wo Roboter es nicht tun.`,
      elsewhere: (_, where) =>
        `Es kommt${at(where)} eine Antwort, aber Besucher von unseren Orten werden abgewiesen. Von anderswo kommen sie vielleicht hinein.`,
      login: (_, where) =>
        `Verlangt wird${at(where)} eine Anmeldung. Was dahinter liegt, sehen wir nicht.`,
      fewer: (_, where) =>
        `Zu viele Anfragen, lautet die Antwort${at(where)}. Wer selten fragt, kommt oft hinein.`,
      cookies: (_, where) =>
        `Wer keine Cookies mitbringt, wird${at(where)} im Kreis geschickt, so auch wir. Ein Browser mit Cookies kommt oft hinein.`,
      unclear: (words, where) =>
        `Abgewiesen${at(where)}: ${words}. Menschen kommen oft hinein, wo wir es nicht tun.`,
    },
    refusedInPlaces: (where) => `Von ${where} aus wurden wir abgewiesen, von anderswo eingelassen.`,
    blockedByLaw: (where) =>
      `Aus rechtlichen Gründen gesperrt${at(where)} (451): Es kommt eine Antwort, aber keine Seite.`,
    suspect: (words, where) => `Es kommt${at(where)} eine Antwort, aber ${words}.`,
    httpOnly: (where, failure) =>
      `Die Website antwortet${at(where)} nur über einfaches http${failure === null ? "" : `; über https: ${failure}`}. Ein Browser, der auf https besteht, zeigt einen Fehler.`,
    sendsOn: (host) =>
      `Sie schickt ihre Besucher weiter zu ${host}. Dorthin sind wir nicht gefolgt.`,
    ipv6Only:
      "Es gibt nur IPv6-Adressen: Wer kein IPv6 hat, wie in vielen älteren Netzen, kommt nicht hin.",
    familiesUntested:
      "Es gibt IPv4- und IPv6-Adressen. Welche benutzt wurden, ist nicht zu sagen: Sie wurden nicht getrennt geprüft.",
    slow: (where, seconds) => `Langsam: bis zu ${seconds} s für ${where}.`,
    intermittent: "Sie kommt und geht: Nicht jeder erste Versuch bekam eine Antwort.",
  },
  meaning: {
    heading: "Was das bedeutet",
    canDo: (what) => `Was Sie tun können: ${what}`,
    overHttps: (failure) => `über https: ${failure}`,
  },
  timeline: "Was zuvor gesehen wurde",
  advice: {
    heading: "Was Sie versuchen können",
    remedies: {
      network: [
        "Ein anderes Netz.",
        "Stellen Sie Ihr Telefon vom WLAN auf mobile Daten um und öffnen Sie die Website dort. Lädt sie, so liegt es an Ihrem Netz oder Ihrem Anbieter.",
      ],
      extension: [
        "Ohne Erweiterungen.",
        "Öffnen Sie sie in einem privaten Fenster ohne Erweiterungen. Werbeblocker sperren mitunter ganze Websites.",
      ],
      vpn: [
        "VPN und Proxy.",
        "Falls Sie eines davon nutzen, schalten Sie es ab; manche Websites weisen sie ab.",
      ],
      dns: [
        "DNS.",
        "Starten Sie Ihren Router neu oder stellen Sie einen anderen Resolver ein (1.1.1.1, 8.8.8.8 oder 9.9.9.9): Ihrer kennt vielleicht eine alte Adresse oder keine.",
      ],
      hosts: [
        "Die Datei hosts.",
        "Der Name sollte nicht in /etc/hosts oder C:\\Windows\\System32\\drivers\\etc\\hosts stehen.",
      ],
      clock: [
        "Datum und Uhrzeit.",
        "Geht die Uhr falsch, sieht jedes Zertifikat gefälscht aus. Ebenso bei einem Virenschutz, der mitliest.",
      ],
      firewall: [
        "Firewall oder Filter.",
        "Im Betrieb, in der Schule oder durch Jugendschutz kann der Name mit Absicht gesperrt sein.",
      ],
      login: [
        "Eine Anmeldeseite.",
        "Im Hotel, im Zug oder im Café will das Netz vielleicht zuerst, dass Sie seine Bedingungen annehmen.",
      ],
    },
  },
  open: (host) => `${host} öffnen`,

  askAbout: (host) => `Nach ${host} fragen`,
  again: "Noch einmal fragen",
  share: "Teilen",
  shared: "Der Link ist in der Zwischenablage.",
  copy: "Als Text kopieren",
  copied: "Kopiert.",
  notCopied: "Ihr Browser lässt uns nicht kopieren. Der Text steht am Ende der Seite.",
  tell: "Melden, wenn sie wieder da ist",
  telling: "Wir sehen jede Minute nach, solange diese Seite offen bleibt.",
  toldNoPermission:
    "Wir sehen jede Minute nach, solange diese Seite offen bleibt. Ihr Browser zeigt von uns keine Mitteilungen; achten Sie auf den Titel dieses Tabs.",
  back: (host) => `${host} ist wieder da`,
  text: "Dasselbe als Text",
  json: "Dasselbe als JSON",
  docs: "Für Programme",
  history: "Alles, was darüber bekannt ist, als JSON",
  badge: {
    summary: "Ein Badge für eine README-Datei oder eine Seite",
    what: "Es sagt, was bekannt ist und wie alt das ist, und löst keine Prüfung aus. Als Markdown:",
    see: "Ansehen",
  },
  offline: "Sie sind offline. Im Moment liegt es an Ihnen; es geht weiter, sobald Sie zurück sind.",
  lost: "Die Verbindung zu unserem eigenen Dienst ist abgerissen. Über die Website sagt das nichts; wir versuchen es erneut.",
  aged: "Diese Seite ist über eine Minute alt, und manches kann sich geändert haben. Fragen Sie noch einmal.",
  withoutScript: "Zur Antwort",
  group: {
    heading: "Wen es noch trifft",
    down: "Ebenfalls gestört",
    up: "Erreichbar",
    unseen: "Seit Beginn der Störung nicht angesehen",
    what: "Diese Websites hat derselbe Betreiber.",
  },
};
