/**
 * What it means to be turned away, and to get a page that is doubtful, and what one could do: in
 * English. Pure.
 */
import type { RefusalCode, SuspectCode } from "../../probe/failure";
import type { Meaning } from "./table";

const OPEN = "Open it in your browser: people may well get in where we do not.";
const LATER = "Nothing on your side. Ask again in a few minutes.";
const WAIT = "Wait a few minutes. Whoever asks seldom may well get in.";
const ABROAD = "From another country it may open.";
const TWIN = "See that the name is written right, and try it with www. in front, or without.";
const RELOAD = "Open it in your browser, and load it once more.";

export const answers: Readonly<Record<RefusalCode | SuspectCode, Meaning>> = {
  http_401: {
    means: "It asks for a name and a password before it shows anything.",
    try: "Log in as you always do. Whether it works behind that, we cannot see.",
  },
  http_403: {
    means: "It answered, and said “forbidden”. Whom it lets in cannot be told.",
    try: OPEN,
  },
  http_407: {
    means: "A go-between (a proxy) asks for a password before it lets anybody through.",
    try: "If the website is your company's, ask there.",
  },
  http_429: { means: "It answered that there were too many requests.", try: WAIT },
  http_451: {
    means: "It answered that it may not show its page there, by law.",
    try: ABROAD,
  },
  http_511: {
    means: "A network on the way asks for a login first, as in a hotel or on a train.",
    try: "If your own network asks you to log in, do so and try again.",
  },
  http_999: {
    means: "It answered with a number of its own by which it turns robots away.",
    try: OPEN,
  },
  challenge: {
    means: "It wants a small test first, which a browser mostly passes by itself or with a click.",
    try: "Open it in your browser. If the test never ends, try it without extensions.",
  },
  robot_check: {
    means: "It shows a page that asks whether the visitor is a robot, and we are one.",
    try: "Open it in your browser, and answer the question.",
  },
  blocked: {
    means: "A firewall in front of it answered, and said no. Whom it lets in cannot be told.",
    try: "Open it in your browser. If it says no to you too, try it without VPN or in another network.",
  },
  geo_block: { means: "It says that it is not there for visitors from that place.", try: ABROAD },
  rate_limited: { means: "Its page says that somebody asked too often.", try: WAIT },
  login: {
    means: "It sends visitors to a page where they log in.",
    try: "Log in as you always do. Whether it works behind that, we cannot see.",
  },
  cookies: {
    means: "It sends whoever carries no cookies in a circle. We carry none; browsers do.",
    try: "Open it in your browser, and allow it cookies.",
  },

  error_page: {
    means: "It answers as if all were well, but the page reads like an error.",
    try: LATER,
  },
  database_error: {
    means: "It answers, but the page reads like an error of its database.",
    try: LATER,
  },
  maintenance: {
    means: "It answers with a page that says that it is being worked on.",
    try: "Nothing on your side. The page itself may say when it will be back.",
  },
  default_page: {
    means: "It answers with a page like the one that servers show before there is a website.",
    try: TWIN,
  },
  parked: {
    means: "It answers with a page like those of names that are for sale or not in use.",
    try: "See that the name is written right.",
  },
  suspended: {
    means: "It answers with a page that says that the website or its account is suspended.",
    try: "Nothing on your side. Only its owner can settle that.",
  },
  refresh_to_error: {
    means: "Its page holds nothing but a way to a page of errors.",
    try: LATER,
  },
  empty_page: { means: "It answers, and its page is empty.", try: RELOAD },
  page_incomplete: {
    means: "Its page began to come, and then the connection broke off.",
    try: RELOAD,
  },
  page_stalls: {
    means: "Its page began to come, and then nothing more came in time.",
    try: RELOAD,
  },
};
