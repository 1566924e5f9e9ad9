/** Well-formed names that nobody may ask about, and the one exception for practice. */
import { describe, expect, test } from "vitest";
import { isPracticeHost } from "../../../src/target/parse";
import { outcome, WITH_PRACTICE } from "./outcome";

describe("A2: names outside the public internet are forbidden", () => {
  test.each([
    "a.localhost",
    "printer.local",
    "metadata.google.internal",
    "instance-data.ec2.internal",
    "kubernetes.default.svc.cluster.local",
    "facebookwkhpilnemxj7.onion",
    "1.0.0.127.in-addr.arpa",
    "router.home.arpa",
    "down.test",
    "a.invalid",
    "www.example",
    "a.alt",
    "nas.lan",
    "mail.corp",
    "router.home",
    "a.mail",
    "localhost.localdomain",
    "wiki.intranet",
    "a.private",
    "PRINTER.LOCAL.",
    "printer。ｌｏｃａｌ",
    "https://printer.local:8080/",
  ])("%j is special_use", (text) => {
    expect(outcome(text)).toBe("forbidden_target/special_use");
  });

  test.each([
    ["metadata.goog", "metadata"],
    ["metadata.tencentyun.com", "metadata"],
    ["api.metadata.cloud.ibm.com", "metadata"],
    ["kubernetes.default.svc", "metadata"],
    ["nip.io", "wildcard_dns"],
    ["10.0.0.1.nip.io", "wildcard_dns"],
    ["169-254-169-254.SSLIP.io.", "wildcard_dns"],
    ["localtest.me", "wildcard_dns"],
    ["app.lvh.me", "wildcard_dns"],
    ["127.0.0.1.xip.io", "wildcard_dns"],
    ["make-1.2.3.4-rebind-127.0.0.1-rr.1u.ms", "wildcard_dns"],
    ["7f000001.08080808.rbndr.us", "wildcard_dns"],
  ])("%j is %s", (text, reason) => {
    expect(outcome(text)).toBe(`forbidden_target/${reason}`);
  });
});

describe("A12: the service does not ask about itself", () => {
  const options = { practice: false, ownHosts: ["JustHere.org.", "here.workers.dev", ""] };

  test.each([
    ["justhere.org", "forbidden_target/own_host"],
    ["https://WWW.justhere.org./x", "forbidden_target/own_host"],
    ["preview.here.workers.dev", "forbidden_target/own_host"],
    ["workers.dev", "workers.dev"],
    ["notjusthere.org", "notjusthere.org"],
    ["justhere.org.com", "justhere.org.com"],
  ])("%j gives %s", (text, expected) => {
    expect(outcome(text, options)).toBe(expected);
  });
});

describe("the practice internet opens names below .test and nothing else", () => {
  test.each([
    ["down.test", "down.test"],
    ["gone.moved.test", "gone.moved.test"],
    ["https://DOWN.test/x", "down.test"],
    ["test", "invalid_target/single_label"],
    [".test", "invalid_target/label"],
    ["a.localhost", "forbidden_target/special_use"],
    ["test.local", "forbidden_target/special_use"],
    ["127.0.0.1", "forbidden_target/address_literal"],
    ["down.test:8080", "invalid_target/port"],
    ["example.com", "example.com"],
  ])("%j gives %s", (text, expected) => {
    expect(outcome(text, WITH_PRACTICE)).toBe(expected);
  });

  test("our own practice host stays forbidden", () => {
    const options = { practice: true, ownHosts: ["own.test"] };
    expect(outcome("own.test", options)).toBe("forbidden_target/own_host");
  });

  test.each([
    ["down.test", true],
    ["gone.moved.test", true],
    ["test", false],
    ["contest", false],
    ["test.com", false],
  ])("%s is a practice host: %s", (host, expected) => {
    expect(isPracticeHost(host)).toBe(expected);
  });
});
