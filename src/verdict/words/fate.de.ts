/** Who shares a fate, in German. No sentence tells a cause. Pure. */
import type { FatePhrases } from "./fate";

const be = (count: number, one: string, more: string) => (count === 1 ? one : more);
const are = (count: number) => be(count, "ist", "sind");
const sisters = (count: number) => be(count, "Die Schwesterseite", "Die Schwesterseiten");

export const fate: Omit<FatePhrases, "span" | "list" | "city" | "failure"> = {
  sisters: ({ names, count }) => `${sisters(count)} ${names}`,
  where: {
    prefix: (network) => `, im selben Netz${network}`,
    as: (network) => `, im selben autonomen System${network}`,
  },
  wentDown: ({ names, count }, within, where, isEverywhere) =>
    `${names} ${are(count)} mit höchstens ${within} Abstand ebenfalls ausgefallen${isEverywhere ? "" : ", zumindest an einigen Orten"}${where}.`,
  firstSeenDown: ({ names }, within, where) =>
    `${names} fanden wir mit höchstens ${within} Abstand zum ersten Mal gestört vor${where}.`,
  unnamed: (count, within) =>
    `${count} weitere Websites im selben Netz oder autonomen System fanden wir mit höchstens ${within} Abstand zum ersten Mal gestört vor; niemand hat uns gebeten, sie zu nennen.`,
  sistersAre: {
    down: ({ names, count }) => `${sisters(count)} ${names} ${are(count)} ebenfalls gestört.`,
    up: ({ names, count }) => `${sisters(count)} ${names} ${are(count)} erreichbar.`,
  },

  are: {
    down: ({ names, count }) => `${names} ${are(count)} für niemanden erreichbar.`,
    partial: ({ names, count }) =>
      `${names} ${are(count)} an einigen Orten nicht erreichbar, an anderen schon.`,
    up: ({ names, count }) => `${names} ${are(count)} erreichbar.`,
    unknown: ({ names }) => `Über ${names} können wir nichts sagen.`,
  },
  notLookedAt: (count, of) => `Bei ${count} von ${of} haben wir nicht nachgesehen.`,
  share: {
    prefix: (names, network) =>
      `${names ?? "Alle gestörten Websites"} stehen im selben Netz${network}.`,
    as: (names, network) =>
      `${names ?? "Alle gestörten Websites"} stehen im selben autonomen System${network}.`,
  },
  sameFailure: (failure) => `Bei allen gestörten Websites ist es derselbe Fehler: ${failure}.`,
  beganWithin: (within) =>
    `Zwischen dem Beginn der ersten und der letzten Störung lagen höchstens ${within}.`,
  failFrom: (cities) => `Von ${cities} aus ist keine der gestörten Websites erreichbar.`,
  control: {
    elsewhere: (host) => `${host} steht in einem anderen Netz.`,
    as: (host) => `${host} steht im selben autonomen System wie gestörte Websites.`,
    prefix: (host) => `${host} steht im selben Netz wie gestörte Websites.`,
  },
};
