/**
 * What the members of each schema mean, for `/openapi.json`. They stand here and not in the schemas, since
 * some of these decode in a Worker, which needs no prose. A member that is not described does not
 * compile; one inside of a member has a path, with dots. Never part of a Worker: see `document`.
 */
import type { Observation } from "../../probe/observation";
import type { Fate } from "../../verdict/fate";
import type { Outage } from "../../verdict/outages";
import type { Sample } from "../../verdict/sample";
import type { Since } from "../../verdict/since";
import type { Answer } from "../answer";
import type { Shields } from "../badge/send";
import type { Index } from "../discover/usage";
import type { HistoryAnswer } from "../history";
import type { Provisional } from "../provisional";
import type { PageNews } from "../stream/page";
import type { TogetherAnswer } from "../together";
import type { VantagesAnswer } from "../vantages";
import type { WatchedAnswer } from "../watched";

type Texts = Readonly<Record<string, string>>;
/** At least each member of its own. */
type Told<T> = Readonly<Record<keyof T & string, string>> & Texts;

const OF_ALL = {
  checkedAt: "The instant of this answer.",
  language: "The language of the sentences.",
  notice:
    "What one should know of this service before believing it; null where it is run for real.",
  target: "What was asked about: its name, and as people write it.",
};
const COUNTS = "How many vantage points vote so.";
const BOUNDS = "The bounds of its beginning: after the first, and no later than the second.";

const answer: Told<Answer> = {
  ...OF_ALL,
  verdict:
    "For whoever asks. here: down where you are, up elsewhere; elsewhere: the other way round; just-you: up for everyone but you; unknown: we cannot tell, and it is no down.",
  scope: "The same with no caller in it; partial: down from some places.",
  confidence: "How sure we are; none: of nothing.",
  headline: "The verdict in one sentence, for people.",
  explanation: "Why, in a few sentences, for people.",
  votes: COUNTS,
  settled: "Nothing that is still pending can change the verdict.",
  here: "The vantage point nearest to whoever asks, and its vote; null when nobody knows where they are.",
  report: "What you saw yourself, as it went into the verdict.",
  you: "Where that comes from, or why there is none.",
  intermittent: "It answers only sometimes.",
  findings: "What is worth knowing beside the verdict. Kinds may be added.",
  observations: "What each vantage point saw.",
  pending: "Those that had not answered when nothing could change the answer any more.",
  since: "When the trouble began that goes on; null when there is none, or it is not known.",
  recent: "Earlier looks, newest first.",
  outages: "Earlier outages for everyone and the one that goes on, newest first.",
  group:
    "What was seen lately of the operator's other websites; null when there is nothing to tell.",
  fate: "Who else went down at about the same time; null when there is nothing to tell.",
  "fate.network": "Where the website's addresses belong; null when it is not known.",
  "fate.together": "Websites by name, of the operator's own lists alone; nearest first.",
  "fate.unnamed": "How many others on the same network; 0 when they are few enough to be guessed.",
  sweep: "The look behind this answer.",
  "sweep.completedAt": "Null while it runs.",
  "sweep.ageMs": "Since it was complete, or since it began.",
  "sweep.complete": "All vantage points have answered.",
};

const observation: Told<Observation> = {
  outcome: "unsure counts neither way.",
  failure: "What went wrong. Words may be added.",
  refusal: "It answered, and turned us away. Words may be added.",
  suspect: "Why an answer that counts as up may not be what its visitors came for.",
  evidence: "What the refusal, or the suspicion, was read from.",
  fault: "Whose the failure is: only the target's own counts as down.",
  phase: "How far the request came.",
  status: "The last HTTP status seen.",
  scheme: "The one that gave the answer; null when none did.",
  redirectsTo: "Another site that it sends visitors to.",
  httpsFailure: "Why https failed, where http answered.",
  twin: "The same name with or without www., where that answered and this one did not.",
  families: "Which kinds of address DNS has for it.",
  embedding: "Whether a page of another site may load it.",
  attempts: "Tries it took, or how many failed; 0 when our prober did not answer.",
  timings: "Milliseconds; null from the failing phase on, and where nobody can tell.",
  startedAt: "When the look began.",
  vantage: "Which vantage point. Some may be added.",
  city: "Where it stands.",
  continent: "AF, AS, EU, ME, NA, OC or SA.",
  health: "Whether it may vote: ok alone does.",
  place: "The cloud region asked for, and the airport of the data centre it ran in.",
};

const outage: Told<Outage> = {
  id: "Of this website: the instant it was first seen.",
  scope: "Its worst: down for everyone, or from some places.",
  start: BOUNDS,
  end: "The bounds of its end; null while it goes on.",
  confirmed: "A second look agreed.",
  comebacks: "How often it was up for a moment.",
  lastBadAt: "The last look that was bad.",
  wellMs: "How long it was up in between.",
  minDurationMs: "It lasted at least so long.",
  maxDurationMs: "And at most; null when nobody knows.",
};

