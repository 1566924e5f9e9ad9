/** The buttons: share the link, copy the answer, and be told when the site is back. */
import { byId, say, show } from "./page";

const LOOK_EVERY_MS = 60_000;

/** @param look asks once more, this browser's own test included; one that fails leaves the page as it is. */
export function offerActions(answer: HTMLElement, look: () => void): Watch {
  const host = answer.dataset.host ?? "";
  offer("do-share", () => void share(`${location.origin}/${host}`));
  offer("do-copy", () => void copy(byId("part-text")?.textContent ?? "", "say-copied"));
  const watch = new Watch(look);
  offer("do-tell", () => void watch.toggle());
  return watch;
}

function offer(id: string, act: () => void): void {
  show(id, true);
  byId(id)?.addEventListener("click", act);
}

async function share(url: string): Promise<void> {
  if (!navigator.share) return copy(url, "say-shared");
  // Whoever closes the menu has shared nothing, and that is no error.
  await navigator.share({ url }).catch(() => {});
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say("say-not-copied");
  }
}

/** Looks again every minute until the site is up, then tells. */
class Watch {
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(readonly look: () => void) {}

  async toggle(): Promise<void> {
    const button = byId("do-tell");
    const isOn = this.#timer === undefined;
    button?.setAttribute("aria-pressed", String(isOn));
    if (!isOn) {
      this.#stop();
      return say("");
    }
    this.#timer = setInterval(this.look, LOOK_EVERY_MS);
    show("say-back", false);
    const mayNotify =
      "Notification" in window && (await Notification.requestPermission()) === "granted";
    say(mayNotify ? "say-telling" : "say-quiet");
  }

  onVerdict(verdict: string): void {
    if (this.#timer === undefined || verdict !== "up") return;
    this.#stop();
    byId("do-tell")?.setAttribute("aria-pressed", "false");
    say("");
    show("say-back", true);
    const text = byId("do-tell")?.dataset.back ?? "";
    document.title = `✓ ${text}`;
    void notify(text);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** On phones only a service worker may show one. */
async function notify(text: string): Promise<void> {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) await worker.showNotification(text, { icon: "/favicon.svg" });
  else new Notification(text, { icon: "/favicon.svg" });
}
