/**
 * Every number that bounds something, with its unit and its reason.
 *
 * A limit lives here and nowhere else, so that a reader can see in one page what a stranger,
 * a hostile server or a broken prober of ours can make us do. (The constants of the verdict rule and
 * of the marks are no limits; they stand beside them.)
 */

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
} as const;

/** When a monitor looks again of its own accord: see verdict/cadence. */
export const CADENCE = {
  /** A suspicion, and a recovery, is believed after a second look this much later. */
  recheckMs: 20_000,
  /** The third look of a recovery. */
  afterRecoveryMs: 60_000,
  /** What is down is looked at this often at first, … */
  troubleMs: 30_000,
  /** … then once in this part of its age: for bounds that are narrow beside how long it took, … */
  slowdown: 20,
  /** … and at least this often. */
  slowestMs: 15 * 60_000,
  /**
   * Trouble that nobody has asked about for this long is left alone: about 165 sweeps in all, and some
   * 600 if the target does what it can to keep us busy.
   */
  followMs: 24 * 3_600_000,
  /**
   * Trouble of a target that nobody has ever seen well, for so long: about twenty sweeps. Names without
   * number can be made up below a domain that fails; whoever asks again has it followed again.
   */
  followUnseenMs: 10 * 60_000,
  /** An outage that comes back within this is the same one. */
  mergeMs: 5 * 60_000,
  /** After the last question or look, a target is erased. */
  forgetMs: 30 * 24 * 3_600_000,
  /** How exactly we know when somebody last asked: a row written for each question would be dear. */
  askedPreciselyMs: 2 * 60_000,
  /** Work that was cut off is taken up again after this. Longer than a sweep. */
  rearmMs: 60_000,
} as const;

/** What a monitor keeps, in rows. With one row of its own, no target has more than 501. */
export const KEPT = {
  /** The newest sweeps; about 6 KB each. */
  sweeps: 100,
  /** Beyond them, the newest that were bad. */
  badSweeps: 100,
  /** The newest outages for everyone … */
  outages: 50,
  /** … and for each single region. */
  regionalOutages: 15,
  /** What is still to be told to the ledger, and as much to the webhook. */
  outbox: 50,
} as const;

/** The operator's watch list. */
export const WATCH = {
  /** More would be a monitoring service of its own: each is one object and up to ten probes a look. */
  entries: 50,
  leastEveryMs: 30_000,
  mostEveryMs: 24 * 3_600_000,
  /** When the configuration says nothing. */
  everyMs: 60_000,
  nameLength: 60,
  pathLength: 2_048,
  textLength: 256,
  statuses: 20,
  /** A status page is made of what was seen this long ago at most; it spares the monitors. */
  glanceS: 10,
  /** A monitor that says nothing for so long holds up no page about the others. */
  glanceMs: 3_000,
  /** One that has not looked for so many of its intervals may have been stopped. */
  missedLooks: 3,
  /** Seconds after which a status page loads itself anew, where its reader wants that. */
  refreshS: 60,
} as const;

/** Outages of all targets side by side. */
export const LEDGER = {
  /** Outages that began this close together may share what they share. */
  togetherMs: 5 * 60_000,
  /**
   * Entries of strangers read for one answer; those that may be named come beside them. A mass outage
   * has more, and costs twice as many rows: half of what is read on both sides is left out.
   */
  read: 100,
  /** Seconds for which what was read answers everybody who asks about the same trouble. */
  readFreshS: 10,
  /** An answer does not wait longer for it. */
  readMs: 500,
  /** Ended outages are kept as long as a forgotten target. */
  keptMs: 30 * 24 * 3_600_000,
  /** Targets that are no operator's are counted, from this many on, and never named. */
  leastUnnamed: 3,
  /** For the network of a target: three look-ups. */
  networkMs: 3_000,
  /** Characters of what a network is called: it stands in a line. */
  nameLength: 80,
  /** Seconds for which a network that somebody asked about is known; hosts seldom move. */
  foundFreshS: 3_600,
  /** Where nobody could say, or not all of it, somebody may soon. */
  notFoundFreshS: 60,
  /** What a network is called does not change within a day. */
  networkFreshMs: 24 * 3_600_000,
} as const;

/** What a monitor tells others until they have it. */
export const OUTBOX = {
  /** Attempts are this far apart at first, twice as far each time, … */
  firstMs: 30_000,
  /** … and at least this often. */
  slowestMs: 3_600_000,
  /** A webhook that nobody takes for so long is given up, and said so in the log. */
  webhookMs: 3 * 24 * 3_600_000,
  /** Told in one go; the rest waits for the next alarm. */
  atOnce: 20,
  /** For the ledger to take an outage. */
  ledgerTimeoutMs: 10_000,
  /** For a webhook's receiver to answer. */
  webhookTimeoutMs: 10_000,
  /** Of the secret that signs webhooks, as Standard Webhooks has it. */
  leastSecretBytes: 24,
  mostSecretBytes: 64,
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
  /** Seconds to wait after 429; the period of both client limits. */
  retryAfterLimitedS: 60,
  /** Seconds to wait after 503. */
  retryAfterOverloadedS: 5,
  /**
   * Seconds after a question was let through in which others about the same host need not pass the
   * gate: a sweep is running or still fresh, so they join it. No more than MONITOR.freshOtherMs.
   */
  joinS: 20,
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
  /** Characters of the browser's own error code, as a bookmarklet sends it. */
  browserCodeLength: 64,
} as const;

/** The gate between a question and other people's servers. */
export const GATE = {
  /** The look-ups before a sweep; trouble here lets the probers find out. */
  dnsMs: 3_000,
} as const;
