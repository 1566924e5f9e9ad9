/**
 * What each failure means to a person, and what they could do: in German. Facts, and never a cause;
 * where two things cannot be told apart, it says so. Pure.
 */
import type { FailureCode } from "../../probe/failure";
import { answers } from "./meaning.answers.de";
import type { Meaning, Words } from "./table";

const LATER = "Auf Ihrer Seite nichts. Fragen Sie in ein paar Minuten noch einmal.";
const OWNER = "Auf Ihrer Seite nichts. Beheben kann das nur der Betreiber.";
const SPELLING = "Prüfen Sie, ob der Name richtig geschrieben ist.";
const TWIN =
  "Prüfen Sie, ob der Name richtig geschrieben ist, und versuchen Sie es mit www. davor oder ohne.";
const OURS = "Fragen Sie in einer Minute noch einmal.";
const COOKIES =
  "Löschen Sie die Cookies der Website in Ihrem Browser; mitunter hilft das. Sonst kann es nur der Betreiber beheben.";

const failures: Readonly<Record<FailureCode, Meaning>> = {
  dns_nxdomain: {
    means: "Diesen Namen gibt es im DNS nicht, dem Adressbuch des Internets.",
    try: `${SPELLING} Wenn ja, kann ihn nur der Betreiber wieder eintragen.`,
  },
  dns_no_data: {
    means:
      "Den Namen gibt es, aber keine Adresse dazu; kein Browser weiß also, wohin er sich wenden soll.",
    try: TWIN,
  },
  dns_servfail: {
    means: "Die Server, die die Adresse nennen sollten, melden einen Fehler oder gar nichts.",
    try: `${LATER} Wer vor Kurzem dort war, kommt vielleicht noch hinein.`,
  },
  dns_dangling: {
    means: "Der Name verweist auf einen anderen, und den gibt es nicht.",
    try: OWNER,
  },
  origin_unresolvable: {
    means: "Das Netz, das die Seiten ausliefert (ein CDN), findet den Server dahinter nicht.",
    try: LATER,
  },
  connection_refused: {
    means: "Der Server ist da, hat die Verbindung aber sofort abgelehnt.",
    try: LATER,
  },
  host_unreachable: {
    means: "Das Netz meldet, dass kein Weg zu diesem Server führt.",
    try: LATER,
  },
  timeout_connect: {
    means: "Unter der Adresse hat rechtzeitig niemand geantwortet, weder mit Ja noch mit Nein.",
    try: LATER,
  },
  tls_failed: {
    means:
      "Der Server war da, aber keine gesicherte Verbindung kam zustande. Ob das Zertifikat taugt, ist nicht zu sagen.",
    try: `${LATER} Geben Sie hinter einer Warnung kein Passwort ein.`,
  },
  tls_certificate: {
    means:
      "Das Zertifikat ist ungültig; Browser zeigen statt der Seite eine Warnung. Was daran falsch ist, ist nicht zu sagen.",
    try: "Auf Ihrer Seite nichts; prüfen Sie, ob Ihre Uhr richtig geht. Geben Sie hinter einer Warnung kein Passwort ein.",
  },
  tls_expired: {
    means: "Das Zertifikat ist abgelaufen; Browser zeigen statt der Seite eine Warnung.",
    try: "Auf Ihrer Seite nichts; prüfen Sie, ob Ihre Uhr richtig geht. Der Betreiber muss es erneuern.",
  },
  tls_not_yet_valid: {
    means: "Das Zertifikat gilt erst ab einem späteren Tag; bis dahin zeigen Browser eine Warnung.",
    try: "Auf Ihrer Seite nichts; prüfen Sie, ob Ihre Uhr richtig geht. Der Betreiber muss es ersetzen.",
  },
  tls_wrong_host: {
    means:
      "Das Zertifikat gilt für einen anderen Namen; Browser zeigen statt der Seite eine Warnung.",
    try: TWIN,
  },
  tls_self_signed: {
    means:
      "Das Zertifikat hat sich der Server selbst ausgestellt, und niemand sonst bürgt dafür; Browser zeigen eine Warnung.",
    try: "Gehen Sie nur dann über die Warnung hinweg, wenn es Ihre eigene Website ist.",
  },
  tls_not_spoken: {
    means:
      "Wo https antworten sollte, antwortet etwas anderes: Eine gesicherte Verbindung kann dort nicht beginnen.",
    try: "Versuchen Sie es mit http:// davor, und geben Sie dort kein Passwort ein.",
  },
  timeout_tls: {
    means: "Die Verbindung wurde angenommen, aber nicht rechtzeitig gesichert.",
    try: LATER,
  },
  timeout_first_byte: {
    means: "Verbindung und Anfrage wurden angenommen, und dann kam nichts.",
    try: LATER,
  },
  connection_lost: {
    means:
      "Die Verbindung brach ab, oder was kam, war keine Antwort, die ein Browser lesen kann. Welches von beiden, ist nicht zu sagen.",
    try: LATER,
  },
  reset: { means: "Statt einer Antwort wurde die Verbindung gekappt.", try: LATER },
  empty_reply: { means: "Die Anfrage wurde angenommen und wortlos aufgelegt.", try: LATER },
  http_malformed: {
    means:
      "Die Antwort verletzt die Regeln von HTTP. Browser verzeihen das öfter, als wir es können.",
    try: "Öffnen Sie die Adresse im Browser; vielleicht erscheint die Seite.",
  },
  not_http: {
    means:
      "Etwas hat geantwortet, aber nicht in der Sprache des Webs; kein Browser kann das anzeigen.",
    try: LATER,
  },
  headers_too_large: {
    means:
      "Was vor der Seite geschickt wird, ist länger, als wir lesen; auch Browser haben eine Grenze.",
    try: OWNER,
  },
  timeout_body: {
    means: "Die Antwort begann, und dann kam von der Seite kein einziges Byte.",
    try: LATER,
  },
  body_lost: {
    means: "Die Antwort begann, und die Verbindung brach ab, bevor die Seite kam.",
    try: LATER,
  },
  body_garbled: {
    means: "Die Seite kam gepackt an und lässt sich nicht entpacken; Browser zeigen einen Fehler.",
    try: OWNER,
  },
  http_5xx: {
    means: "Der Server antwortet, aber nur mit einem eigenen Fehler.",
    try: LATER,
  },
  edge_error: {
    means:
      "Das Netz, das Seiten ausliefert (ein CDN), antwortet, kennt aber keine Website dieses Namens.",
    try: TWIN,
  },
  redirect_loop: {
    means: "Besucher werden von einer Seite zur nächsten und zurück geschickt; Browser geben auf.",
    try: COOKIES,
  },
  redirect_too_many: {
    means:
      "Besucher werden so oft weitergeschickt, dass wir aufgegeben haben, wie am Ende auch Browser.",
    try: COOKIES,
  },
  redirect_invalid: {
    means: "Besucher werden zu etwas geschickt, das keine Adresse einer Seite ist.",
    try: OWNER,
  },
  redirect_to_dead: {
    means: "Es kommt eine Antwort, aber nur eine Weiterleitung, und an deren Ziel geht nichts.",
    try: LATER,
  },
  unexpected_status: {
    means: "Es kommt eine Antwort, aber mit einem anderen Status, als der Betreiber erwartet.",
    try: LATER,
  },
  unexpected_text: {
    means: "Es kommt eine Antwort, aber auf der Seite fehlt der Text, den der Betreiber erwartet.",
    try: LATER,
  },
  address_forbidden: {
    means:
      "Der Name führt zu einer Adresse außerhalb des öffentlichen Internets, etwa in einem Haus oder Betrieb. Dort dürfen wir nicht nachsehen.",
    try: "Gehört sie zu Ihrem eigenen Netz, so fragen Sie dort nach.",
  },
  resolver_unreachable: {
    means:
      "Der Dienst, der für uns Namen nachschlägt, hat nicht geantwortet. Über die Website sagt das nichts.",
    try: OURS,
  },
  resolver_invalid: {
    means:
      "Der Dienst, der für uns Namen nachschlägt, hat Unsinn geantwortet. Über die Website sagt das nichts.",
    try: OURS,
  },
  own_zone_loop: {
    means:
      "Die Website steht am selben Ort wie wir, und von innen sehen wir nicht, was andere sehen.",
    try: null,
  },
  unknown: {
    means: "Etwas ging schief, wofür wir keinen Namen haben; es zählt also nicht.",
    try: OURS,
  },
  prober_timeout: {
    means:
      "Unser eigener Messpunkt dort hat nicht rechtzeitig geantwortet. Über die Website sagt das nichts.",
    try: OURS,
  },
  prober_error: {
    means: "Unser eigener Messpunkt dort hat versagt. Über die Website sagt das nichts.",
    try: OURS,
  },
  prober_invalid: {
    means: "Unser eigener Messpunkt dort hat Unsinn geantwortet; das zählt also nicht.",
    try: OURS,
  },
};

export const meaning: Words["meaning"] = { ...failures, ...answers };
