/**
 * How each family of browsers takes JustHere along, in English. What is said of Chromium and
 * Firefox on a computer was tried; of the others only what is sure is said to be so.
 */
import { CHROMIUM_ON_ERROR_PAGES, type Family } from "./browser";
import type { Here, Step, Way } from "./page.words";

export function wayEn(family: Family, here: Here): Way {
  switch (family) {
    case "chromium-desktop":
      return chromium(here);
    case "firefox-desktop":
      return firefox(here);
    case "safari-desktop":
      return {
        name: "Safari on a Mac",
        steps: [
          inFront(here, "⌘ ←"),
          {
            picture: "drag",
            says: (
              <>
                For pages that load, but with an error: show the favourites bar (<kbd>⌘ ⇧ B</kbd>)
                and drag <strong>Just here?</strong> there.
              </>
            ),
          },
        ],
        notes: ["Do not count on a bookmarklet on Safari's own error pages."],
      };
    case "chrome-android":
      return android(here);
    case "firefox-android":
      return {
        name: "Firefox on Android",
        steps: [inFrontOnPhone(here)],
        notes: [
          <>
            Firefox lets you add a search engine in its settings. Give it the address{" "}
            <code>{here.site}/?u=%s</code>, and you can pick JustHere while you type.
          </>,
        ],
      };
    case "safari-ios":
      return ios(here);
    case "other":
      return {
        name: "Any browser with an address bar",
        steps: [inFront(here, "Home")],
        notes: ["This works wherever there is an address bar."],
      };
  }
}

function chromium(here: Here): Way {
  return {
    name: "Chrome, Edge, Brave, Opera, Vivaldi",
    steps: [
      {
        picture: "drag",
        says: (
          <>
            Show the bookmarks bar (<kbd>Ctrl ⇧ B</kbd>, on a Mac <kbd>⌘ ⇧ B</kbd>) and drag{" "}
            <strong>Just here?</strong> there.
          </>
        ),
      },
      { picture: "click", says: "When a page fails, click it – on the error page itself." },
      inFront(here, "Home"),
    ],
    notes: [
      <>On error pages it runs from version {CHROMIUM_ON_ERROR_PAGES} (autumn 2023) on.</>,
      <>
        <strong>A short word instead.</strong> Once you have been on our front page, the browser
        knows us as a site search. Activate it under Settings → Search engine → Manage search
        engines and site search → Inactive shortcuts; give it the shortcut <kbd>down</kbd>, and{" "}
        <kbd>down</kbd> <kbd>Tab</kbd> <kbd>example.com</kbd> asks us. Until it is activated, the
        word does nothing.
      </>,
    ],
  };
}

function firefox(here: Here): Way {
  return {
    name: "Firefox",
    steps: [
      {
        picture: "drag",
        says: (
          <>
            Show the bookmarks toolbar (<kbd>Ctrl ⇧ B</kbd>, on a Mac <kbd>⌘ ⇧ B</kbd>), drag{" "}
            <strong>Just here?</strong> there and press <strong>Save</strong>.
          </>
        ),
      },
      { picture: "click", says: "When a page fails, click it – on the error page itself." },
      inFront(here, "Home"),
      {
        picture: "keyword",
        says: (
          <>
            Or a short word: make a bookmark with the address <code>{here.site}/?u=%s</code> and the
            keyword <kbd>down</kbd>. Then type <kbd>down example.com</kbd>.
          </>
        ),
      },
    ],
    notes: [],
  };
}

function android(here: Here): Way {
  return {
    name: "Chrome, Edge, Samsung Internet on Android",
    steps: [
      {
        picture: "share",
        says: (
          <>
            Install JustHere: menu <kbd>⋮</kbd> → <strong>Add to home screen</strong> → Install.
            Then, on a page that fails: menu → <strong>Share</strong> → <strong>JustHere</strong>.
          </>
        ),
      },
      inFrontOnPhone(here),
      {
        says: (
          <>
            Or as a bookmark: save any page as a bookmark, edit it, call it{" "}
            <strong>Just here?</strong> and put this text in place of its address. To use it, type
            its name into the address bar and tap the bookmark among the suggestions.
          </>
        ),
        copies: true,
      },
    ],
    notes: [],
  };
}

function ios(here: Here): Way {
  return {
    name: "Safari, Chrome, Firefox on iPhone and iPad",
    steps: [
      inFrontOnPhone(here),
      {
        picture: "edit",
        says: (
          <>
            For pages that load, but with an error, a bookmark in Safari: <strong>Share</strong> →{" "}
            <strong>Add Bookmark</strong>, call it <strong>Just here?</strong> Then edit that
            bookmark and put this text in place of its address.
          </>
        ),
        copies: true,
      },
    ],
    notes: ["Do not count on a bookmarklet on Safari's own error pages."],
  };
}

function inFront({ host }: Here, home: string): Step {
  return {
    picture: "front",
    says: (
      <>
        Without any bookmark, always: click into the address, press <kbd>{home}</kbd>, type{" "}
        <code>{host}/</code> and press <kbd>Enter</kbd>.
      </>
    ),
  };
}

function inFrontOnPhone({ host }: Here): Step {
  return {
    picture: "front",
    says: (
      <>
        Always: tap the address, put <code>{host}/</code> in front of it, and go.
      </>
    ),
  };
}
