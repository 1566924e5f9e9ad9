/** Whether a page of another site may load it, as far as a probe can see. */
import { describe, expect, test } from "vitest";
import { decodeObservation, decodeReport } from "../../../src/probe/observation";
import {
  answers,
  INTERNAL,
  LOST,
  type NetScript,
  redirects,
  throws,
} from "../../support/script-net";
import { reportOf } from "../vantage/probers";
import { probed } from "./probing";

const HOME = "https://site.com/";
const HTTP = "http://site.com/";
const corp = (policy: string) => ({ headers: { "cross-origin-resource-policy": policy } });

describe("a page of another site", () => {
  test.each<[string, Required<NetScript>["at"], embedding: string | null]>([
    ["may load a page without a policy", { [HOME]: answers(200) }, "open"],
    ["may load a page that is missing", { [HOME]: answers(404) }, "open"],
    ["may load a page for everybody", { [HOME]: answers(200, corp("cross-origin")) }, "open"],
    ["may load a page with a policy of nobody's", { [HOME]: answers(200, corp("none")) }, "open"],
    ["may load it by a redirect", { [HOME]: redirects("/a"), "site.com": answers(200) }, "open"],
    ["may not, for its own origin", { [HOME]: answers(200, corp("same-origin")) }, "corp"],
    ["may not, for its own site", { [HOME]: answers(200, corp("same-site")) }, "corp"],
    ["may not, with spaces round it", { [HOME]: answers(200, corp(" same-site ")) }, "corp"],
    [
      "may not, if the redirect forbids it",
      { [HOME]: redirects("/a", corp("same-origin")), "site.com": answers(200) },
      "corp",
    ],
    [
      "may not, if the redirect's end forbids it",
      { [HOME]: redirects("/a"), "site.com": answers(200, corp("same-site")) },
      "corp",
    ],
    ["may not over http", { [HOME]: throws(INTERNAL), [HTTP]: answers(200) }, "mixed"],
    [
      "may not over http, and a policy says more",
      { [HOME]: throws(INTERNAL), [HTTP]: answers(200, corp("same-site")) },
      "corp",
    ],
    ["may not by a redirect to http", { [HOME]: redirects(HTTP), [HTTP]: answers(200) }, "mixed"],
    [
      "may not by way of http",
      {
        [HOME]: redirects("http://site.com/a"),
        "http://site.com/a": redirects("https://site.com/b"),
        "https://site.com/b": answers(200),
      },
      "mixed",
    ],
    [
      "may not by a redirect to http that forbids it",
      { [HOME]: redirects(HTTP, corp("same-origin")), [HTTP]: answers(200) },
      "corp",
    ],
  ])("%s", async (_, at, embedding) => {
    const { sight } = await probed({ at });
    expect(sight).toMatchObject({ outcome: "up", embedding });
  });
});

describe("nothing is known", () => {
  const far = {
    [HOME]: redirects("https://a.site.com/"),
    "a.site.com": redirects("https://b.site.com/"),
    "b.site.com": redirects("https://c.site.com/"),
    "c.site.com": redirects("https://d.site.com/"),
  };
  test.each<[string, Required<NetScript>["at"], outcome: string]>([
    ["of another site", { [HOME]: redirects("https://other.com/") }, "up"],
    [
      "of another site behind a policy",
      { [HOME]: redirects("https://other.com/", corp("same-site")) },
      "up",
    ],
    ["of a redirect that is no page", { [HOME]: redirects("ftp://site.com/") }, "up"],
    ["of the end of too many redirects", far, "up"],
    ["of one that turns us away", { [HOME]: answers(403, corp("same-origin")) }, "unsure"],
    ["of a server error", { [HOME]: answers(500, corp("same-origin")) }, "down"],
    ["of a connection that breaks off", { "site.com": throws(LOST) }, "down"],
    ["of a redirect into nothing", { [HOME]: redirects("/a"), "site.com": throws(LOST) }, "down"],
  ])("%s", async (_, at, outcome) => {
    const { sight } = await probed({ at });
    expect(sight).toMatchObject({ outcome, embedding: null });
  });
});

describe("a report", () => {
  const UP = reportOf("germany");
  const down = {
    ...UP,
    ...{ outcome: "down", failure: "connection_refused", fault: "target", phase: "connect" },
    ...{ status: null, scheme: null },
  };
  const refused = { ...UP, outcome: "unsure", refusal: "http_403", status: 403 };
  const asObservation = ({ ranIn, ...rest }: typeof UP) => ({
    ...rest,
    city: "Frankfurt",
    continent: "EU",
    place: { asked: "aws:eu-central-1", observed: ranIn },
  });

  test.each(["open", "corp", "mixed", null] as const)("that is up may say %j", (embedding) => {
    const report = { ...UP, embedding };
    expect(decodeReport(report)).toEqual(report);
    expect(decodeObservation(asObservation(report))).toEqual(asObservation(report));
  });

  test.each<[string, object]>([
    ["up", UP],
    ["down", down],
    ["refused", refused],
  ])("of an older prober, %s, does not know", (_, report) => {
    const { embedding: _none, ...older } = report as typeof UP;
    expect(decodeReport(older)).toEqual({ ...report, embedding: null });
    expect(decodeObservation(asObservation(older as typeof UP))).toMatchObject({ embedding: null });
  });

  test.each<[string, object]>([
    ["down, and may be loaded", { ...down, embedding: "open" }],
    ["down, and forbids it", { ...down, embedding: "corp" }],
    ["refused, and over http", { ...refused, embedding: "mixed" }],
    ["up, and something else", { ...UP, embedding: "closed" }],
    ["up, and no word", { ...UP, embedding: true }],
  ])("is none: %s", (_, report) => {
    expect(decodeReport(report)).toBeNull();
    expect(decodeObservation(asObservation(report as typeof UP))).toBeNull();
  });
});
