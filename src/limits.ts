/**
 * Every number that bounds something, with its unit and its reason.
 *
 * A limit lives here, or, if it bounds memory, in the file beside it, and nowhere else, so that a
 * reader can see at once what a stranger, a hostile server or a broken prober of ours can make us do.
 * (The constants of the verdict rule and of the marks are no limits; they stand beside them.)
 */

export * from "./limits.memory";

/** How one vantage looks at a target. Chosen by simulation: see docs/verdict.md. */
export const PROBE = {
  /** After a fast failure: long enough for a lost packet, short enough for a person who waits. */
  retryAfterMs: 1_000,
  /** A first try this silent gets a second one beside it. */
  hedgeAfterMs: 5_000,
  /** Silence this long makes us ask whether the port opens at all; the answer is due at the hedge. */
  knockAfterMs: 4_000,
  /** No TCP connection by then: nobody is listening, or a filter drops us. */
  connectMs: 10_000,
  /** Connected, and no status line by then. Slow sites are up: 10 s would call half of them down. */
  firstByteMs: 20_000,
  /** An attempt gets this long to be answered before anybody knocks beside it. */
  knockMs: 1_000,
  /** After a failed request: time for the bare exchange that tells one failure from another. */
  exchangeMs: 1_500,
  /** Bytes of it that are listened to. No header block of a page comes near, and no certificate. */
  exchangeBytes: 64 * 1024,
  /** DNS over HTTPS, both address families together. */
  dnsMs: 3_000,
  /** Redirects followed between a name and its twin: as many as browsers follow (Fetch, 4.4). */
  redirects: 20,
  /** Of these, those that may lead to other names of the same site: they did not ask for it. */
  redirectsBeyond: 3,
  /** For a look at the twin of a name that fails; the answer does not wait longer for it. */
  twinMs: 3_000,
  /** Decompressed bytes read of any body, whatever the server sends. */
  bodyBytes: 64 * 1024,
  /** Time for those bytes, from the first one on; a dripping body must not hold the probe. */
  bodyMs: 4_000,
  /** Between two pieces of a body: silence this long is a stall. */
  bodyIdleMs: 2_000,
  /** A real 522 takes 19 s; one this quick is Cloudflare refusing to let a Worker fetch its own zone. */
  ownZoneLoopMs: 1_000,
} as const;

/** How a vantage doubts itself. */
export const CONTROLS = {
  /** Fresh enough to trust an isolate that was sound a moment ago. */
  freshOkMs: 60_000,
  /** A vantage whose own trouble is over should not stay silent for long. */
  freshImpairedMs: 5_000,
  /** A control is a fast, well-known name; slower than this, it is the vantage that is ill. */
  timeoutMs: 4_000,
} as const;

/** Where a prober really ran. */
export const PLACE = {
  /** The trace endpoint answers in milliseconds or not at all. */
  timeoutMs: 2_000,
  /** It answers with a dozen short lines. */
  traceBytes: 4_096,
} as const;

/** One round of all vantages. */
export const SWEEP = {
  /** A prober that has not answered by then abstains. Above PROBE.firstByteMs and bodyMs, so that it can. */
  deadlineMs: 25_000,
  /** An observation is about 500 bytes of JSON; more than this is nonsense. */
  reportBytes: 8 * 1024,
} as const;

/** The aggregator of one target. */
export const MONITOR = {
  /** A sweep that said "up" answers everybody for this long. */
  freshUpMs: 60_000,
  /** Anything else changes sooner, and people look again sooner. */
  freshOtherMs: 20_000,
  /** Of these, how many an answer draws. Some 70 bytes each, in every stream and every page. */
  sweepsTold: 60,
  /** And how many outages. */
  outagesTold: 10,
  /** When people asked about what was well is told no more exactly than this … */
  discreetMs: 3_600_000,
  /** … but for looks this near to trouble, which bound it. */
  nearTroubleMs: 15 * 60_000,
  /** Callers that may listen to one sweep at once. Above it: 503, and the client comes back. */
  listeners: 200,
  /** Of these, from one client's address: an office behind one address may all ask at once. */
  listenersOfOne: 50,
  /** For a monitor to say that it listens; one that cannot be reached says nothing at all. */
  openMs: 10_000,
  /** For a monitor to tell of a sweep to its end, if need be twice. Above SWEEP.deadlineMs, so that it can. */
  hearMs: 30_000,
} as const;

