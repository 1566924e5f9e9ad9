/**
 * The script of our pages. Every page works without it; with it the answer page fills while votes
 * arrive, this browser makes a test of its own, and the buttons work that need script.
 */
import { offerActions } from "./actions";
import { check } from "./api";
import { Live } from "./live";
import { byId, show } from "./page";
import { reach } from "./reach";
import { serviceWorkerUrl } from "./trusted";

const answer = byId("answer");
if (answer) start(answer);
document.querySelector("[data-drag-hint]")?.addEventListener("click", (event) => {
  event.preventDefault();
  show("drag-hint", true);
});
void navigator.serviceWorker?.register(serviceWorkerUrl()).catch(() => {});

/** A browser does not always notice that it is back. */
const TRY_AGAIN_MS = 5_000;
/** A sweep is over by then. */
const LOOK_MS = 40_000;

function start(page: HTMLElement): void {
  const { test, complete } = page.dataset;
  let again: ReturnType<typeof setTimeout> | undefined;
  const waitForNetwork = () => {
    show("say-offline", true);
    clearTimeout(again);
    again = setTimeout(() => void look(), TRY_AGAIN_MS);
  };
  const live = new Live(page, {
    onNews: ({ stage, verdict }) => {
      if (verdict !== null && (stage === "final" || stage === "old")) watch.onVerdict(verdict);
    },
    onOffline: waitForNetwork,
  });
  const look = async () => {
    clearTimeout(again);
    const tested = test === undefined ? null : await reach(test);
    if (tested === "offline") waitForNetwork();
    else live.listen(tested);
  };
  // Whoever waits for a website to come back waits on, whatever one look meets: a limit, or no answer of
  // ours. Then nothing changes here; else what was seen is there by now, and the stream shows it at once.
  const lookAgain = async () => {
    const tested = test === undefined ? null : await reach(test);
    if (tested === "offline") return waitForNetwork();
    const signal = AbortSignal.timeout(LOOK_MS);
    await check(page.dataset.host ?? "", { signal }).then(
      () => live.listen(tested),
      () => {},
    );
  };
  const watch = offerActions(page, () => void lookAgain());
  addEventListener("offline", waitForNetwork);
  addEventListener("online", () => void look());
  if (test !== undefined) live.listen("running");
  if (test !== undefined || complete !== "true") void look();
}
