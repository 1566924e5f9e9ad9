/** What went wrong, how we were turned away, and what makes a page doubtful: in English, short. Pure. */
import type { Words } from "./table";

export const failure: Words["failure"] = {
  dns_nxdomain: "no such name in DNS",
  dns_no_data: "the name has no address",
  dns_servfail: "its name servers fail",
  dns_dangling: "an alias of a name that is not there",
  origin_unresolvable: "its CDN cannot find the server",

  connection_refused: "connection refused",
  host_unreachable: "no route to it",
  timeout_connect: "no connection in time",

  tls_failed: "no secure connection, cannot tell why",
  tls_certificate: "its certificate is not valid",
  tls_expired: "its certificate has run out",
  tls_not_yet_valid: "its certificate is not valid yet",
  tls_wrong_host: "its certificate is for another name",
  tls_self_signed: "its certificate is signed by itself",
  tls_not_spoken: "no TLS spoken where https should be",
  timeout_tls: "connected, but not secured in time",

  timeout_first_byte: "connected, but no answer in time",
  connection_lost: "broke off, or what came was no HTTP",
  reset: "the connection was reset",
  empty_reply: "hung up without an answer",
  not_http: "what came was no HTTP",
  http_malformed: "answers, but in broken HTTP",
  headers_too_large: "its headers are too large to read",
  timeout_body: "headers came, but no page in time",
  body_lost: "headers came, then it broke off",
  body_garbled: "its page does not unpack",
  http_5xx: "server error",
  edge_error: "its CDN has no website of this name",
  redirect_loop: "redirects in a circle",
  redirect_too_many: "redirects too many times",
  redirect_invalid: "redirects to no valid address",
  redirect_to_dead: "redirects to a page that is down",
  unexpected_status: "answers, but not with the status wanted",
  unexpected_text: "answers, but without the text wanted",

  address_forbidden: "an address we may not look at",

  resolver_unreachable: "our resolver did not answer",
  resolver_invalid: "our resolver answered nonsense",
  own_zone_loop: "we cannot look at our own zone",
  unknown: "a failure we cannot name",
  prober_timeout: "our prober did not answer",
  prober_error: "our prober failed",
  prober_invalid: "our prober answered nonsense",
};

export const refusal: Words["refusal"] = {
  http_401: "asks for a password",
  http_403: "answers, but says “forbidden”",
  http_407: "asks for a proxy password",
  http_429: "answers, but too many requests",
  http_451: "answers, but blocked by law there",
  http_511: "answers, but wants a network login",
  http_999: "answers, but refuses robots",
  challenge: "answers, but wants proof of a human",
  robot_check: "answers, but asks if we are a robot",
  blocked: "answers, but a firewall says no",
  geo_block: "answers, but not to visitors there",
  rate_limited: "answers, but says: asked too often",
  login: "answers, but asks for a login",
  cookies: "redirects in a circle without cookies",
};

export const suspect: Words["suspect"] = {
  error_page: "looks like an error page",
  database_error: "looks like a database error",
  maintenance: "says it is being worked on",
  default_page: "looks like a default page",
  parked: "looks like a parked domain",
  suspended: "says that it is suspended",
  refresh_to_error: "leads on to an error",
  empty_page: "is an empty page",
  page_incomplete: "broke off halfway",
  page_stalls: "stopped halfway",
};
