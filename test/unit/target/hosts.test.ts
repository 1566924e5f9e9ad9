/** Hosts as an operator lists them. */
import { describe, expect, test } from "vitest";
import { countInvalidHosts, readHosts } from "../../../src/target/hosts";

const DOOR = { practice: false, ownHosts: [] };

describe("a list of hosts", () => {
  test.each<[string, readonly string[], number]>([
    ["", [], 0],
    [" \n ", [], 0],
    ["a.org", ["a.org"], 0],
    ["a.org b.org", ["a.org", "b.org"], 0],
    ["a.org,b.org", ["a.org", "b.org"], 0],
    ["a.org, b.org,\n\tc.org , ", ["a.org", "b.org", "c.org"], 0],
    [",,a.org,,", ["a.org"], 0],
    ["A.ORG., münchen.de", ["a.org", "xn--mnchen-3ya.de"], 0],
    ["10.0.0.1, a.org, nonsense, db.internal", ["a.org"], 3],
    ["a.org;b.org", [], 1],
  ])("%j is %j, and leaves out %i", (text, hosts, invalid) => {
    expect(readHosts(text, DOOR)).toEqual(hosts);
    expect(countInvalidHosts(text, DOOR)).toBe(invalid);
  });
});
