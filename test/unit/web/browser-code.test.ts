/** A browser's own code for what it saw, and what it means. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../../src/limits";
import { type BrowserTrouble, reportOfBrowser, troubleOf } from "../../../src/web/browser-code";

describe("trouble", () => {
  test.each<[string, BrowserTrouble]>([
    ["DNS_PROBE_FINISHED_NXDOMAIN", "dns"],
    ["ERR_NAME_NOT_RESOLVED", "dns"],
    ["ERR_NAME_RESOLUTION_FAILED", "dns"],
    ["ERR_DNS_TIMED_OUT", "dns"],
    ["ERR_ICANN_NAME_COLLISION", "dns"],
    ["ERR_INTERNET_DISCONNECTED", "offline"],
    ["ERR_NETWORK_CHANGED", "offline"],
    ["ERR_PROXY_CONNECTION_FAILED", "proxy"],
    ["ERR_MANDATORY_PROXY_CONFIGURATION_FAILED", "proxy"],
    ["ERR_TUNNEL_CONNECTION_FAILED", "proxy"],
    ["ERR_SOCKS_CONNECTION_FAILED", "proxy"],
    ["ERR_BLOCKED_BY_CLIENT", "blocked"],
    ["ERR_BLOCKED_BY_ADMINISTRATOR", "blocked"],
    ["ERR_NETWORK_ACCESS_DENIED", "blocked"],
    ["ERR_CONNECTION_REFUSED", "refused"],
    ["ERR_CONNECTION_TIMED_OUT", "timeout"],
    ["ERR_TIMED_OUT", "timeout"],
    ["ERR_ADDRESS_UNREACHABLE", "unreachable"],
    ["ERR_CERT_DATE_INVALID", "certificate"],
    ["ERR_CERT_AUTHORITY_INVALID", "certificate"],
    ["ERR_CERT_COMMON_NAME_INVALID", "certificate"],
    ["ERR_SSL_PROTOCOL_ERROR", "tls"],
    ["ERR_SSL_VERSION_OR_CIPHER_MISMATCH", "tls"],
    ["ERR_BAD_SSL_CLIENT_AUTH_CERT", "tls"],
    ["ERR_ECH_NOT_NEGOTIATED", "tls"],
    ["ERR_TOO_MANY_REDIRECTS", "circle"],
    ["ERR_CONNECTION_RESET", "broken"],
    ["ERR_CONNECTION_CLOSED", "broken"],
    ["ERR_EMPTY_RESPONSE", "broken"],
    ["ERR_INCOMPLETE_CHUNKED_ENCODING", "broken"],
    ["ERR_CONTENT_LENGTH_MISMATCH", "broken"],
    ["ERR_INVALID_RESPONSE", "other"],
    ["ERR_OF_ANOTHER_DAY", "other"],
  ])("in Chromium, %s: %s", (code, trouble) => {
    expect(troubleOf(code)).toBe(trouble);
  });

  test.each<[string, BrowserTrouble]>([
    ["dnsNotFound", "dns"],
    ["dnsNotFound2", "dns"],
    ["connectionFailure", "refused"],
    ["netTimeout", "timeout"],
    ["netReset", "broken"],
    ["netInterrupt", "broken"],
    ["nssBadCert", "certificate"],
    ["nssFailure2", "tls"],
    ["redirectLoop", "circle"],
    ["proxyConnectFailure", "proxy"],
    ["proxyResolveFailure", "proxy"],
    ["serverError", "server_error"],
    ["unknownProtocolFound", "other"],
  ])("in Firefox, %s: %s", (code, trouble) => {
    expect(troubleOf(code)).toBe(trouble);
  });

  test.each(["500", "503", "520", "599"])("by status, %s: the server's", (code) => {
    expect(troubleOf(code)).toBe("server_error");
  });

  test.each([
    ["a page", "200"],
    ["a page that is missing", "404"],
    ["too many digits", "5000"],
    ["nothing", ""],
    ["a file that is missing", "fileNotFound"],
    ["what every object has", "constructor"],
    ["the prototype", "__proto__"],
    ["small letters", "err_connection_refused"],
    ["markup", "ERR_<script>"],
    ["two lines", "ERR_TIMED_OUT\nERR_TIMED_OUT"],
    ["a line and its end", "ERR_TIMED_OUT\n"],
    ["a beginning alone", "ERR_"],
    ["a code longer than any", `ERR_${"A".repeat(FRONT.browserCodeLength - 3)}`],
  ])("is not told by %s", (_, code) => {
    expect(troubleOf(code)).toBeNull();
    if (code !== "200") expect(reportOfBrowser(code)).toBeNull();
  });

  test("is told by a code as long as allowed", () => {
    expect(troubleOf(`ERR_${"A".repeat(FRONT.browserCodeLength - 4)}`)).toBe("other");
  });
});

describe("what the browser said it saw", () => {
  test.each([
    ["ERR_CONNECTION_REFUSED", "down"],
    ["DNS_PROBE_FINISHED_NXDOMAIN", "down"],
    ["ERR_CERT_DATE_INVALID", "down"],
    ["dnsNotFound", "down"],
    ["netReset", "down"],
    ["503", "down"],
    ["520", "down"],
    ["200", "up"],
    ["304", "up"],
    ["404", null],
    ["0", null],
    ["fileNotFound", null],
    ["err_connection_refused", null],
    ["ERR_<script>", null],
    [`ERR_${"A".repeat(70)}`, null],
    [null, null],
  ])("%s → %s", (code, report) => {
    expect(reportOfBrowser(code)).toBe(report);
  });
});