/** Several targets side by side. */
export const GROUP = {
  /** Each may cost a sweep. Of texts that differ no more are read, though two may name one host. */
  hosts: 12,
  /** Of those that are up, so many are asked for their network: one on another network is enough. */
  controls: 3,
  /** A sister that nobody has looked at for so long counts as not seen. */
  glanceMs: 10 * 60_000,
} as const;

/** A call to a Durable Object. */
export const CALL = {
  /** Arguments travel in a header, and Cloudflare allows 128 KB of headers in all. */
  argumentBytes: 64 * 1024,
} as const;

/** The front door. */
export const FRONT = {
  /** Characters of a target as typed or pasted: the longest useful URL. */
  targetLength: 2_048,
  /**
   * Characters of our own address with all that is asked. What everybody should take (RFC 9110, 4.1), and
   * room for a target of `targetLength` with each character percent-encoded, 6,144, and all parameters.
   */
  addressLength: 8_192,
  /**
   * The same where people hand over an address, or a message around one, of which a host is read: they did
   * not write it. Cloudflare takes no more than 16 KB.
   */
  pastedLength: 16_384,
  /** Seconds to wait after 503. */
  retryAfterOverloadedS: 5,
  /**
   * Seconds after a question was let through in which others about the same host need not pass the
   * gate: a sweep is running or still fresh, so they join it. No more than MONITOR.freshOtherMs.
   */
  joinS: 20,
  /** What was seen this long ago is told to those who may start no look: badges, previews, robots. */
  storedS: 15 * 60,
  /** How our vantage points were when they were last heard, is told for a day. */
  vantagesS: 24 * 3_600,
  /** And to those for whom nobody can look right now, if it is no older than this. */
  insteadMs: 2 * 60_000,
  /** What a history answered is told again for so long: a crowd costs its monitor nothing. */
  historyS: 10,
  /** An answer this old was seen for somebody else, and says so. */
  oldAfterMs: 10_000,
  /** With no vote for this long, people want to know why. */
  wonderAfterMs: 3_000,
  /** An outage that ended so lately is told in a terminal too. A page draws it anyway. */
  endedLatelyMs: 24 * 3_600_000,
  /** A live page hears at least this often how far we are, milliseconds. */
  heartbeatMs: 2_000,
  /** After a cut, an EventSource comes back for the rest. Its own 3 to 5 s are as long as a sweep takes. */
  reconnectMs: 1_000,
  /** A stream that nobody has read to its end by then is let go. Above MONITOR.hearMs, with time to read. */
  streamMs: 60_000,
  /** Characters of the browser's own error code, as a bookmarklet sends it. */
  browserCodeLength: 64,
  /** Days until security.txt should be fetched anew: RFC 9116 wants a year at most. */
  expiresDays: 180,
} as const;

/** Metrics, for a Prometheus that scrapes them. */
export const METRICS = {
  /** Of the time that a scrape may take, this is left for the way back. As blackbox_exporter has it. */
  offsetMs: 500,
  /** However long it may take: a sweep is over by then. Of a scrape that does not say, too. */
  mostMs: 30_000,
} as const;

/** A badge: a picture of what is known, on somebody else's page. */
export const BADGE = {
  /**
   * Seconds for which a data centre tells the same again, and browsers and image proxies after it: a badge
   * on a popular page wakes nobody. No longer, since the age that stands in it grows unseen.
   */
  keptS: 300,
  /** The same of trouble, and of what is watched: there will soon be something else to tell. */
  soonS: 60,
  /** The same of trouble of our own. */
  troubleS: 30,
  /** A look as young as this has no age: with both caches, a bare "up" is a quarter of an hour old at most. */
  ageFromMs: 5 * 60_000,
  /** A look as old as this tells of the past. What was well is told by the hour (MONITOR.discreetMs): twice that. */
  pastMs: 2 * 3_600_000,
  /** Characters of a host on it: what is left of its 253 must not make a ribbon. */
  hostLength: 40,
} as const;

