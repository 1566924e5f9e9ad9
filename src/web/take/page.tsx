/**
 * The page by which people take JustHere along: their own browser's way first and open, the others
 * below. Everything on it works without script.
 */
import { bookmarkletLink, bookmarkletSource } from "../bookmarklet/link";
import { pageCard } from "../discover/card";
import { Layout, type PageContext } from "../layout";
import { type Browser, CHROMIUM_ON_ERROR_PAGES, FAMILIES, type Family, isPhone } from "./browser";
import { type Here, type Step, TAKE_WORDS, type TakeWords } from "./page.words";
import { Picture } from "./pictures";

export interface TakeProps {
  readonly context: PageContext;
  /** Our own address, without a final slash. */
  readonly siteUrl: string;
  readonly browser: Browser;
  /** What the bookmarklet sent from our broken page, when it was tried there. */
  readonly works: string | null;
}

/** What the parts of the page share. */
interface Part extends TakeProps {
  readonly words: TakeWords;
  readonly here: Here;
  readonly link: string;
}

export function TakePage(props: TakeProps) {
  const { context, siteUrl, browser, works } = props;
  const words = TAKE_WORDS[context.language];
  const here = { site: siteUrl, host: new URL(siteUrl).host };
  const link = bookmarkletLink(siteUrl, context.language);
  const part: Part = { ...props, words, here, link };
  const phone = isPhone(browser.kind);
  return (
    <Layout
      context={context}
      title={`${words.title} – JustHere`}
      card={pageCard("bookmarklet", { siteUrl, title: words.title, language: context.language })}
    >
      <div class="take">
        <h1>{words.heading}</h1>
        {works !== null && (
          <section class="works">
            <h2>{words.works.heading}</h2>
            <p>{words.works.says(works)}</p>
          </section>
        )}
        <p>{words.lead}</p>
        {!phone && <Drag {...part} />}
        <Ways {...part} />
        {phone && (
          <section>
            <h2>{words.ways.onComputer}</h2>
            <Drag {...part} />
          </section>
        )}
        <Try {...part} />
        <Sends {...part} />
        <h2>{words.blind.heading}</h2>
        <ul>
          {words.blind.spots.map((spot) => (
            <li>{spot}</li>
          ))}
        </ul>
        <Source {...part} />
      </div>
    </Layout>
  );
}

/** The link itself, what to do with it, and another way for whoever cannot drag. */
function Drag({ words, link }: Part) {
  return (
    <>
      <div class="drag">
        <a class="bookmarklet" href={link} data-drag-hint="">
          {words.drag.name}
        </a>
        <span>
          <span aria-hidden="true">↖ </span>
          {words.drag.says}
        </span>
      </div>
      <p id="drag-hint" role="status" hidden>
        {words.drag.hint}
      </p>
      <details>
        <summary>{words.copy.instead}</summary>
        <p>{words.copy.how}</p>
        <CopyField words={words} link={link} id="bookmarklet-code" />
      </details>
    </>
  );
}

function CopyField({ words, link, id }: Pick<Part, "words" | "link"> & { id: string }) {
  return (
    <p class="copy">
      <label for={id}>{words.copy.label}</label>
      <textarea id={id} rows={3} readonly spellcheck={false} autocapitalize="none">
        {link}
      </textarea>
    </p>
  );
}

/** A browser so old that it runs nothing on its error pages: our address in front goes first there. */
function isOld(browser: Browser): boolean {
  return browser.kind === "chromium-desktop" && browser.major < CHROMIUM_ON_ERROR_PAGES;
}

function Ways(part: Part) {
  const { browser, words } = part;
  return (
    <>
      <h2>{browser.kind === "other" ? words.ways.unknown : words.ways.yours}</h2>
      {browser.kind === "chromium-desktop" && isOld(browser) && (
        <p class="split">{words.ways.tooOld(browser.major)}</p>
      )}
      <WayOf {...part} family={browser.kind} open />
      <h2>{words.ways.others}</h2>
      {FAMILIES.filter((family) => family !== browser.kind).map((family) => (
        <WayOf {...part} family={family} />
      ))}
    </>
  );
}

function WayOf(props: Part & { family: Family; open?: boolean }) {
  const { words, here, family, browser, open = false } = props;
  const { name, steps, notes } = words.way(family, here);
  const isFront = ({ picture }: Step) => Number(picture === "front");
  const ordered =
    open && isOld(browser) ? steps.toSorted((a, b) => isFront(b) - isFront(a)) : steps;
  return (
    <details class="way" open={open}>
      <summary>{name}</summary>
      <ol class="steps">
        {ordered.map((step) => (
          <li>
            {step.picture && (
              <Picture of={step.picture} captions={{ name: words.drag.name, host: here.host }} />
            )}
            <p>{step.says}</p>
            {step.copies && <CopyField {...props} id={`code-${family}`} />}
          </li>
        ))}
      </ol>
      {notes.map((note) => (
        <p class="faint">{note}</p>
      ))}
    </details>
  );
}

function Try({ words, browser }: Part) {
  const { tries } = words;
  return (
    <section>
      <h2>{tries.heading}</h2>
      <ol>
        <li>{isPhone(browser.kind) ? tries.onPhone : tries.onComputer}</li>
        <li>
          {tries.open}{" "}
          <a href="/bookmarklet/try" target="_blank" rel="noopener">
            {tries.openLink}
          </a>
        </li>
        <li>{tries.click}</li>
      </ol>
      <p class="faint">{tries.note}</p>
    </section>
  );
}

/** By example: what is in the address bar, and what of it leaves the browser. */
function Sends({ words }: Part) {
  const { sends } = words;
  return (
    <section>
      <h2>{sends.heading}</h2>
      <dl class="sends">
        <dt>{sends.page}</dt>
        <dd>
          <code>
            <mark>https://example.com</mark>/orders/4711?token=abc
          </code>
        </dd>
        <dt>{sends.sent}</dt>
        <dd>
          <code>https://example.com</code> {sends.and} <code>ERR_CONNECTION_REFUSED</code>
        </dd>
        <dt>{sends.kept}</dt>
        <dd>{sends.keeps}</dd>
      </dl>
      <p class="faint">{sends.note}</p>
    </section>
  );
}

/** Scrolls sideways within itself, so it has to be reachable with the keyboard. */
function Source({ words, siteUrl, context }: Part) {
  return (
    <details>
      <summary>{words.source.summary}</summary>
      <section class="scroll" tabindex={0} aria-label={words.source.label}>
        <pre>
          <code>{bookmarkletSource(siteUrl, context.language)}</code>
        </pre>
      </section>
    </details>
  );
}
