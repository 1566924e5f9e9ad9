/** Made by `npm run client` of the interface's document: see src/web/openapi/client.ts. */
import { aside, empty, json, lines, type Options } from "./ask";

export { JustHereError, type Options } from "./ask";

/** The answer as JSON. */
export const check = (host: string, options: CheckOptions = {}): Promise<Answer> =>
  json(`/v1/check/${encodeURIComponent(host)}`, options, [200]);

/** The answer while it comes, as server-sent events or, by Accept or format, as a line of JSON each: vote, provisional, then verdict and final, which ends it. 204: whoever comes back has been told everything. */
export const events = (
  host: string,
  options: EventsOptions = {},
): AsyncGenerator<StreamLine, void, undefined> =>
  lines(`/v1/check/${encodeURIComponent(host)}/events`, options, [200]);

/** The scope as a status: 200 up, 503 down, 502 partial, 504 unknown. HEAD asks it as GET does. Headers: justhere-scope, justhere-verdict, justhere-confidence, justhere-age. */
export const health = (
  host: string,
  options: HealthOptions = {},
): Promise<{
  readonly status: 200 | 502 | 503 | 504;
  readonly scope: "up" | "down" | "partial" | "unknown";
  readonly verdict: "up" | "down" | "here" | "elsewhere" | "just-you" | "unknown";
  readonly confidence: "high" | "good" | "low" | "none";
  readonly age?: string;
}> => aside(`/v1/health/${encodeURIComponent(host)}`, options, [200, 502, 503, 504]);

/** Several websites side by side: which are down, and what these have in common. */
export const group = (hosts: ReadonlyArray<string>, options: GroupOptions = {}): Promise<Group> =>
  json("/v1/group", { ...options, ...{ hosts } }, [200]);

/** What is remembered of a website. Nobody is asked for it. */
export const history = (host: string, options: HistoryOptions = {}): Promise<History> =>
  json(`/v1/history/${encodeURIComponent(host)}`, options, [200]);

/** Where the operator's own websites stand. */
export const watched = (options: WatchedOptions = {}): Promise<Watched> =>
  json("/v1/watched", options, [200]);

/** Our own vantage points: where they should stand, where they ran, and how they were. */
export const vantages = (options: VantagesOptions = {}): Promise<Vantages> =>
  json("/v1/vantages", options, [200]);

/** Nothing, at once: does a browser reach anything at all? */
export const ping = (options: PingOptions = {}): Promise<void> => empty("/ping", options, [204]);

export type Failure =
  | "dns_nxdomain"
  | "dns_no_data"
  | "dns_servfail"
  | "dns_dangling"
  | "origin_unresolvable"
  | "connection_refused"
  | "host_unreachable"
  | "timeout_connect"
  | "tls_failed"
  | "tls_certificate"
  | "tls_expired"
  | "tls_not_yet_valid"
  | "tls_wrong_host"
  | "tls_self_signed"
  | "tls_not_spoken"
  | "timeout_tls"
  | "timeout_first_byte"
  | "connection_lost"
  | "reset"
  | "empty_reply"
  | "not_http"
  | "headers_too_large"
  | "timeout_body"
  | "body_lost"
  | "body_garbled"
  | "http_5xx"
  | "edge_error"
  | "redirect_loop"
  | "redirect_too_many"
  | "redirect_invalid"
  | "redirect_to_dead"
  | "unexpected_status"
  | "unexpected_text"
  | "address_forbidden"
  | "http_malformed"
  | "resolver_unreachable"
  | "resolver_invalid"
  | "own_zone_loop"
  | "unknown"
  | "prober_timeout"
  | "prober_error"
  | "prober_invalid";

export type Refusal =
  | "http_401"
  | "http_403"
  | "http_407"
  | "http_429"
  | "http_451"
  | "http_511"
  | "http_999"
  | "challenge"
  | "robot_check"
  | "blocked"
  | "geo_block"
  | "rate_limited"
  | "login"
  | "cookies";

