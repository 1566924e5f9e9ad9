/**
 * Every reason to refuse what somebody typed, and the sentence a person gets for it.
 *
 * The sentences are fixed: nothing of the text that was refused may appear in them, because it may
 * hold a password, a token or markup. Pure data.
 */

interface Words {
  /** `invalid_target`: not a website's name. `forbidden_target`: a name we must not look at. */
  readonly code: "invalid_target" | "forbidden_target";
  readonly detail: string;
}

const invalid = (detail: string): Words => ({ code: "invalid_target", detail });
const forbidden = (detail: string): Words => ({ code: "forbidden_target", detail });

/** Every reason there is, in the order in which the steps of `parseTarget` find them. */
const REJECTIONS = {
  empty: invalid("No host name was given."),
  too_long: invalid("The address is too long."),
  control_character: invalid("The address contains a control character."),
  backslash: invalid("The address contains a backslash."),
  bad_unicode: invalid("The address contains characters that were damaged on the way."),

  scheme: invalid("Give a host name, or an address that starts with http:// or https://."),
  userinfo: invalid("The host must not be preceded by a user name or password."),
  percent_in_host: invalid("The host name must not contain a percent sign."),
  space_in_host: invalid("The host name must not contain a space."),
  not_a_host: invalid("The host name contains characters or numbers that no host name can have."),

  address_literal: forbidden("Only names can be checked, not IP addresses."),
  label: invalid(
    "Each part of a host name has 1 to 63 letters, digits, hyphens or underscores, and no hyphen at its ends.",
  ),
  host_too_long: invalid("The host name is longer than 253 characters."),
  single_label: invalid("The host name needs at least two parts, as in example.com."),
  punycode: invalid("A part of the host name that starts with xn-- does not stand for any name."),

  special_use: forbidden("Names with this ending do not belong to the public internet."),
  metadata: forbidden("This name belongs to the inner workings of a hosting platform."),
  wildcard_dns: forbidden("This name only stands for an IP address chosen by whoever writes it."),
  own_host: forbidden("This is the service itself, which cannot look at itself."),

  port: invalid("Only the usual ports can be checked: 80 for http and 443 for https."),
} as const satisfies Readonly<Record<string, Words>>;

/** Stable code of why a target was refused. */
export type RejectionReason = keyof typeof REJECTIONS;

/** A refused target. `detail` is one English sentence that never repeats the input. */
export interface Rejection extends Words {
  readonly kind: "rejected";
  readonly reason: RejectionReason;
}

/** The rejection for one reason. */
export function rejection(reason: RejectionReason): Rejection {
  return { kind: "rejected", reason, ...REJECTIONS[reason] };
}
