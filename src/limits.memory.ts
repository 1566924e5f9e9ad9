/**
 * The numbers that bound what is remembered, and what is done of our own accord: of `limits`, by which
 * everything else imports them.
 */
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
