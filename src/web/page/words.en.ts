/** The answer page in English. */
import type { PageWords } from "./words";

const at = (where: string | null) => (where === null ? "" : ` from ${where}`);

export const PAGE_EN: PageWords = {
  notThis: "Not this one?",
  notThisLabel: "Ask about another website",
  written: "written",
  lookalike: (scripts) =>
    `Look twice: this name holds letters of another alphabet (${scripts}) that can look like Latin ones. It may not be the website you think of.`,
  alphabets: {
    Cyrillic: "Cyrillic",
    Greek: "Greek",
    Armenian: "Armenian",
    Cherokee: "Cherokee",
  },

  stage: {
    asking: "Asking ten places around the world",
    waiting:
      "Nobody has answered yet. If the site stays silent, the answer is here after 25 seconds at most.",
    provisional: (heard, of) =>
      `${heard} of ${of} ${heard === 1 ? "has" : "have"} answered; the others can still change this`,
    settled: (pending) =>
      pending === 1
        ? "One is still looking and can change nothing any more"
        : `${pending} are still looking and can change nothing any more`,
    final: (of) => `All ${of} have answered`,
    old: (dueS) =>
      dueS > 0
        ? `Kept for whoever asks soon after; a new look is possible in ${dueS} s`
        : "This was seen a while ago; ask again for a new look",
  },
  soFar: {
    up: "It looks up so far",
    down: "It looks down so far",
    "just-you": "It looks up for everyone else so far",
    divided: "Not the same everywhere so far",
    open: "Looking",
  },

  rings: {
    label: "From you to everyone",
    you: "You",
    here: "Here",
    everyone: "Everyone",
    youReach: { test: "your browser reaches it", report: "you said that you reach it" },
    youCannot: {
      test: "your browser cannot reach it",
      report: "you said that you cannot reach it",
    },
    gotStatus: (code) => `your browser got an answer (${code})`,
    couldNotLoad: (trouble) => `your browser could not load it: ${trouble}`,
    unsure: {
      untested: "not tested",
      running: "your browser is trying",
      silent: "no answer to your browser in ten seconds: too slow, or stopped on the way",
      pending: "your browser has tried; what others see decides what that means",
      error: "something answered your browser; we got an error page there",
      corp: "cannot be told: the site forbids other pages to load it",
      mixed: "cannot be told: it answers over http, which a secure page may not load",
      sends_on: "cannot be told: it sends visitors to another website",
      hidden: "cannot be told: your browser's try failed, which an error page can cause too",
    },
    practice: "not tested: this name exists in the practice internet alone",
    hereIs: (city) => `Here (${city})`,
    hereUnknown: "nobody knows which of our places is near you",
    tally: (up, down, abstained, pending) =>
      [
        `${up} reached it, ${down} could not`,
        ...(abstained > 0 ? [`${abstained} not counted`] : []),
        ...(pending > 0 ? [`${pending} still looking`] : []),
      ].join(", "),
    nobodyYet: "nobody has answered yet",
  },
  trouble: {
    dns: "it could not find the address",
    refused: "connection refused",
    timeout: "no answer in time",
    broken: "the connection broke off",
    unreachable: "no route to it",
    certificate: "it does not trust the certificate",
    tls: "no secure connection",
    circle: "redirects in a circle",
    proxy: "its proxy failed",
    offline: "it was offline",
    blocked: "something on your machine or network blocked it",
    server_error: "the server answered with an error",
    other: "an error of its own",
  },

  map: (up, down, other, pending) =>
    `World map of our ten places: ${up} up, ${down} down, ${other} without a vote, ${pending} still looking. The table says the same in words.`,
  table: {
    heading: "Who saw what",
    nearestIs: (city) => `${city} is the vantage point nearest you.`,
    nearestUnknown: "We do not know which vantage point is nearest you.",
    from: "From",
    vote: "Vote",
    saw: "What it saw",
    time: "Time",
    nearest: "nearest you",
    exception: "the exception",
  },

  findings: {
    heading: "What else was seen",
    none: "Nothing else that stands out.",
    twinWorks: (host, target, where) => `${host} answers${at(where)}, where ${target} does not.`,
    refused: {
      human: (words, where) =>
        `Turned away${at(where)}: it ${words}. People may well get in where robots do not.`,
      elsewhere: (_, where) =>
        `It answers${at(where)}, but not to visitors from where we stand. Elsewhere it may let them in.`,
      login: (_, where) =>
        `It asks for a login${at(where)}. What stands behind that, we cannot see.`,
      fewer: (_, where) =>
        `It said${at(where)} that there were too many requests. Whoever asks seldom may well get in.`,
      cookies: (_, where) =>
        `Whoever carries no cookies is sent in a circle${at(where)}, as we are. A browser that carries them may well get in.`,
      unclear: (words, where) =>
        `Turned away${at(where)}: it ${words}. People may well get in where we do not.`,
    },
    refusedInPlaces: (where) => `It turned us away from ${where}, and let us in elsewhere.`,
    blockedByLaw: (where) =>
      `Blocked by law${at(where)} (451): it answers there, and shows no page.`,
    suspect: (words, where) => `It answers${at(where)}, but what came ${words}.`,
    httpOnly: (where, failure) =>
      `It answers${at(where)} over plain http only${failure === null ? "" : `; over https: ${failure}`}. A browser that insists on https shows an error.`,
    sendsOn: (host) => `It sends its visitors on to ${host}. We did not follow it there.`,
    ipv6Only:
      "It has only IPv6 addresses: whoever has no IPv6, as in many older networks, cannot reach it.",
    familiesUntested:
      "It has IPv4 and IPv6 addresses. Which of them was used cannot be told: they were not tested apart.",
    slow: (where, seconds) => `Slow: it took up to ${seconds} s for ${where}.`,
    intermittent: "It comes and goes: not every first try was answered.",
  },
  meaning: {
    heading: "What that means",
    canDo: (what) => `What you can do: ${what}`,
    overHttps: (failure) => `over https: ${failure}`,
  },
  timeline: "What was seen before",
  advice: {
    heading: "What you can try",
    remedies: {
      network: [
        "Another network.",
        "Switch your phone from Wi-Fi to mobile data and open it there. If it loads, the trouble is in your network or at your provider.",
      ],
      extension: [
        "No extensions.",
        "Open it in a private window with extensions off. Blockers of ads and trackers stop whole sites at times.",
      ],
      vpn: ["VPN and proxy.", "If you use one, turn it off; some sites refuse them."],
      dns: [
        "DNS.",
        "Restart your router, or set another resolver (1.1.1.1, 8.8.8.8 or 9.9.9.9): yours may know an old address, or none.",
      ],
      hosts: [
        "The hosts file.",
        "See that the name is not in /etc/hosts or C:\\Windows\\System32\\drivers\\etc\\hosts.",
      ],
      clock: [
        "Date and time.",
        "A clock that is wrong makes every certificate look false. So does an antivirus that reads along.",
      ],
      firewall: [
        "A firewall or filter.",
        "At work, in a school or with parental controls the name may be blocked on purpose.",
      ],
      login: [
        "A login page.",
        "In a hotel, a train or a café the network may first want you to accept its terms.",
      ],
    },
  },
  open: (host) => `Open ${host}`,

  askAbout: (host) => `Ask about ${host}`,
  again: "Ask again",
  share: "Share",
  shared: "The link is on your clipboard.",
  copy: "Copy as text",
  copied: "Copied.",
  notCopied: "Your browser does not let us copy. The text stands at the end of the page.",
  tell: "Tell me when it is back",
  telling: "We look again every minute while this page stays open.",
  toldNoPermission:
    "We look again every minute while this page stays open. Your browser shows no notifications for us; watch the title of this tab.",
  back: (host) => `${host} is back`,
  text: "The same as text",
  json: "The same as JSON",
  docs: "For programs",
  history: "Everything that is remembered of it, as JSON",
  badge: {
    summary: "A badge for a README or a page",
    what: "It says what is known and how old that is, and sets off no look. As Markdown:",
    see: "See it",
  },
  offline: "You are offline. For now it is you; we go on when you are back.",
  lost: "We have lost the connection to our own service. That says nothing about the website; we are trying again.",
  aged: "This page is more than a minute old, and things may have changed. Ask again for a new look.",
  withoutScript: "See the answer",
  group: {
    heading: "Who shares it",
    down: "Down too",
    up: "Up",
    unseen: "Not looked at since it began",
    what: "Its operator runs these websites as well.",
  },
};
