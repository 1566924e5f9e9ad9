/** What holds for every text that anybody could send. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../../src/target/address";
import { parseTarget } from "../../../src/target/parse";
import { PUBLIC_ONLY, WITH_PRACTICE } from "./outcome";

/** Pieces that mean something to some parser, in any order. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."a1.:/\\@%[]?#-_ \t\0xXéß。．１⓪٠＠％".split(""), "\uFEFF", "\u00ad"),
      fc.constantFrom(
        "http://",
        "https:",
        "xn--",
        "0x7f",
        "127.0.0.1",
        "localhost",
        ".com",
        ".test",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

const anyText = fc.oneof(
  hostile,
  hostile.map((text) => `https://${text}.com/`),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => `${text}.com`),
  fc.string({ unit: "grapheme-ascii", maxLength: 20 }).map((text) => `xn--${text}.com`),
  fc.webUrl(),
  fc.domain(),
  fc.ipV4Extended(),
  fc.ipV6().map((ip) => `[${ip}]`),
);

/** Hosts that are targets already in canonical form. */
const host = fc
  .tuple(
    fc.array(fc.stringMatching(/^[a-z0-9]([a-z0-9_-]{0,12}[a-z0-9])?$/), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom("com", "org", "co.uk", "newgtld"),
  )
  .map(([labels, suffix]) => [...labels, suffix].join("."))
  .filter((name) => parseTarget(name, PUBLIC_ONLY).kind === "target");

describe("for every text", () => {
  const options = fc.constantFrom(PUBLIC_ONLY, WITH_PRACTICE);

  test("the door answers and never throws", () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        expect(["target", "rejected"]).toContain(parseTarget(text, chosen).kind);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a host that comes out is canonical, and no address", () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        const result = parseTarget(text, chosen);
        if (result.kind === "rejected") return;
        expect(result.host).toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/);
        expect(result.host.length).toBeLessThanOrEqual(253);
        expect(result.display).not.toMatch(/(^|\.)(xn--|\.|$)/);
        expect(isPublicAddress(result.host)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a host that came out goes in again and is the same target, as is its Unicode form", () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        const result = parseTarget(text, chosen);
        if (result.kind === "rejected") return;
        expect(parseTarget(result.host, chosen)).toEqual(result);
        expect(parseTarget(result.display, chosen)).toEqual(result);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a rejection is stable codes and nothing else", () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        const result = parseTarget(text, chosen);
        if (result.kind === "target") return;
        expect(result.code).toMatch(/^(invalid|forbidden)_target$/);
        expect(result.reason).toMatch(/^[a-z_]+$/);
        expect(Object.keys(result).toSorted()).toEqual(["code", "kind", "reason"]);
        expect(parseTarget(text, chosen)).toEqual(result);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("for every host", () => {
  test("case, a final dot, scheme, port, margins, path, query and fragment change nothing", () => {
    const scheme = fc.constantFrom("", "http://", "https://", "HTTPS://");
    const margin = fc.constantFrom("", " ", "   ");
    const tail = fc.constantFrom("", "/", "/a/b c", "?q=a@b%20", "#x:y", "/https://localhost/");
    fc.assert(
      fc.property(host, scheme, margin, tail, fc.boolean(), (name, prefix, space, rest, dot) => {
        const port = prefix === "" || rest === "" ? "" : prefix === "http://" ? ":80" : ":443";
        const written = `${name.toUpperCase()}${dot ? "." : ""}`;
        const text = `${space}${prefix}${written}${port}${rest}${space}`;
        expect(parseTarget(text, PUBLIC_ONLY)).toEqual(parseTarget(name, PUBLIC_ONLY));
      }),
      { numRuns: 1_000 },
    );
  });

  test("anything of ours, and anything below, is refused", () => {
    fc.assert(
      fc.property(host, fc.domain(), (name, below) => {
        const options = { practice: false, ownHosts: [name] };
        expect(parseTarget(name, options)).toMatchObject({ reason: "own_host" });
        expect(parseTarget(`${below}.${name}`, options).kind).toBe("rejected");
      }),
      { numRuns: 500 },
    );
  });

  test("a name outside the public internet stays outside whatever stands before it", () => {
    const ending = fc.constantFrom("localhost", "local", "internal", "arpa", "nip.io", "lan");
    fc.assert(
      fc.property(host, ending, (name, suffix) => {
        expect(parseTarget(`${name}.${suffix}`, WITH_PRACTICE)).toMatchObject({
          kind: "rejected",
          code: "forbidden_target",
        });
      }),
      { numRuns: 500 },
    );
  });
});
