/**
 * Listens to the answer of this page and puts its parts in place as they come.
 */
import type { PageNews } from "./api";
import { byId, show } from "./page";
import { isOnline } from "./reach";
import { trustedPart } from "./trusted";

/** Read out at most so often: the verdict may come within a second of what it looked like. */
const SAY_EVERY_MS = 1_200;
const AGAIN_MS = 3_000;
/** Left open for so long, a page no longer says how things are. */
const AGED_MS = 90_000;
/** A stream that breaks so often is not mended by another. */
const BREAKS = 3;

export class Live {
  #source: EventSource | null = null;
  #breaks = 0;
  #unsaid = "";
  #silent = false;
  #isSaying = false;
  #aging: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly answer: HTMLElement,
    readonly on: {
      /** Called with each piece of news, after it is in place. */
      readonly onNews: (news: PageNews) => void;
      /** The stream broke because there is no network: somebody has to listen again. */
      readonly onOffline: () => void;
    },
  ) {
    this.#grow();
  }

  /** Starts to listen, or listens anew: after the browser's own test, and to ask once more. */
  listen(tested: string | null): void {
    this.#source?.close();
    const url = new URL(this.answer.dataset.live ?? "", location.href);
    if (tested !== null) url.searchParams.set("tested", tested);
    const source = new EventSource(url);
    this.#source = source;
    source.addEventListener("page", (event) => {
      this.#breaks = 0;
      show("say-lost", false);
      show("say-offline", false);
      this.#take(JSON.parse(event.data));
    });
    source.onerror = () => void this.#lost(source, tested);
  }

  #take(news: PageNews): void {
    document.title = news.title;
    this.#grow();
    const frame = document.createElement("template");
    for (const html of news.parts) {
      // One by one: a table row stands only where the parser expects one, at the very beginning.
      frame.innerHTML = trustedPart(html);
      const part = frame.content.firstElementChild;
      if (part) byId(part.id)?.replaceWith(part);
    }
    if (news.say !== "") this.#say(news.say);
    // Somebody has answered, and it is not said yet what that looks like.
    else if (news.stage === "provisional" && this.#silent) this.#unsaid = "";
    this.#silent = news.stage === "waiting";
    if (news.stage === "final" || news.stage === "old") this.#close();
    this.on.onNews(news);
  }

  /** What is shown is new now, and will not stay so. */
  #grow(): void {
    clearTimeout(this.#aging);
    show("say-aged", false);
    this.#aging = setTimeout(() => show("say-aged", true), AGED_MS);
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
  }

  async #lost(source: EventSource, tested: string | null): Promise<void> {
    source.close();
    if (source !== this.#source) return;
    this.#breaks += 1;
    if (!(await isOnline())) return this.on.onOffline();
    // Whatever is wrong, the page without script says it in words.
    if (this.#breaks >= BREAKS) return location.replace(this.answer.dataset.wait ?? "");
    show("say-lost", this.#breaks > 1);
    setTimeout(() => this.listen(tested), this.#breaks > 1 ? AGAIN_MS : 0);
  }

  /** Has the newest read out: not what it has overtaken, and nothing twice, from whichever stream. */
  #say(text: string): void {
    this.#unsaid = text;
    if (this.#isSaying) return;
    this.#isSaying = true;
    setTimeout(() => {
      const line = byId("announce");
      if (line && this.#unsaid !== "" && line.textContent !== this.#unsaid)
        line.textContent = this.#unsaid;
      this.#isSaying = false;
    }, SAY_EVERY_MS);
  }
}
