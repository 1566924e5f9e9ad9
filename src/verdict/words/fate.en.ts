/** Who shares a fate, in English. No sentence tells a cause. Pure. */
import type { FatePhrases } from "./fate";

const be = (count: number, one: string, more: string) => (count === 1 ? one : more);
const are = (count: number) => be(count, "is", "are");
const were = (count: number) => be(count, "was", "were");
const sisters = (count: number) => be(count, "sister", "sisters");

export const fate: Omit<FatePhrases, "span" | "list" | "city" | "failure"> = {
  sisters: ({ names, count }) => `Its ${sisters(count)} ${names}`,
  where: {
    prefix: (network) => `, on the same network${network}`,
    as: (network) => `, on the same autonomous system${network}`,
  },
  wentDown: ({ names }, within, where, isEverywhere) =>
    `${names} went down${isEverywhere ? "" : ", at least in some places,"} within ${within} of it${where}.`,
  firstSeenDown: ({ names, count }, within, where) =>
    `${names} ${were(count)} first seen down within ${within} of it${where}.`,
  unnamed: (count, within) =>
    `${count} more websites on its network or autonomous system were first seen down within ${within} of it; nobody has asked us to name them.`,
  sistersAre: {
    down: ({ names, count }) => `Its ${sisters(count)} ${names} ${are(count)} in trouble too.`,
    up: ({ names, count }) => `Its ${sisters(count)} ${names} ${are(count)} up.`,
  },

  are: {
    down: ({ names, count }) => `${names} ${are(count)} down for everyone.`,
    partial: ({ names, count }) => `${names} ${are(count)} down in some places and up in others.`,
    up: ({ names, count }) => `${names} ${are(count)} up.`,
    unknown: ({ names }) => `We can't tell about ${names}.`,
  },
  notLookedAt: (count, of) => `${count} of ${of} ${were(count)} not looked at.`,
  share: {
    prefix: (names, network) => `${names ?? "Those that fail"} are on the same network${network}.`,
    as: (names, network) =>
      `${names ?? "Those that fail"} are on the same autonomous system${network}.`,
  },
  sameFailure: (failure) => `All that fail do so in the same way: ${failure}.`,
  beganWithin: (within) => `Their troubles began within ${within} of each other.`,
  failFrom: (cities) => `All that fail do so from ${cities}.`,
  control: {
    elsewhere: (host) => `${host} is on another network.`,
    as: (host) => `${host} is on the same autonomous system as some that fail.`,
    prefix: (host) => `${host} is on the same network as some that fail.`,
  },
};
