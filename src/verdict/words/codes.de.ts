/** What went wrong, how we were turned away, and what makes a page doubtful: in German, short. Pure. */
import type { Words } from "./table";

export const failure: Words["failure"] = {
  dns_nxdomain: "kein solcher Name im DNS",
  dns_no_data: "der Name hat keine Adresse",
  dns_servfail: "die Nameserver versagen",
  dns_dangling: "Alias eines Namens, den es nicht gibt",
  origin_unresolvable: "das CDN findet den Server nicht",

  connection_refused: "Verbindung abgelehnt",
  host_unreachable: "kein Weg dorthin",
  timeout_connect: "nicht rechtzeitig verbunden",

  tls_failed: "keine sichere Verbindung, Art unklar",
  tls_certificate: "Zertifikat ungültig",
  tls_expired: "Zertifikat abgelaufen",
  tls_not_yet_valid: "Zertifikat noch nicht gültig",
  tls_wrong_host: "Zertifikat gilt für anderen Namen",
  tls_self_signed: "Zertifikat selbst unterschrieben",
  tls_not_spoken: "kein TLS, wo https sein sollte",
  timeout_tls: "verbunden, aber TLS bleibt aus",

  timeout_first_byte: "verbunden, aber Antwort bleibt aus",
  connection_lost: "abgebrochen, oder es kam kein HTTP",
  reset: "Verbindung zurückgesetzt",
  empty_reply: "ohne Antwort aufgelegt",
  not_http: "was kam, war kein HTTP",
  http_malformed: "antwortet, aber in fehlerhaftem HTTP",
  headers_too_large: "Kopfzeilen zu groß zum Lesen",
  timeout_body: "Kopfzeilen da, Seite bleibt aus",
  body_lost: "Kopfzeilen da, dann abgebrochen",
  body_garbled: "Seite lässt sich nicht entpacken",
  http_5xx: "Serverfehler",
  edge_error: "das CDN kennt keine solche Website",
  redirect_loop: "leitet im Kreis weiter",
  redirect_too_many: "leitet zu oft weiter",
  redirect_invalid: "leitet auf eine ungültige Adresse",
  redirect_to_dead: "leitet auf eine gestörte Seite weiter",
  unexpected_status: "nicht mit dem erwarteten Status",
  unexpected_text: "ohne den erwarteten Text",

  address_forbidden: "Adresse, die wir nicht prüfen dürfen",

  resolver_unreachable: "unser Resolver hat nicht geantwortet",
  resolver_invalid: "unser Resolver antwortete Unsinn",
  own_zone_loop: "unsere eigene Zone ist nicht prüfbar",
  unknown: "ein Fehler ohne Namen",
  prober_timeout: "unser Messpunkt hat nicht geantwortet",
  prober_error: "unser Messpunkt hat versagt",
  prober_invalid: "unser Messpunkt antwortete Unsinn",
};

export const refusal: Words["refusal"] = {
  http_401: "verlangt ein Passwort",
  http_403: "antwortet mit „verboten“",
  http_407: "verlangt ein Proxy-Passwort",
  http_429: "antwortet, aber: zu viele Anfragen",
  http_451: "antwortet, ist dort aber verboten",
  http_511: "verlangt eine Anmeldung im Netz",
  http_999: "antwortet, weist aber Roboter ab",
  challenge: "antwortet erst nach Roboterprüfung",
  robot_check: "fragt, ob wir ein Roboter sind",
  blocked: "antwortet, aber eine Firewall sperrt",
  geo_block: "antwortet, aber nicht für dort",
  rate_limited: "antwortet, aber: zu oft gefragt",
  login: "antwortet, verlangt aber Anmeldung",
  cookies: "leitet ohne Cookies im Kreis weiter",
};

export const suspect: Words["suspect"] = {
  error_page: "wohl eine Fehlerseite",
  database_error: "wohl ein Datenbankfehler",
  maintenance: "wohl eine Wartungsseite",
  default_page: "wohl eine Standardseite",
  parked: "wohl eine geparkte Domain",
  suspended: "wohl ein gesperrtes Konto",
  refresh_to_error: "diese führt zum Fehler",
  empty_page: "nur eine leere Seite",
  page_incomplete: "die Seite brach ab",
  page_stalls: "die Seite blieb stehen",
};