export type Suspect =
  | "error_page"
  | "database_error"
  | "maintenance"
  | "default_page"
  | "parked"
  | "suspended"
  | "refresh_to_error"
  | "empty_page"
  | "page_incomplete"
  | "page_stalls";

export type Vantage =
  | "us-east"
  | "us-west"
  | "brazil"
  | "ireland"
  | "germany"
  | "south-africa"
  | "emirates"
  | "india"
  | "japan"
  | "australia";

export type Continent = "NA" | "SA" | "EU" | "AF" | "ME" | "AS" | "OC";

export type Health = "ok" | "impaired" | "misplaced" | "duplicate";

export type Scope = "up" | "down" | "partial" | "unknown";

export type Verdict = "up" | "down" | "here" | "elsewhere" | "just-you" | "unknown";

export type Confidence = "high" | "good" | "low" | "none";

export type ProblemCode =
  | "invalid_target"
  | "invalid_parameter"
  | "forbidden_target"
  | "opted_out"
  | "no_such_name"
  | "not_found"
  | "method_not_allowed"
  | "uri_too_long"
  | "no_stored_answer"
  | "rate_limited"
  | "loop_detected"
  | "internal_error"
  | "overloaded";

export type Observation = {
  /** unsure counts neither way. */
  readonly outcome: "up" | "down" | "unsure";
  /** What went wrong. Words may be added. */
  readonly failure: Failure | null;
  /** It answered, and turned us away. Words may be added. */
  readonly refusal: Refusal | null;
  /** Why an answer that counts as up may not be what its visitors came for. */
  readonly suspect: Suspect | null;
  /** What the refusal, or the suspicion, was read from. */
  readonly evidence: "status" | "header" | "page" | "redirect" | null;
  /** Whose the failure is: only the target's own counts as down. */
  readonly fault: "target" | "resolver" | "vantage" | null;
  /** How far the request came. */
  readonly phase: "dns" | "connect" | "tls" | "http" | null;
  /** The last HTTP status seen. */
  readonly status: number | null;
  /** The one that gave the answer; null when none did. */
  readonly scheme: "https" | "http" | null;
  /** Another site that it sends visitors to. */
  readonly redirectsTo: string | null;
  /** Why https failed, where http answered. */
  readonly httpsFailure: Failure | null;
  /** The same name with or without www., where that answered and this one did not. */
  readonly twin: string | null;
  /** Which kinds of address DNS has for it. */
  readonly families: "ipv4" | "ipv6" | "both" | null;
  /** Whether a page of another site may load it. */
  readonly embedding: "open" | "corp" | "mixed" | null;
  /** Tries it took, or how many failed; 0 when our prober did not answer. */
  readonly attempts: number;
  /** Milliseconds; null from the failing phase on, and where nobody can tell. */
  readonly timings: {
    readonly dnsMs: number | null;
    readonly connectMs: number | null;
    readonly firstByteMs: number | null;
    readonly totalMs: number;
  };
  /** When the look began. */
  readonly startedAt: number;
  /** Which vantage point. Some may be added. */
  readonly vantage: Vantage;
  /** Where it stands. */
  readonly city: string;
  /** AF, AS, EU, ME, NA, OC or SA. */
  readonly continent: Continent;
  /** Whether it may vote: ok alone does. */
  readonly health: Health;
  /** The cloud region asked for, and the airport of the data centre it ran in. */
  readonly place: {
    readonly asked: string;
    readonly observed: string | null;
  };
};

export type Sample = {
  /** When the look began. */
  readonly startedAt: number;
  /** When all vantage points had answered. */
  readonly completedAt: number;
  /** What it said. */
  readonly scope: Scope;
};

export type Outage = {
  /** Of this website: the instant it was first seen. */
  readonly id: number;
  /** Its worst: down for everyone, or from some places. */
  readonly scope: "down" | "partial";
  /** The bounds of its beginning: after the first, and no later than the second. */
  readonly start: {
    readonly earliestAt: number | null;
    readonly latestAt: number;
  };
  /** The bounds of its end; null while it goes on. */
  readonly end: {
    readonly earliestAt: number;
    readonly latestAt: number | null;
  } | null;
  /** A second look agreed. */
  readonly confirmed: boolean;
  /** How often it was up for a moment. */
  readonly comebacks: number;
  /** The last look that was bad. */
  readonly lastBadAt: number;
  /** How long it was up in between. */
  readonly wellMs: number;
  /** It lasted at least so long. */
  readonly minDurationMs: number;
  /** And at most; null when nobody knows. */
  readonly maxDurationMs: number | null;
};

