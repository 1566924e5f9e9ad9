/**
 * What it means to be turned away, and to get a page that is doubtful, and what one could do: in
 * German. Pure.
 */
import type { RefusalCode, SuspectCode } from "../../probe/failure";
import type { Meaning } from "./table";

const OPEN =
  "Öffnen Sie die Website in Ihrem Browser: Menschen kommen oft hinein, wo wir es nicht tun.";
const LATER = "Auf Ihrer Seite nichts. Fragen Sie in ein paar Minuten noch einmal.";
const WAIT = "Warten Sie ein paar Minuten. Wer selten fragt, kommt oft hinein.";
const ABROAD = "Aus einem anderen Land lässt sich die Website vielleicht öffnen.";
const LOGIN = "Melden Sie sich an wie immer. Ob dahinter alles geht, sehen wir nicht.";
const TWIN =
  "Prüfen Sie, ob der Name richtig geschrieben ist, und versuchen Sie es mit www. davor oder ohne.";
const RELOAD = "Öffnen Sie die Seite in Ihrem Browser, und laden Sie noch einmal neu.";

export const answers: Readonly<Record<RefusalCode | SuspectCode, Meaning>> = {
  http_401: {
    means: "Vor allem anderen werden ein Name und ein Passwort verlangt.",
    try: LOGIN,
  },
  http_403: {
    means: "Es kam eine Antwort: „verboten“. Wer hineinkommt, ist nicht zu sagen.",
    try: OPEN,
  },
  http_407: {
    means: "Ein Vermittler (ein Proxy) verlangt ein Passwort, bevor er jemanden durchlässt.",
    try: "Gehört die Website Ihrer Firma, so fragen Sie dort nach.",
  },
  http_429: { means: "Es kam die Antwort, es seien zu viele Anfragen.", try: WAIT },
  http_451: {
    means: "Es kam die Antwort, dass die Seite dort nach dem Gesetz nicht gezeigt werden darf.",
    try: ABROAD,
  },
  http_511: {
    means: "Ein Netz auf dem Weg verlangt zuerst eine Anmeldung, wie im Hotel oder im Zug.",
    try: "Verlangt Ihr eigenes Netz eine Anmeldung, so melden Sie sich an und versuchen Sie es erneut.",
  },
  http_999: {
    means: "Es kam eine eigene Nummer als Antwort, mit der die Website Roboter abweist.",
    try: OPEN,
  },
  challenge: {
    means:
      "Zuerst wird eine kleine Prüfung verlangt, die ein Browser meist von selbst oder mit einem Klick besteht.",
    try: "Öffnen Sie die Website in Ihrem Browser. Endet die Prüfung nie, versuchen Sie es ohne Erweiterungen.",
  },
  robot_check: {
    means:
      "Es kommt eine Seite mit der Frage, ob der Besucher ein Roboter ist, und wir sind einer.",
    try: "Öffnen Sie die Website in Ihrem Browser, und beantworten Sie die Frage.",
  },
  blocked: {
    means:
      "Eine Firewall vor der Website hat geantwortet und abgelehnt. Wer hineinkommt, ist nicht zu sagen.",
    try: "Öffnen Sie die Website in Ihrem Browser. Werden auch Sie abgewiesen, versuchen Sie es ohne VPN oder in einem anderen Netz.",
  },
  geo_block: {
    means: "Es kommt die Auskunft, dass die Website für Besucher von dort nicht da ist.",
    try: ABROAD,
  },
  rate_limited: { means: "Auf der Seite steht, dass jemand zu oft gefragt hat.", try: WAIT },
  login: {
    means: "Besucher werden zu einer Anmeldung geschickt.",
    try: LOGIN,
  },
  cookies: {
    means:
      "Wer keine Cookies mitbringt, wird im Kreis geschickt. Wir bringen keine mit, Browser schon.",
    try: "Öffnen Sie die Website in Ihrem Browser, und erlauben Sie ihr Cookies.",
  },

  error_page: {
    means: "Es kommt eine Antwort, als sei alles gut, aber die Seite liest sich wie ein Fehler.",
    try: LATER,
  },
  database_error: {
    means: "Es kommt eine Antwort, aber die Seite liest sich wie ein Fehler der Datenbank.",
    try: LATER,
  },
  maintenance: {
    means: "Es kommt eine Seite, auf der steht, dass daran gearbeitet wird.",
    try: "Auf Ihrer Seite nichts. Vielleicht steht auf der Seite selbst, wann es weitergeht.",
  },
  default_page: {
    means: "Es kommt eine Seite wie die, die Server zeigen, solange es noch keine Website gibt.",
    try: TWIN,
  },
  parked: {
    means: "Es kommt eine Seite wie bei Namen, die zum Verkauf stehen oder nicht in Gebrauch sind.",
    try: "Prüfen Sie, ob der Name richtig geschrieben ist.",
  },
  suspended: {
    means: "Es kommt eine Seite, nach der die Website oder das Konto dahinter gesperrt ist.",
    try: "Auf Ihrer Seite nichts. Klären kann das nur der Betreiber.",
  },
  refresh_to_error: {
    means: "Auf der Seite steht nichts als der Weg zu einer Fehlerseite.",
    try: LATER,
  },
  empty_page: { means: "Es kommt eine Antwort, und die Seite ist leer.", try: RELOAD },
  page_incomplete: {
    means: "Die Seite begann zu kommen, und dann brach die Verbindung ab.",
    try: RELOAD,
  },
  page_stalls: {
    means: "Die Seite begann zu kommen, und dann kam rechtzeitig nichts mehr.",
    try: RELOAD,
  },
};
