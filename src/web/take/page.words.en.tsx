/** The English words of the page by which people take JustHere along. */
import { CHROMIUM_ON_ERROR_PAGES } from "./browser";
import type { TakeWords } from "./page.words";
import { wayEn } from "./ways.en";

export const TAKE_EN: TakeWords = {
  title: "Take JustHere along",
  heading: "Take JustHere along",
  lead: "A page does not load? One click, right there on the error page, and you know: down for everyone, or just here.",
  works: {
    heading: "It works.",
    says: (code) => (
      <>
        Your browser told us{" "}
        {/^\d+$/.test(code) ? "that it got status" : "that the page failed with"}{" "}
        <strong>{code}</strong> – and nothing else of this page.
      </>
    ),
  },
  drag: {
    name: "Just here?",
    says: "Drag me to your bookmarks bar",
    hint: "A click does nothing here. Hold the button down on the link and drag it up to your bookmarks bar.",
  },
  copy: {
    instead: "Cannot drag? Copy it instead",
    how: "Make a bookmark of any page, then edit it: call it “Just here?” and put this text in place of its address.",
    label: "The bookmark's address",
  },
  ways: {
    yours: "In your browser",
    unknown: "In any browser",
    others: "In other browsers",
    onComputer: "On a computer",
    tooOld: (major) => (
      <>
        Your browser is version {major}. Error pages run bookmarks from version{" "}
        {CHROMIUM_ON_ERROR_PAGES} on; until you update, put our address in front of the page's.
      </>
    ),
  },
  way: wayEn,
  tries: {
    heading: "Try it now",
    onComputer: "Drag “Just here?” to your bookmarks bar.",
    onPhone: "Set it up as shown above.",
    open: "Open a page that fails:",
    openLink: "our broken page",
    click: "Use it there. If it works, you are back here and we say so.",
    note: "The page shows your browser's own error, because we answer it with status 503 and not a single byte. If nothing happens there, your browser runs no bookmarks on error pages: put our address in front instead.",
  },
  sends: {
    heading: "What the bookmarklet tells us",
    page: "You are on",
    sent: "We are told",
    and: "and",
    kept: "We never see",
    keeps:
      "the path, the part behind “?”, your name or password, the page's title and text, your cookies.",
    note: "Typing our address in front of another, or sharing to us, does send the whole address. We cut it down to the site at once, and log and store nothing of the rest.",
  },
  blind: {
    heading: "Where it cannot help",
    spots: [
      <>
        <strong>A page that hangs.</strong> Until something arrives, your browser still holds the
        page <em>before</em>, and so the bookmarklet asks about that one. Our answer names the site
        in large letters; if it is the wrong one, put our address in front instead.
      </>,
      <>
        <strong>A new tab, or your browser's settings.</strong> There is no site to ask about: some
        browsers ask you for one, in others a click does nothing.
      </>,
      <>
        <strong>Pages locked in a sandbox</strong>, and browsers whose administrator forbids
        bookmarklets: a click does nothing.
      </>,
      <>
        <strong>What we tried:</strong> Chromium 106 to 156 and Firefox 153 on a computer. Safari
        and phones we describe from what is known of them. Our address in front needs nothing but an
        address bar.
      </>,
    ],
  },
  source: { summary: "Read what it does, line by line", label: "Source of the bookmarklet" },
};