export type Since = {
  /** The vantage point that is meant; null: everyone. */
  readonly region: Vantage | null;
  /** The bounds of its beginning: after the first, and no later than the second. */
  readonly start: {
    readonly earliestAt: number | null;
    readonly latestAt: number;
  };
  /** It has lasted at least so long. */
  readonly minDurationMs: number;
  /** And at most; null when nobody knows. */
  readonly maxDurationMs: number | null;
};

export type Network = {
  /** The announced block of addresses. */
  readonly prefix: string;
  /** The autonomous system. */
  readonly asn: number | null;
  /** Its name. */
  readonly name: string | null;
};

export type Finding =
  | {
      readonly kind: "twin_works";
      readonly host: string;
      readonly cities: ReadonlyArray<string>;
      readonly isAll: boolean;
    }
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      readonly wants: "login" | "unclear" | "fewer" | "elsewhere" | "human" | "cookies";
      readonly where: "everywhere" | "places";
      readonly cities: ReadonlyArray<string>;
      readonly isAll: boolean;
    }
  | {
      readonly kind: "suspect";
      readonly suspect: Suspect;
      readonly cities: ReadonlyArray<string>;
      readonly isAll: boolean;
    }
  | {
      readonly kind: "http_only";
      readonly failure: Failure | null;
      readonly cities: ReadonlyArray<string>;
      readonly isAll: boolean;
    }
  | {
      readonly kind: "sends_on";
      readonly host: string;
      readonly cities: ReadonlyArray<string>;
    }
  | {
      readonly kind: "ipv6_only";
    }
  | {
      readonly kind: "families_untested";
    }
  | {
      readonly kind: "slow";
      readonly cities: ReadonlyArray<string>;
      readonly slowestMs: number;
    }
  | {
      readonly kind: "intermittent";
    };

