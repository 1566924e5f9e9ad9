/**
 * What somebody reads who has no network: the service worker keeps this page. It must not claim more
 * than a failed request tells, so it says how to find out that it is us.
 */
import type { Child } from "hono/jsx";
import type { Language } from "../../language";
import { Layout, type PageContext } from "../layout";

interface OfflineWords {
  readonly title: string;
  readonly heading: string;
  readonly lead: Child;
  readonly tries: readonly Child[];
  readonly again: string;
  readonly us: Child;
}

const WORDS: Readonly<Record<Language, OfflineWords>> = {
  en: {
    title: "You are offline",
    heading: "It's just you: you are offline",
    lead: "Your browser reached nobody, not even us. So we cannot say anything about the website you asked for; try this first:",
    tries: [
      "Is Wi-Fi or mobile data switched on, and flight mode off?",
      "Is the cable in, and does your router show that it has a connection? Switch it off and on again.",
      "Does a network in a hotel, train or café want you to log in first? Open any other page to see.",
      "Do you use a VPN or a proxy? Switch it off for a moment.",
      "Does another device in the same network get through? Then it is this one.",
    ],
    again: "Try again",
    us: "Do other websites load? Then you are online, and it is JustHere that cannot be reached.",
  },
  de: {
    title: "Sie sind offline",
    heading: "Es betrifft nur Sie: Sie sind offline",
    lead: "Ihr Browser hat niemanden erreicht, auch uns nicht. Über die gesuchte Website lässt sich deshalb nichts sagen; prüfen Sie zuerst:",
    tries: [
      "Sind WLAN oder mobile Daten eingeschaltet, und ist der Flugmodus aus?",
      "Steckt das Kabel, und meldet der Router eine Verbindung? Schalten Sie ihn einmal aus und wieder ein.",
      "Verlangt das Netz im Hotel, Zug oder Café zuerst eine Anmeldung? Eine beliebige andere Seite zeigt es.",
      "Nutzen Sie ein VPN oder einen Proxy? Schalten Sie es kurz ab.",
      "Kommt ein anderes Gerät im selben Netz durch? Dann liegt es an diesem.",
    ],
    again: "Noch einmal versuchen",
    us: "Laden andere Websites? Dann sind Sie online, und JustHere selbst ist nicht zu erreichen.",
  },
};

export function OfflinePage({ context }: { context: PageContext }) {
  const words = WORDS[context.language];
  return (
    <Layout context={context} title={`${words.title} – JustHere`}>
      <div class="take">
        <h1>{words.heading}</h1>
        <p>{words.lead}</p>
        <ul>
          {words.tries.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
        <p>
          {/* biome-ignore lint/a11y/useValidAnchor: it is the address that was asked for, whatever that was. */}
          <a class="again" href="">
            {words.again}
          </a>
        </p>
        <p class="faint">{words.us}</p>
      </div>
    </Layout>
  );
}
