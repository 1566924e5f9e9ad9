/**
 * Every metric that a scrape can meet, and what it means: the HELP beside it, for whoever reads it in
 * Prometheus without our documentation. Pure data.
 */

/** Of what describes a single look. */
const TYPICAL =
  "Of one look that stands for all: of the vantage point in from, else the median by its time of those who saw what justhere_scope says.";

export const HELP = {
  probe_success:
    "1: the website is up, for everyone or, with from, for whoever is near that vantage point. 0: it is down or partly down, or nobody can tell; probe_failure_info says why. To page somebody, prefer justhere_scope.",
  probe_duration_seconds: `How long a look took, with its second try where there was one. ${TYPICAL}`,
  probe_timeout_seconds: "How long this scrape may take, less the way back.",
  probe_failure_info:
    "Why probe_success is 0: the failure or refusal most met, unsettled or too_few_votes, or the error code of a question that could not be asked.",
  probe_http_status_code: `The last HTTP status, 0 if there was none. ${TYPICAL}`,
  probe_http_ssl: `1: https answered. 0: http alone did. ${TYPICAL}`,
  probe_dns_lookup_time_seconds: `How long DNS took. ${TYPICAL}`,
  probe_http_duration_seconds: `How long each phase took; first_byte is connecting, TLS and waiting together. ${TYPICAL}`,

  justhere_scope: "What all vantage points say together: one of these is 1.",
  justhere_verdict:
    "What that means for whoever is near the vantage point in from, and without from for nobody in particular: one of these is 1.",
  justhere_confidence: "How sure that is: one of these is 1.",
  justhere_intermittent: "1: it answers, but not always.",
  justhere_votes: "How many vantage points say so. Who cannot tell abstains.",
  justhere_vantage_up:
    "1: reached from there. 0: not. Who abstains, or has not answered yet, has no sample.",
  justhere_vantage_duration_seconds: "How long the look from there took, whatever it saw.",
  justhere_trouble_since_timestamp_seconds:
    "The trouble began between these two instants. No earliest: nobody had looked before. No sample: no trouble.",
  justhere_sweep_timestamp_seconds: "When the look began that this tells of.",
  justhere_sweep_complete: "1: all vantage points were heard, or given up. 0: time ran out.",
} as const satisfies Readonly<Record<string, string>>;

export type MetricName = keyof typeof HELP;