const since: Told<Since> = {
  region: "The vantage point that is meant; null: everyone.",
  start: BOUNDS,
  minDurationMs: "It has lasted at least so long.",
  maxDurationMs: "And at most; null when nobody knows.",
};

const sample: Told<Sample> = {
  startedAt: "When the look began.",
  completedAt: "When all vantage points had answered.",
  scope: "What it said.",
};

const network: Told<NonNullable<Fate["network"]>> = {
  prefix: "The announced block of addresses.",
  asn: "The autonomous system.",
  name: "Its name.",
};

const provisional: Told<Provisional> = {
  verdict: "What it looks like; null while too little is known, or the votes differ.",
  votes: COUNTS,
  heard: "Vantage points that have answered.",
  of: "Of how many.",
  silent: "Nobody has answered for so long that a person begins to wonder.",
};

const history: Told<HistoryAnswer> = {
  ...OF_ALL,
  checkedAt: "When memory was asked.",
  watchedSince: "Start of the first look; null: nothing is known.",
  outages: "For everyone, newest first.",
  regions: "As single regions saw them; those without one are left out.",
  sweeps: "Looks, newest first.",
  kept: "How much is kept: whatever has so many may have had more.",
  explanation: "The same in a few sentences, for people.",
};

const group: Told<TogetherAnswer> = {
  ...OF_ALL,
  hosts: "In the order in which they were asked about: an answer, or why there is none.",
  partition: "Every host that was asked about stands in one of these.",
  invalid: "How many of the list are no hosts that may be asked about.",
  regions: "The hosts as each vantage point sees them.",
  shared: "What those that fail have in common; null when fewer than two fail.",
  "shared.failure": "What most vantage points met, where that is the same for all of them.",
  "shared.withinMs": "How far apart they began; null when a start is not known.",
  "shared.isBounded": "Else withinMs is how far apart they were first seen.",
  "shared.regions": "Where all of them fail.",
  control:
    "One that is up for everyone, on another network than those that fail where there is one.",
  sentences: "What is said of them, for people.",
  explanation: "The same in one piece.",
};

const watched: Told<WatchedAnswer> = {
  ...OF_ALL,
  checkedAt: "When memory was asked.",
  watched: "The operator's own websites.",
  faults: "Entries of the operator's list that are left out, and why.",
};

const problem: Texts = {
  type: "Where the code is explained.",
  status: "The same as the response's.",
  code: "What programs go by. Words may be added.",
  title: "In a few words, for people.",
  detail: "In a sentence or two, for people.",
  twin: "The same name with or without www., where that one exists.",
};

const pageNews: Told<PageNews> = {
  title: "Of the page.",
  stage: "How far the answer has come.",
  verdict: "Null while there is none.",
  say: "For who listens: to be read out; may be empty.",
  parts: "Elements of the page that have changed.",
};

const vantages: Told<VantagesAnswer> = {
  ...{ checkedAt: OF_ALL.checkedAt, notice: OF_ALL.notice },
  vantages: "All of them. Some may be added.",
};

const shields: Told<Shields> = {
  schemaVersion: "Of the form that shields.io reads.",
  label: "What stands before the state.",
  message: "The state, in a word or two.",
  color: "Of the state.",
  isError: "There where shields.io should draw it as trouble.",
  style: "How it is drawn, where that was asked for.",
  cacheSeconds: "For how long it may be shown.",
};

const index: Told<Index> = {
  name: "Of this service.",
  about: "What it is, in a sentence.",
  check: "The answer; this and the rest are URI templates, RFC 6570.",
  events: "The same while it comes.",
  health: "The same as a status.",
  group: "Several websites side by side.",
  history: "What is remembered of one.",
  watched: "Where the operator's own websites stand.",
  vantages: "Our own vantage points.",
  page: "The answer for people.",
  badge: "An image for pages of others.",
  shields: "The same for shields.io.",
  metrics: "The same for Prometheus.",
  openapi: "All of this for programs.",
  docs: "The same for people.",
  llms: "The same in short.",
  catalog: "Where all this is, RFC 9727.",
  status: "How the operator's own websites are, as a page.",
  bot: "For owners of websites.",
};

/** By the names of the schemas. */
export const MEMBERS: Readonly<Record<string, Texts>> = {
  ...{ Observation: observation, Sample: sample, Outage: outage, Since: since, Network: network },
  ...{ Answer: answer, Provisional: provisional, History: history },
  ...{ Group: group, Watched: watched, Problem: problem, PageNews: pageNews },
  ...{ Vantages: vantages, Shields: shields, Index: index },
};