/** The command line, on its user's machine. */
export const CLI = {
  /** For an answer: a sweep takes SWEEP.deadlineMs at most. Another one may be asked for, up to the second. */
  answerMs: 45_000,
  mostMs: 600_000,
  /** A stream that is silent for longer than five heartbeats is a broken one. */
  idleMs: 10_000,
  /** How often a broken stream is gone on with, and how soon, before the answer alone is asked for. */
  resumes: 3,
  resumeAfterMs: 500,
  /** Between two looks of a watch. Trouble is looked at anew after MONITOR.freshOtherMs. */
  watchEveryMs: 30_000,
  /** Whatever a service asks for. Beyond 24 days a timer of Node does not wait at all. */
  watchMostMs: 86_400_000,
  /** For the service on this machine to start; to end, before it is made to; and free ports tried for it. */
  startMs: 60_000,
  stopMs: 5_000,
  portsTried: 20,
  /** For its store to be gone, while what was killed still writes there. */
  dropTries: 5,
  /** Characters of what it printed that are shown when it does not start. */
  printedLength: 2_000,
} as const;

/** The log: lines of one event within `perMs` and an isolate, or strangers could fill it; characters of
 * what went wrong; and of how many answers one leaves a line. */
export const LOG = { lines: 20, perMs: 60_000, messageLength: 300, sampleOf: 100 } as const;

/** The gate between a question and other people's servers. */
export const GATE = {
  /** The look-ups before a sweep; trouble here lets the probers find out. */
  dnsMs: 3_000,
  /** For the gate of a domain to answer. Without it nothing starts: it is there for others' sake. */
  objectMs: 2_000,
  /**
   * Of one registrable domain, whoever asks: look-ups of its names. They are counted in memory alone,
   * since nothing may be kept of a name that does not exist, and a quiet object loses its memory after
   * ten seconds: so the span is no longer than that. …
   */
  lookUps: { count: 20, perMs: 10_000 },
  /** … Those for people who read what is remembered, who shall not take them from those who ask. */
  readings: { count: 5, perMs: 10_000 },
  /** … names that nobody has asked about before, which a wildcard has without number, … */
  newNames: { count: 10, perMs: 60_000 },
  newNamesHourly: { count: 100, perMs: 3_600_000 },
  /** … and sweeps, those that monitors begin of their own accord included. Watched targets go beside it. */
  sweeps: { count: 24, perMs: 60_000 },
  /** Of these, the monitors' own: what people ask now comes before what goes on. */
  ownLooks: { count: 12, perMs: 60_000 },
  /** Beside these, the domain's own website: whatever happens below it, people can ask about that. */
  site: { count: 6, perMs: 60_000 },
  /** Names of one domain that are remembered as known: more than anybody's website has, 64 KB at most. */
  names: 250,
  /**
   * After so long without a look, the gate of a domain forgets its names. Longer than CADENCE.forgetMs: by
   * them the monitors are found that have something to erase when an owner opts out.
   */
  forgetMs: 31 * 24 * 3_600_000,
  /** A name that is known is noted anew so often, and the alarm with it. */
  usedMs: 12 * 3_600_000,
  /** Monitors that one question has erased: a Worker on the free plan may make fifty requests. */
  eraseAtOnce: 40,
  /** For a limiter of clients, or the cache, to answer: nobody waits longer for what they can do without. */
  besideMs: 1_000,
  /** Seconds for which a data centre knows that a domain exists, … */
  existsS: 3_600,
  /** … that a name does not, or may not be looked at: it may be registered or mended soon, … */
  refusedS: 60,
  /** … and that an owner has opted out. */
  optedOutS: 24 * 3_600,
} as const;

/**
 * How often one client may do what costs something, within a minute: the rate limit bindings in
 * wrangler.toml. They count for each data centre, and are permissive; what protects others is GATE.
 */
export const CLIENT = {
  periodS: 60,
  /** Sweeps started. Twelve hosts side by side are twelve. */
  starts: 20,
  /** The same for the IPv4 /24 or IPv6 /48 around: a provider's customers share it. */
  startsAround: 60,
  /** Of these, names that nobody has asked about before: twelve side by side may all be new. */
  newNames: 15,
  /** What is remembered: an object's time, and no look. */
  reads: 120,
} as const;