export type Answer = {
  /** What was asked about: its name, and as people write it. */
  readonly target: {
    readonly host: string;
    readonly display: string;
  };
  /** For whoever asks. here: down where you are, up elsewhere; elsewhere: the other way round; just-you: up for everyone but you; unknown: we cannot tell, and it is no down. */
  readonly verdict: Verdict;
  /** The same with no caller in it; partial: down from some places. */
  readonly scope: Scope;
  /** How sure we are; none: of nothing. */
  readonly confidence: Confidence;
  /** The verdict in one sentence, for people. */
  readonly headline: string;
  /** Why, in a few sentences, for people. */
  readonly explanation: string;
  /** How many vantage points vote so. */
  readonly votes: {
    readonly up: number;
    readonly down: number;
    readonly abstained: number;
  };
  /** Nothing that is still pending can change the verdict. */
  readonly settled: boolean;
  /** The vantage point nearest to whoever asks, and its vote; null when nobody knows where they are. */
  readonly here: {
    readonly vantage: Vantage;
    readonly city: string;
    readonly continent: Continent;
    readonly country: string | null;
    readonly vote: "up" | "down" | "abstain" | "pending";
  } | null;
  /** What you saw yourself, as it went into the verdict. */
  readonly report: "up" | "down" | null;
  /** Where that comes from, or why there is none. */
  readonly you:
    | {
        readonly kind: "reaches" | "cannot";
        readonly by: "report" | "test";
      }
    | {
        readonly kind: "unsure";
        readonly why:
          | "untested"
          | "running"
          | "silent"
          | "pending"
          | "error"
          | "corp"
          | "mixed"
          | "sends_on"
          | "hidden";
      };
  /** It answers only sometimes. */
  readonly intermittent: boolean;
  /** What is worth knowing beside the verdict. Kinds may be added. */
  readonly findings: ReadonlyArray<Finding>;
  /** What each vantage point saw. */
  readonly observations: ReadonlyArray<Observation>;
  /** Those that had not answered when nothing could change the answer any more. */
  readonly pending: ReadonlyArray<Vantage>;
  /** When the trouble began that goes on; null when there is none, or it is not known. */
  readonly since: Since | null;
  /** Earlier looks, newest first. */
  readonly recent: ReadonlyArray<Sample>;
  /** Earlier outages for everyone and the one that goes on, newest first. */
  readonly outages: ReadonlyArray<Outage>;
  /** What was seen lately of the operator's other websites; null when there is nothing to tell. */
  readonly group: {
    readonly down: ReadonlyArray<string>;
    readonly up: ReadonlyArray<string>;
    readonly unseen: ReadonlyArray<string>;
  } | null;
  /** Who else went down at about the same time; null when there is nothing to tell. */
  readonly fate: {
    /** Where the website's addresses belong; null when it is not known. */
    readonly network: Network | null;
    /** Websites by name, of the operator's own lists alone; nearest first. */
    readonly together: ReadonlyArray<{
      readonly host: string;
      readonly scope: "down" | "partial";
      readonly shares: "prefix" | "as" | null;
      readonly isKin: boolean;
      readonly withinMs: number;
      readonly isBounded: boolean;
    }>;
    /** How many others on the same network; 0 when they are few enough to be guessed. */
    readonly unnamed: number;
  } | null;
  /** The look behind this answer. */
  readonly sweep: {
    readonly startedAt: number;
    /** Null while it runs. */
    readonly completedAt: number | null;
    /** Since it was complete, or since it began. */
    readonly ageMs: number;
    /** All vantage points have answered. */
    readonly complete: boolean;
  };
  /** The instant of this answer. */
  readonly checkedAt: number;
  /** The language of the sentences. */
  readonly language: "en" | "de";
  /** What one should know of this service before believing it; null where it is run for real. */
  readonly notice: string | null;
};

export type Provisional = {
  /** What it looks like; null while too little is known, or the votes differ. */
  readonly verdict: "up" | "down" | "just-you" | null;
  /** How many vantage points vote so. */
  readonly votes: {
    readonly up: number;
    readonly down: number;
    readonly abstained: number;
  };
  /** Vantage points that have answered. */
  readonly heard: number;
  /** Of how many. */
  readonly of: number;
  /** Nobody has answered for so long that a person begins to wonder. */
  readonly silent: boolean;
};

export type History = {
  /** What was asked about: its name, and as people write it. */
  readonly target: {
    readonly host: string;
    readonly display: string;
  };
  /** Start of the first look; null: nothing is known. */
  readonly watchedSince: number | null;
  /** For everyone, newest first. */
  readonly outages: ReadonlyArray<Outage>;
  /** As single regions saw them; those without one are left out. */
  readonly regions: ReadonlyArray<{
    readonly vantage: Vantage;
    readonly city: string;
    readonly outages: ReadonlyArray<Outage>;
  }>;
  /** Looks, newest first. */
  readonly sweeps: ReadonlyArray<{
    readonly startedAt: number;
    readonly completedAt: number;
    readonly scope: Scope;
    readonly votes: {
      readonly up: number;
      readonly down: number;
      readonly abstained: number;
    };
  }>;
  /** How much is kept: whatever has so many may have had more. */
  readonly kept: {
    readonly sweeps: number;
    readonly badSweeps: number;
    readonly outages: number;
    readonly regionalOutages: number;
  };
  /** The same in a few sentences, for people. */
  readonly explanation: string;
  /** When memory was asked. */
  readonly checkedAt: number;
  /** The language of the sentences. */
  readonly language: "en" | "de";
  /** What one should know of this service before believing it; null where it is run for real. */
  readonly notice: string | null;
};

