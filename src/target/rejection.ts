/**
 * Every reason to refuse what somebody typed. What a person is told for each stands with the problems
 * of web/; nothing of the text that was refused may appear there, because it may hold a password, a
 * token or markup. Pure data.
 */

/** Every reason there is, in the order in which the steps of `parseTarget` find them. */
const REJECTIONS = {
  empty: "invalid_target",
  too_long: "invalid_target",
  control_character: "invalid_target",
  backslash: "invalid_target",
  bad_unicode: "invalid_target",

  scheme: "invalid_target",
  userinfo: "invalid_target",
  percent_in_host: "invalid_target",
  space_in_host: "invalid_target",
  not_a_host: "invalid_target",

  address_literal: "forbidden_target",
  label: "invalid_target",
  host_too_long: "invalid_target",
  single_label: "invalid_target",
  punycode: "invalid_target",

  special_use: "forbidden_target",
  metadata: "forbidden_target",
  wildcard_dns: "forbidden_target",
  own_host: "forbidden_target",

  port: "invalid_target",
} as const satisfies Readonly<Record<string, "invalid_target" | "forbidden_target">>;

/** Stable code of why a target was refused. */
export type RejectionReason = keyof typeof REJECTIONS;

/** A refused target. It never repeats the input. */
export interface Rejection {
  readonly kind: "rejected";
  /** `invalid_target`: not a website's name. `forbidden_target`: a name we must not look at. */
  readonly code: "invalid_target" | "forbidden_target";
  readonly reason: RejectionReason;
}

/** The rejection for one reason. */
export function rejection(reason: RejectionReason): Rejection {
  return { kind: "rejected", code: REJECTIONS[reason], reason };
}
