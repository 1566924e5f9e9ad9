/**
 * What each failure means to a person, and what they could do: in English. Facts, and never a cause;
 * where two things cannot be told apart, it says so. Pure.
 */
import type { FailureCode } from "../../probe/failure";
import { answers } from "./meaning.answers.en";
import type { Meaning, Words } from "./table";

const LATER = "Nothing on your side. Ask again in a few minutes.";
const OWNER = "Nothing on your side. Its owner has to mend it.";
const SPELLING = "See that the name is written right.";
const TWIN = "See that the name is written right, and try it with www. in front, or without.";
const OURS = "Ask again in a minute.";

const failures: Readonly<Record<FailureCode, Meaning>> = {
  dns_nxdomain: {
    means: "There is no such name in DNS, the address book of the internet.",
    try: `${SPELLING} If it is, only its owner can put it back.`,
  },
  dns_no_data: {
    means: "The name exists, but no address belongs to it, so no browser knows where to go.",
    try: TWIN,
  },
  dns_servfail: {
    means: "The servers that should tell its address answer with an error, or not at all.",
    try: `${LATER} Whoever was there a short while ago may still get in.`,
  },
  dns_dangling: {
    means: "Its name points to another name, and that one does not exist.",
    try: OWNER,
  },
  origin_unresolvable: {
    means: "The network that delivers its pages (a CDN) cannot find the server behind it.",
    try: LATER,
  },
  connection_refused: {
    means: "Its server is there, but turned the connection away at once.",
    try: LATER,
  },
  host_unreachable: { means: "The network says that no way leads to its server.", try: LATER },
  timeout_connect: {
    means: "At its address nobody answered in time, neither with a yes nor with a no.",
    try: LATER,
  },
  tls_failed: {
    means:
      "It was there, but no secure connection came about. Whether its certificate is valid cannot be told.",
    try: `${LATER} Type no password past a warning.`,
  },
  tls_certificate: {
    means:
      "Its certificate is not valid, so browsers show a warning instead of the page. What is wrong with it cannot be told.",
    try: "Nothing on your side; check that your clock is right. Type no password past a warning.",
  },
  tls_expired: {
    means: "Its certificate has run out, so browsers show a warning instead of the page.",
    try: "Nothing on your side; check that your clock is right. The owner has to renew it.",
  },
  tls_not_yet_valid: {
    means: "Its certificate holds only from a later day, so browsers show a warning until then.",
    try: "Nothing on your side; check that your clock is right. The owner has to replace it.",
  },
  tls_wrong_host: {
    means: "Its certificate is for another name, so browsers show a warning instead of the page.",
    try: TWIN,
  },
  tls_self_signed: {
    means:
      "It signed its certificate itself and nobody else vouches for it, so browsers show a warning.",
    try: "Go past the warning only if the website is your own.",
  },
  tls_not_spoken: {
    means: "Where https should answer, something else does: no secure connection can begin there.",
    try: "Try it with http:// in front, and type no password there.",
  },
  timeout_tls: {
    means: "It took the connection, but did not make it secure in time.",
    try: LATER,
  },
  timeout_first_byte: {
    means: "It took the connection and the question, and then stayed silent.",
    try: LATER,
  },
  connection_lost: {
    means:
      "The connection broke off, or what came was no answer that a browser can read. Which of the two cannot be told.",
    try: LATER,
  },
  reset: { means: "It cut the connection instead of answering.", try: LATER },
  empty_reply: { means: "It took the question, and hung up without a word.", try: LATER },
  http_malformed: {
    means: "Its answer breaks the rules of HTTP. Browsers forgive that more often than we can.",
    try: "Open it in your browser; it may well show the page.",
  },
  not_http: {
    means: "Something answered, but not in the language of the web, so no browser can show it.",
    try: LATER,
  },
  headers_too_large: {
    means: "What it sends ahead of its page is longer than we read; browsers have a limit as well.",
    try: OWNER,
  },
  timeout_body: {
    means: "It began to answer, and then not one byte of the page came.",
    try: LATER,
  },
  body_lost: {
    means: "It began to answer, and the connection broke off before the page came.",
    try: LATER,
  },
  body_garbled: {
    means: "Its page came packed and cannot be unpacked, so browsers show an error.",
    try: OWNER,
  },
  http_5xx: { means: "Its server answers, but only with an error of its own.", try: LATER },
  edge_error: {
    means:
      "The network that delivers pages (a CDN) answers, and says that it has none of this name.",
    try: TWIN,
  },
  redirect_loop: {
    means: "It sends visitors from one page to the next and back again, so browsers give up.",
    try: "Delete its cookies in your browser; that helps at times. Otherwise its owner has to mend it.",
  },
  redirect_too_many: {
    means: "It sends visitors on so many times that we gave up, as browsers do in the end.",
    try: "Delete its cookies in your browser; that helps at times. Otherwise its owner has to mend it.",
  },
  redirect_invalid: {
    means: "It sends visitors on to something that is no address of a page.",
    try: OWNER,
  },
  redirect_to_dead: {
    means: "It answers, but only to send visitors on, and where it sends them nothing works.",
    try: LATER,
  },
  unexpected_status: {
    means: "It answers, but with another status than its operator wants of it.",
    try: LATER,
  },
  unexpected_text: {
    means: "It answers, but its page lacks the text that its operator wants in it.",
    try: LATER,
  },
  address_forbidden: {
    means:
      "Its name leads to an address that is not on the public internet, such as one in a home or an office. We may not look there.",
    try: "If it belongs to your own network, ask whoever runs that network.",
  },
  resolver_unreachable: {
    means:
      "The service that looks up names for us did not answer. That says nothing about the website.",
    try: OURS,
  },
  resolver_invalid: {
    means:
      "The service that looks up names for us answered nonsense. That says nothing about the website.",
    try: OURS,
  },
  own_zone_loop: {
    means: "It stands in the same place as we do, and from inside we cannot see what others see.",
    try: null,
  },
  unknown: {
    means: "Something failed that we have no name for, so it does not count.",
    try: OURS,
  },
  prober_timeout: {
    means:
      "Our own prober in that place did not answer in time. That says nothing about the website.",
    try: OURS,
  },
  prober_error: {
    means: "Our own prober in that place failed. That says nothing about the website.",
    try: OURS,
  },
  prober_invalid: {
    means: "Our own prober in that place answered nonsense, so it does not count.",
    try: OURS,
  },
};

export const meaning: Words["meaning"] = { ...failures, ...answers };