export type Group = {
  /** In the order in which they were asked about: an answer, or why there is none. */
  readonly hosts: ReadonlyArray<
    | {
        readonly host: string;
        readonly display: string;
        readonly verdict: Verdict;
        readonly scope: Scope;
        readonly confidence: Confidence;
        readonly headline: string;
        readonly explanation: string;
        readonly votes: {
          readonly up: number;
          readonly down: number;
          readonly abstained: number;
        };
        readonly since: Since | null;
        readonly network: Network | null;
        readonly json: string;
      }
    | {
        readonly host: string;
        readonly problem: {
          readonly code: ProblemCode;
          readonly title: string;
          readonly detail: string;
        };
      }
    | {
        readonly at: number;
        readonly problem: {
          readonly code: ProblemCode;
          readonly title: string;
          readonly detail: string;
        };
      }
  >;
  /** Every host that was asked about stands in one of these. */
  readonly partition: {
    readonly up: ReadonlyArray<string>;
    readonly down: ReadonlyArray<string>;
    readonly partial: ReadonlyArray<string>;
    readonly unknown: ReadonlyArray<string>;
    readonly refused: ReadonlyArray<string>;
  };
  /** How many of the list are no hosts that may be asked about. */
  readonly invalid: number;
  /** The hosts as each vantage point sees them. */
  readonly regions: ReadonlyArray<{
    readonly vantage: Vantage;
    readonly city: string;
    readonly down: ReadonlyArray<string>;
    readonly up: ReadonlyArray<string>;
    readonly unsure: ReadonlyArray<string>;
    readonly pending: ReadonlyArray<string>;
  }>;
  /** What those that fail have in common; null when fewer than two fail. */
  readonly shared: {
    readonly hosts: ReadonlyArray<string>;
    readonly network: {
      readonly shares: "prefix" | "as";
      readonly prefix: string | null;
      readonly asn: number | null;
      readonly name: string | null;
      readonly hosts: ReadonlyArray<string>;
    } | null;
    /** What most vantage points met, where that is the same for all of them. */
    readonly failure: Failure | null;
    /** How far apart they began; null when a start is not known. */
    readonly withinMs: number | null;
    /** Else withinMs is how far apart they were first seen. */
    readonly isBounded: boolean;
    /** Where all of them fail. */
    readonly regions: ReadonlyArray<Vantage>;
  } | null;
  /** One that is up for everyone, on another network than those that fail where there is one. */
  readonly control: string | null;
  /** What is said of them, for people. */
  readonly sentences: ReadonlyArray<string>;
  /** The same in one piece. */
  readonly explanation: string;
  /** The language of the sentences. */
  readonly language: "en" | "de";
  /** The instant of this answer. */
  readonly checkedAt: number;
  /** What one should know of this service before believing it; null where it is run for real. */
  readonly notice: string | null;
};

export type Watched = {
  /** The operator's own websites. */
  readonly watched: ReadonlyArray<{
    readonly name: string;
    readonly host: string;
    readonly everyMs: number;
    readonly special: boolean;
    readonly state: "up" | "down" | "partial" | "unknown" | "unseen";
    readonly lastLook: Sample | null;
    readonly since: Since | null;
    readonly outages: ReadonlyArray<Outage>;
    readonly recent: ReadonlyArray<Sample>;
    readonly url: string;
  }>;
  /** Entries of the operator's list that are left out, and why. */
  readonly faults: ReadonlyArray<{
    readonly index: number;
    readonly name: string | null;
    readonly says: string;
    readonly code:
      | "not_a_list"
      | "not_a_table"
      | "unknown_key"
      | "missing_url"
      | "invalid_url"
      | "forbidden_target"
      | "invalid_name"
      | "duplicate_name"
      | "duplicate"
      | "invalid_interval"
      | "invalid_status"
      | "invalid_text"
      | "too_many";
  }>;
  /** When memory was asked. */
  readonly checkedAt: number;
  /** The language of the sentences. */
  readonly language: "en" | "de";
  /** What one should know of this service before believing it; null where it is run for real. */
  readonly notice: string | null;
};

