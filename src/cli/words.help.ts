/** `justhere --help`, in each language. At most 80 columns. */
import { VANTAGE_IDS } from "../vantage/registry";

/** In lines of three, below the option that takes them. */
const VANTAGES = [0, 4, 8]
  .map((from) => `                     ${VANTAGE_IDS.slice(from, from + 4).join(" ")}`)
  .join("\n");

export const HELP_EN = `Is it down for everyone, or just here?

Usage: justhere <host> [options]

  <host>             a name or a pasted address, of which the host alone is sent
  --from <vantage>   as if asked from one of:
${VANTAGES}
  --report up|down   what you just saw yourself
  --wait full        for all ten, even when the verdict cannot change any more
  --watch            look again every half minute, until it is back for you
  --json             the answer as JSON; with --watch one line for each look
  --lang en|de       the language of the answer
  --timeout <s>      seconds that an answer may take (45)
  --service <url>    the service that is asked; else JUSTHERE_URL
  --local            start the service on this machine, and ask that one
  --no-color         no colours; neither with NO_COLOR
  -q, --quiet        the exit code alone
  -h, --help         this
  -V, --version      which version

Exit code: 0 up where you are, 1 just you or just here, 2 down, 3 unknown (the
service is busy or out of reach, too), 64 not understood.
`;

export const HELP_DE = `Ist es für alle weg oder nur hier?

Aufruf: justhere <Host> [Optionen]

  <Host>             ein Name oder eine kopierte Adresse; gesendet wird nur der
                     Host
  --from <Ort>       als würde von dort gefragt:
${VANTAGES}
  --report up|down   was Sie gerade selbst gesehen haben
  --wait full        auf alle zehn warten, auch wenn das Urteil schon feststeht
  --watch            jede halbe Minute nachsehen, bis es für Sie wieder da ist
  --json             die Antwort als JSON; mit --watch je Blick eine Zeile
  --lang en|de       die Sprache der Antwort
  --timeout <s>      Sekunden, die eine Antwort dauern darf (45)
  --service <URL>    der Dienst, der gefragt wird; sonst JUSTHERE_URL
  --local            den Dienst auf diesem Rechner starten und ihn fragen
  --no-color         ohne Farben; ebenso mit NO_COLOR
  -q, --quiet        nur der Exit-Code
  -h, --help         dies
  -V, --version      die Version

Exit-Code: 0 da, wo Sie sind, 1 nur bei Ihnen oder nur hier weg, 2 weg,
3 unbekannt (auch: der Dienst ist überlastet oder nicht zu erreichen), 64 nicht
verstanden.
`;
