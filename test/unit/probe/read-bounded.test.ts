/** How a body is read that may be endless, stalled, broken or a bomb. */
import { describe, expect, test } from "vitest";
import { discard, readBounded } from "../../../src/probe/body";
import { settled } from "../../support/clock";
import { type BodyEnd, scriptBody } from "../../support/script-body";

function bodyOf(chunks: readonly (string | Uint8Array)[], end: BodyEnd = "closes") {
  const body = scriptBody({ chunks, end });
  return { ...body, response: new Response(body.stream) };
}

const never = new AbortController().signal;
const bytes = (text: string) => new TextEncoder().encode(text);

describe("C2: a body is read as text, up to its bound in bytes", () => {
  test.each([
    ["shorter", ["abc"], "abc", "read"],
    ["in pieces", ["ab", "", "c", "d"], "abcd", "read"],
    ["empty", [], "", "read"],
    ["as long as the bound", ["12345", "67890"], "1234567890", "cancelled"],
    ["one byte too long", ["12345", "678901"], "1234567890", "cancelled"],
    ["much too long", ["x".repeat(1_000_000)], "xxxxxxxxxx", "cancelled"],
  ])("%s", async (_, chunks, expected, fate) => {
    const body = bodyOf(chunks);
    expect(await readBounded(body.response, 10, never)).toBe(expected);
    await settled();
    expect(body.fate()).toBe(fate);
  });

  test("an endless one is let go of, and no more is asked for", async () => {
    const body = bodyOf(["x".repeat(1_024)], "repeats");
    expect(await readBounded(body.response, 64 * 1_024, never)).toHaveLength(64 * 1_024);
    await settled();
    expect([body.fate(), body.pulledBytes()]).toEqual(["cancelled", 64 * 1_024]);
  });

  test("no body is no text", async () => {
    expect(await readBounded(new Response(null), 10, never)).toBe("");
  });

  test("the bound counts what was decompressed", async () => {
    const bomb = new Blob(["x".repeat(10_000_000)]).stream();
    const packed = await new Response(
      bomb.pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer();
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    expect(packed.byteLength).toBeLessThan(20_000);
    expect(await readBounded(new Response(unpacked), 100, never)).toBe("x".repeat(100));
  });
});

describe("a character is never torn apart", () => {
  const [euro, rest] = [bytes("€"), bytes("5")];
  test.each([
    ["over two chunks", [euro.slice(0, 1), euro.slice(1), rest], 10, "€5"],
    ["byte by byte", [...euro].map((byte) => Uint8Array.of(byte)), 10, "€"],
    ["beyond the BMP", [bytes("😀").slice(0, 2), bytes("😀").slice(2)], 10, "😀"],
    ["by the bound: left out", [rest, euro], 3, "5"],
    ["by the end: left out", [rest, euro.slice(0, 2)], 10, "5"],
    ["that is none at all: replaced", [Uint8Array.of(0xff), rest], 10, "\uFFFD5"],
  ])("%s", async (_, chunks, maxBytes, expected) => {
    expect(await readBounded(bodyOf(chunks).response, maxBytes, never)).toBe(expected);
  });
});

describe("trouble gives what came before it", () => {
  test("a body that breaks off", async () => {
    const { response, fate } = bodyOf(["error code: ", "1016"], "breaks");
    expect(await readBounded(response, 100, never)).toBe("error code: 1016");
    expect(fate()).toBe("broken");
  });

  test("a body that stalls, once the signal aborts", async () => {
    const stop = new AbortController();
    const { response, fate } = bodyOf(["error code: 1016"], "stalls");
    const reading = readBounded(response, 100, stop.signal);
    await settled();
    expect(fate()).toBe("open");
    stop.abort();
    expect(await reading).toBe("error code: 1016");
    expect(fate()).toBe("cancelled");
  });

  test("a signal that has aborted before", async () => {
    const { response, fate, pulledBytes } = bodyOf(["abc"]);
    expect(await readBounded(response, 100, AbortSignal.abort())).toBe("");
    expect([fate(), pulledBytes()]).toEqual(["cancelled", 0]);
  });

  test("a body that cannot even be cancelled", async () => {
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(bytes("abc")),
      cancel: () => Promise.reject(new Error("no")),
    });
    expect(await readBounded(new Response(stream), 2, never)).toBe("ab");
    await settled();
  });
});

describe("a body that nobody reads is let go of", () => {
  test.each<[string, BodyEnd]>([
    ["endless", "repeats"],
    ["stalled", "stalls"],
  ])("%s", async (_, end) => {
    const { response, fate, pulledBytes } = bodyOf(["abc"], end);
    discard(response);
    await settled();
    expect([fate(), pulledBytes()]).toEqual(["cancelled", 0]);
  });

  test("and none at all, one in other hands, and one that objects are no trouble", async () => {
    discard(new Response(null));
    const { response } = bodyOf(["abc"]);
    response.body?.getReader();
    discard(response);
    discard(new Response(new ReadableStream({ cancel: () => Promise.reject(new Error("no")) })));
    await settled();
  });
});