export type Vantages = {
  /** All of them. Some may be added. */
  readonly vantages: ReadonlyArray<{
    readonly vantage: Vantage;
    readonly city: string;
    readonly country: string;
    readonly continent: Continent;
    readonly network: string;
    readonly place: {
      readonly asked: string;
      readonly observed: string | null;
    };
    readonly health: Health | null;
    readonly seenAt: number | null;
  }>;
  /** The instant of this answer. */
  readonly checkedAt: number;
  /** What one should know of this service before believing it; null where it is run for real. */
  readonly notice: string | null;
};

export type Problem = {
  /** Where the code is explained. */
  readonly type: string;
  /** The same as the response's. */
  readonly status: number;
  /** What programs go by. Words may be added. */
  readonly code: ProblemCode;
  /** In a few words, for people. */
  readonly title: string;
  /** In a sentence or two, for people. */
  readonly detail: string;
  /** The same name with or without www., where that one exists. */
  readonly twin?: string;
};

export type StreamLine =
  | {
      readonly event: "vote";
      readonly id: string;
      readonly data: Observation;
    }
  | {
      readonly event: "provisional";
      readonly id: string;
      readonly data: Provisional;
    }
  | {
      readonly event: "verdict" | "final";
      readonly id: string;
      readonly data: Answer;
    }
  | {
      readonly event: "problem";
      readonly id: string;
      readonly data: Problem;
    }
  | {
      readonly event: "beat";
      readonly data: {
        readonly heard: number;
        readonly of: number;
      };
    };

export type PageNews = {
  /** Of the page. */
  readonly title: string;
  /** How far the answer has come. */
  readonly stage: "asking" | "waiting" | "provisional" | "settled" | "final" | "old";
  /** Null while there is none. */
  readonly verdict: Verdict | null;
  /** For who listens: to be read out; may be empty. */
  readonly say: string;
  /** Elements of the page that have changed. */
  readonly parts: ReadonlyArray<string>;
};

export interface CheckOptions extends Options {
  /** Answer as if asked from this vantage point. */
  readonly from?: Vantage;
  /** What you just saw yourself. It can turn your own answer alone. */
  readonly report?: "up" | "down";
  /** The same as your browser puts it: a status, ERR_…, or Firefox's reason. */
  readonly s?: string;
  /** What a browser's own request of https://{host}/ did. Below /v1 alone: elsewhere it is cut off. */
  readonly tested?: "resolves" | "rejects" | "silent" | "running";
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
  /** settled: until nothing can change the verdict any more, as text and JSON do anyway. full: for all vantage points. */
  readonly wait?: "settled" | "full";
}

export interface EventsOptions extends Options {
  /** Answer as if asked from this vantage point. */
  readonly from?: Vantage;
  /** What you just saw yourself. It can turn your own answer alone. */
  readonly report?: "up" | "down";
  /** The same as your browser puts it: a status, ERR_…, or Firefox's reason. */
  readonly s?: string;
  /** What a browser's own request of https://{host}/ did. Below /v1 alone: elsewhere it is cut off. */
  readonly tested?: "resolves" | "rejects" | "silent" | "running";
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
}

export interface HealthOptions extends Options {
  /** Answer as if asked from this vantage point. */
  readonly from?: Vantage;
  /** What you just saw yourself. It can turn your own answer alone. */
  readonly report?: "up" | "down";
  /** The same as your browser puts it: a status, ERR_…, or Firefox's reason. */
  readonly s?: string;
  /** What a browser's own request of https://{host}/ did. Below /v1 alone: elsewhere it is cut off. */
  readonly tested?: "resolves" | "rejects" | "silent" | "running";
  /** The scopes that are told as a failure, with commas between them; else down, partial and unknown. All others are 200. */
  readonly "fail-on"?: readonly ("down" | "partial" | "unknown")[];
}

export interface GroupOptions extends Options {
  /** Answer as if asked from this vantage point. */
  readonly from?: Vantage;
  /** settled: until nothing can change the verdict any more, as text and JSON do anyway. full: for all vantage points. */
  readonly wait?: "settled" | "full";
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
}

export interface HistoryOptions extends Options {
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
}

export interface WatchedOptions extends Options {
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
}

export interface VantagesOptions extends Options {}

export interface PingOptions extends Options {}
