/** Made by `npm run client` of the interface's document: see src/web/openapi/client.ts. */
import { empty, json, lines, type Options } from "./ask";

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
  readonly outcome: "up" | "down" | "unsure";
  readonly failure: Failure | null;
  readonly refusal: Refusal | null;
  readonly suspect: Suspect | null;
  readonly evidence: "status" | "header" | "page" | "redirect" | null;
  readonly fault: "target" | "resolver" | "vantage" | null;
  readonly phase: "dns" | "connect" | "tls" | "http" | null;
  readonly status: number | null;
  readonly scheme: "https" | "http" | null;
  readonly redirectsTo: string | null;
  readonly httpsFailure: Failure | null;
  readonly twin: string | null;
  readonly families: "ipv4" | "ipv6" | "both" | null;
  readonly embedding: "open" | "corp" | "mixed" | null;
  readonly attempts: number;
  readonly timings: {
    readonly dnsMs: number | null;
    readonly connectMs: number | null;
    readonly firstByteMs: number | null;
    readonly totalMs: number;
  };
  readonly startedAt: number;
  readonly vantage: Vantage;
  readonly city: string;
  readonly continent: Continent;
  readonly health: Health;
  readonly place: {
    readonly asked: string;
    readonly observed: string | null;
  };
};

export type Sample = {
  readonly startedAt: number;
  readonly completedAt: number;
  readonly scope: Scope;
};

export type Outage = {
  readonly id: number;
  readonly scope: "down" | "partial";
  readonly start: {
    readonly earliestAt: number | null;
    readonly latestAt: number;
  };
  readonly end: {
    readonly earliestAt: number;
    readonly latestAt: number | null;
  } | null;
  readonly confirmed: boolean;
  readonly comebacks: number;
  readonly lastBadAt: number;
  readonly wellMs: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number | null;
};

export type Since = {
  readonly region: Vantage | null;
  readonly start: {
    readonly earliestAt: number | null;
    readonly latestAt: number;
  };
  readonly minDurationMs: number;
  readonly maxDurationMs: number | null;
};

export type Network = {
  readonly prefix: string;
  readonly asn: number | null;
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
  readonly target: {
    readonly host: string;
    readonly display: string;
  };
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
  readonly settled: boolean;
  readonly here: {
    readonly vantage: Vantage;
    readonly city: string;
    readonly continent: Continent;
    readonly country: string | null;
    readonly vote: "up" | "down" | "abstain" | "pending";
  } | null;
  readonly report: "up" | "down" | null;
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
  readonly intermittent: boolean;
  readonly findings: ReadonlyArray<Finding>;
  readonly observations: ReadonlyArray<Observation>;
  readonly pending: ReadonlyArray<Vantage>;
  readonly since: Since | null;
  readonly recent: ReadonlyArray<Sample>;
  readonly outages: ReadonlyArray<Outage>;
  readonly group: {
    readonly down: ReadonlyArray<string>;
    readonly up: ReadonlyArray<string>;
    readonly unseen: ReadonlyArray<string>;
  } | null;
  readonly fate: {
    readonly network: Network | null;
    readonly together: ReadonlyArray<{
      readonly host: string;
      readonly scope: "down" | "partial";
      readonly shares: "prefix" | "as" | null;
      readonly isKin: boolean;
      readonly withinMs: number;
      readonly isBounded: boolean;
    }>;
    readonly unnamed: number;
  } | null;
  readonly sweep: {
    readonly startedAt: number;
    readonly completedAt: number | null;
    readonly ageMs: number;
    readonly complete: boolean;
  };
  readonly checkedAt: number;
  readonly language: "en" | "de";
  readonly notice: string | null;
};

export type Provisional = {
  readonly verdict: "up" | "down" | "just-you" | null;
  readonly votes: {
    readonly up: number;
    readonly down: number;
    readonly abstained: number;
  };
  readonly heard: number;
  readonly of: number;
  readonly silent: boolean;
};

export type History = {
  readonly target: {
    readonly host: string;
    readonly display: string;
  };
  readonly watchedSince: number | null;
  readonly outages: ReadonlyArray<Outage>;
  readonly regions: ReadonlyArray<{
    readonly vantage: Vantage;
    readonly city: string;
    readonly outages: ReadonlyArray<Outage>;
  }>;
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
  readonly kept: {
    readonly sweeps: number;
    readonly badSweeps: number;
    readonly outages: number;
    readonly regionalOutages: number;
  };
  readonly explanation: string;
  readonly checkedAt: number;
  readonly language: "en" | "de";
  readonly notice: string | null;
};

export type Group = {
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
  readonly partition: {
    readonly up: ReadonlyArray<string>;
    readonly down: ReadonlyArray<string>;
    readonly partial: ReadonlyArray<string>;
    readonly unknown: ReadonlyArray<string>;
    readonly refused: ReadonlyArray<string>;
  };
  readonly invalid: number;
  readonly regions: ReadonlyArray<{
    readonly vantage: Vantage;
    readonly city: string;
    readonly down: ReadonlyArray<string>;
    readonly up: ReadonlyArray<string>;
    readonly unsure: ReadonlyArray<string>;
    readonly pending: ReadonlyArray<string>;
  }>;
  readonly shared: {
    readonly hosts: ReadonlyArray<string>;
    readonly network: {
      readonly shares: "prefix" | "as";
      readonly prefix: string | null;
      readonly asn: number | null;
      readonly name: string | null;
      readonly hosts: ReadonlyArray<string>;
    } | null;
    readonly failure: Failure | null;
    readonly withinMs: number | null;
    readonly isBounded: boolean;
    readonly regions: ReadonlyArray<Vantage>;
  } | null;
  readonly control: string | null;
  readonly sentences: ReadonlyArray<string>;
  readonly explanation: string;
  readonly language: "en" | "de";
  readonly checkedAt: number;
  readonly notice: string | null;
};

export type Watched = {
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
  readonly checkedAt: number;
  readonly language: "en" | "de";
  readonly notice: string | null;
};

export type Vantages = {
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
  readonly checkedAt: number;
  readonly notice: string | null;
};

export type Problem = {
  readonly type: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly detail: string;
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
  readonly title: string;
  readonly stage: "asking" | "waiting" | "provisional" | "settled" | "final" | "old";
  readonly verdict: Verdict | null;
  readonly say: string;
  readonly parts: ReadonlyArray<string>;
};

export interface CheckOptions extends Options {
  /** Answer as if asked from this vantage point. */
  readonly from?: Vantage;
  /** What you just saw yourself. It can turn your own answer alone. */
  readonly report?: "up" | "down";
  /** The same as your browser puts it: a status, ERR_…, or Firefox's reason. */
  readonly s?: string;
  /** What a browser's own request of https://{host}/ did. */
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
  /** What a browser's own request of https://{host}/ did. */
  readonly tested?: "resolves" | "rejects" | "silent" | "running";
  /** The language of the texts; else Accept-Language, else English. */
  readonly lang?: "en" | "de";
  /** The form of the stream; else what the Accept header prefers. */
  readonly format?: "sse" | "ndjson";
  /** The id of the last event that was heard: of the same sweep the rest is told, of another one everything. An EventSource sends it by itself. */
  readonly "Last-Event-ID"?: string;
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
