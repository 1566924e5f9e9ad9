/**
 * Findings that change what a reader does: a twin that answers, who is turned away and from where,
 * pages that look wrong, and families of address.
 */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../../src/probe/observation";
import { type Finding, findingsOf } from "../../../src/verdict/findings";
import { seen, sweep, TWIN } from "./build";

const ALL = sweep({}).map(({ city }) => city);
const has = (families: Observation["families"]) => ({ families });
const http = { scheme: "http", embedding: "mixed" } as const;

describe("a twin that answers", () => {
  const works = "refused, and its twin answers";
  test.each<[string, readonly Observation[], readonly Finding[]]>([
    [
      "for all who cannot reach the target",
      sweep({ japan: works, india: works }),
      [{ kind: "twin_works", host: TWIN, cities: ["Mumbai", "Tokyo"], isAll: true }],
    ],
    [
      "for one of two",
      sweep({ japan: works, india: "connection_refused" }),
      [{ kind: "twin_works", host: TWIN, cities: ["Tokyo"], isAll: false }],
    ],
    [
      "for one that does not count",
      [seen("japan", works, { health: "duplicate" }), seen("india", "http_5xx")],
      [],
    ],
  ])("%s", (_, observations, findings) => {
    expect(findingsOf(observations)).toEqual(findings);
  });
});

describe("who is turned away", () => {
  const refused = (one: Omit<Extract<Finding, { kind: "refused" }>, "kind">) => [
    { kind: "refused", ...one },
  ];
  test.each<[string, readonly Observation[], readonly unknown[]]>([
    [
      "by a rule about places that says so",
      sweep({ japan: "geo_block" }),
      refused({
        ...{ refusal: "geo_block", wants: "elsewhere", where: "places" },
        ...{ cities: ["Tokyo"], isAll: false },
      }),
    ],
    [
      "from everywhere, by a rule about places",
      sweep({}, "http_451"),
      refused({
        ...{ refusal: "http_451", wants: "elsewhere", where: "everywhere" },
        ...{ cities: ALL, isAll: true },
      }),
    ],
    [
      "from a whole continent, by what does not say why",
      sweep({ emirates: "http_403", ireland: "http_403", germany: "http_403" }),
      refused({
        ...{ refusal: "http_403", wants: "unclear", where: "places" },
        ...{ cities: ["Dublin", "Frankfurt", "Dubai"], isAll: false },
      }),
    ],
    [
      "from a part of a continent, by what does not say why",
      sweep({ emirates: "blocked", ireland: "blocked" }),
      refused({
        ...{ refusal: "blocked", wants: "unclear", where: "everywhere" },
        ...{ cities: ["Dublin", "Dubai"], isAll: false },
      }),
    ],
    [
      "where nobody got in",
      sweep({ emirates: "http_403" }, "connection_refused"),
      refused({
        ...{ refusal: "http_403", wants: "unclear", where: "everywhere" },
        ...{ cities: ["Dubai"], isAll: true },
      }),
    ],
    [
      "where only one got in that does not count",
      [seen("emirates", "http_403"), seen("japan", "up", { health: "misplaced" })],
      refused({
        ...{ refusal: "http_403", wants: "unclear", where: "everywhere" },
        ...{ cities: ["Dubai"], isAll: true },
      }),
    ],
    [
      "as a robot, from a whole continent",
      sweep({ emirates: "challenge" }),
      refused({
        ...{ refusal: "challenge", wants: "human", where: "everywhere" },
        ...{ cities: ["Dubai"], isAll: false },
      }),
    ],
    [
      "for a login that stands on another site",
      [seen("japan", "login", { redirectsTo: "id.b.org" })],
      [
        ...refused({
          ...{ refusal: "login", wants: "login", where: "everywhere" },
          ...{ cities: ["Tokyo"], isAll: true },
        }),
        { kind: "sends_on", host: "id.b.org", cities: ["Tokyo"] },
      ],
    ],
  ])("%s", (_, observations, findings) => {
    expect(findingsOf(observations)).toEqual(findings);
  });
});

test.each<[string, readonly Observation[], readonly Finding[]]>([
  [
    "one page that looks wrong",
    sweep({ japan: "error_page" }),
    [{ kind: "suspect", suspect: "error_page", cities: ["Tokyo"], isAll: false }],
  ],
  [
    "a page that looks wrong to all who were answered",
    sweep({ japan: "connection_refused" }, "parked"),
    [
      {
        ...{ kind: "suspect", suspect: "parked", isAll: true },
        cities: ALL.filter((city) => city !== "Tokyo"),
      },
    ],
  ],
  [
    "pages that look wrong in two ways",
    [seen("germany", "maintenance"), seen("japan", "error_page")],
    [
      { kind: "suspect", suspect: "maintenance", cities: ["Frankfurt"], isAll: false },
      { kind: "suspect", suspect: "error_page", cities: ["Tokyo"], isAll: false },
    ],
  ],
])("told is %s", (_, observations, findings) => {
  expect(findingsOf(observations)).toEqual(findings);
});

describe("why it is http only", () => {
  const over = (...failures: readonly Observation["httpsFailure"][]) =>
    failures.map((httpsFailure, at) =>
      seen((["germany", "india", "japan"] as const)[at] ?? "brazil", "up", {
        ...http,
        httpsFailure,
      }),
    );
  test.each<[string, readonly Observation[], Observation["httpsFailure"]]>([
    ["is told when all met the same", over("tls_expired", "tls_expired"), "tls_expired"],
    ["is not told when they differ", over("tls_expired", "timeout_connect"), null],
    ["is not told when one does not know", over("tls_expired", null), null],
  ])("%s", (_, observations, failure) => {
    expect(findingsOf(observations)).toEqual([
      { kind: "http_only", failure, cities: ["Frankfurt", "Mumbai"], isAll: true },
    ]);
  });
});

describe("families of address", () => {
  test.each<[string, readonly Observation[], readonly Finding[]]>([
    ["nobody knows them", sweep({}), []],
    ["it has both, and is well", sweep({}).map((one) => ({ ...one, ...has("both") })), []],
    ["it has IPv4 alone, and fails", [seen("japan", "timeout_connect", has("ipv4"))], []],
    [
      "it has IPv6 alone",
      [seen("germany", "up"), seen("japan", "up", has("ipv6"))],
      [{ kind: "ipv6_only" }],
    ],
    ["some found IPv4", [seen("germany", "up", has("both")), seen("japan", "up", has("ipv6"))], []],
    ["only a broken one knows", [seen("japan", "up", { ...has("ipv6"), health: "impaired" })], []],
    ["an error page is no matter of them", [seen("japan", "http_5xx", has("both"))], []],
    [
      "one that does not count failed",
      [seen("japan", "timeout_connect", { ...has("both"), health: "misplaced" })],
      [],
    ],
    ...(
      [
        "connection_refused",
        "timeout_connect",
        "tls_failed",
        "timeout_tls",
        "timeout_first_byte",
        "timeout_body",
      ] as const
    ).map(
      (failure) =>
        [
          `one has both and met ${failure}`,
          [seen("germany", "up", has("both")), seen("japan", failure, has("both"))],
          [{ kind: "families_untested" }],
        ] as [string, readonly Observation[], readonly Finding[]],
    ),
  ])("%s", (_, observations, findings) => {
    expect(findingsOf(observations)).toEqual(findings);
  });
});
