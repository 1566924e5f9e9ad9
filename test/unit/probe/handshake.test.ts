/** What our hello holds, and what a server's answer to it amounts to. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFlightEnough, readFlight, readTls } from "../../../src/probe/classify/handshake";
import { clientHello } from "../../../src/probe/classify/hello";
import { derOf, type Identity, identity, type Listening, say, serveTls } from "../../support/tls";

const NOW = Date.parse("2026-11-01T00:00:00Z");
const HOST = "shop.example";

let shop: Identity;
let server: Listening;
/** All that a real server says before it waits for us: ServerHello to ServerHelloDone. */
let flight: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  shop = await identity({ name: HOST });
  server = await serveTls(shop);
  flight = (await say(server.port, clientHello(HOST), endsWithDone)).heard;
});
afterAll(() => server?.stop());

/** ServerHelloDone is a message of type 14 without a body (RFC 5246, 7.4.5). */
const endsWithDone = (heard: Uint8Array) => heard.subarray(-4).join() === "14,0,0,0";

const concat = (...parts: readonly Iterable<number>[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const uint24 = (value: number) => [value >> 16, (value >> 8) & 0xff, value & 0xff];
const record = (type: number, fragment: Iterable<number>) => {
  const bytes = [...fragment];
  return concat([type, 3, 3, bytes.length >> 8, bytes.length & 0xff], bytes);
};
const message = (type: number, body: Iterable<number>) => {
  const bytes = [...body];
  return concat([type], uint24(bytes.length), bytes);
};
const serverHello = () => message(2, new Uint8Array(40));
const certificates = (...ders: readonly Uint8Array[]) => {
  const list = concat(...ders.map((der) => concat(uint24(der.length), der)));
  return message(11, concat(uint24(list.length), list));
};
/** How many of the flight's bytes it takes until the certificate is whole. */
const bytesToLeaf = () => {
  const der = derOf(shop);
  const at = flight.findIndex((_, index) => der.every((byte, i) => flight[index + i] === byte));
  return at + der.length;
};

describe("the hello", () => {
  test("names the host, and is one record that is as long as it says", () => {
    const hello = clientHello(HOST);
    expect([...hello.subarray(0, 3)]).toEqual([22, 3, 1]);
    expect(((hello[3] ?? 0) << 8) | (hello[4] ?? 0)).toBe(hello.length - 5);
    expect(new TextDecoder("latin1").decode(hello)).toContain(HOST);
  });

  test("of the longest host is as long as it says as well", () => {
    const hello = clientHello(`${"a".repeat(63)}.`.repeat(4).slice(0, 253));
    expect(((hello[3] ?? 0) << 8) | (hello[4] ?? 0)).toBe(hello.length - 5);
  });

  test("never names an address", () => {
    expect(new TextDecoder("latin1").decode(clientHello("127.0.0.1"))).not.toContain("127.0");
  });
});

describe("a real server's flight", () => {
  test("shows its certificate", () => {
    expect(readFlight(flight)).toEqual({ kind: "certificate", der: derOf(shop) });
    expect(readTls({ reached: "tcp", end: "enough", heard: flight }, HOST, NOW)).toBe(
      "tls_self_signed",
    );
  });

  test("is incomplete until the certificate is whole, and enough from then on", () => {
    const needed = bytesToLeaf();
    for (let length = 0; length <= flight.length; length++) {
      const { kind } = readFlight(flight.subarray(0, length));
      expect(kind, `${length} bytes`).toBe(length < needed ? "incomplete" : "certificate");
      expect(isFlightEnough(flight.subarray(0, length))).toBe(length >= needed);
    }
  });
});

describe("records and messages need not share their borders", () => {
  const leaf = () => derOf(shop);
  const kindOf = (heard: Uint8Array) => readFlight(heard).kind;

  test("two messages in one record", () => {
    const heard = record(22, concat(serverHello(), certificates(leaf(), leaf())));
    expect(readFlight(heard)).toEqual({ kind: "certificate", der: leaf() });
  });

  test.each([1, 2, 3, 7, 100])("messages in records of %i bytes", (size) => {
    const whole = concat(serverHello(), certificates(leaf()));
    const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
      record(22, whole.subarray(i * size, (i + 1) * size)),
    );
    expect(readFlight(concat(...pieces))).toEqual({ kind: "certificate", der: leaf() });
  });

  test("a warning in front, as of a server that does not know the name", () => {
    const warning = record(21, [1, 112]);
    expect(kindOf(warning)).toBe("incomplete");
    expect(kindOf(concat(warning, record(22, serverHello())))).toBe("incomplete");
    expect(kindOf(concat(warning, record(22, certificates(leaf()))))).toBe("certificate");
  });

  test("a certificate in front of an alert is still one", () => {
    expect(kindOf(concat(record(22, certificates(leaf())), record(21, [2, 40])))).toBe(
      "certificate",
    );
  });
});

const ascii = (text: string) => new TextEncoder().encode(text);
const badList = (size: number, leafSize: number) =>
  record(22, message(11, concat(uint24(size), uint24(leafSize), [1, 2, 3])));

test.each<[string, Uint8Array, string]>([
  ["nothing", new Uint8Array(), "incomplete"],
  ["an HTTP error", ascii("HTTP/1.1 400 Bad Request\r\n\r\n"), "not_tls"],
  ["its first byte", ascii("H"), "not_tls"],
  ["a page without headers", ascii("<html>"), "not_tls"],
  ["an SSH banner", ascii("SSH-2.0-OpenSSH_9.9\r\n"), "not_tls"],
  ["a mail server", ascii("220 mail.example ESMTP\r\n"), "not_tls"],
  ["the first byte of a record alone", Uint8Array.of(22), "incomplete"],
  ["a record's type in front of another version", Uint8Array.of(22, 2), "not_tls"],
  ["zeros", new Uint8Array(50), "not_tls"],
  ["a fatal alert", record(21, [2, 70]), "alert"],
  ["half an alert", record(21, [2, 70]).subarray(0, 6), "incomplete"],
  ["a polite goodbye", record(21, [1, 0]), "alert"],
  ["an empty record", record(22, []), "unreadable"],
  ["a record above 16 KiB", Uint8Array.of(22, 3, 3, 0x40, 1), "unreadable"],
  ["a record of 16 KiB, on its way", Uint8Array.of(22, 3, 3, 0x40, 0), "incomplete"],
  ["encrypted data", record(23, [1, 2, 3]), "unreadable"],
  ["a hello, then no record", concat(record(22, serverHello()), ascii("HTTP")), "unreadable"],
  ["a hello, then the end of the server's part", record(22, message(14, [])), "unreadable"],
  ["our own hello, as of an echo", clientHello(HOST), "unreadable"],
  ["an empty list of certificates", record(22, certificates()), "unreadable"],
  ["an empty certificate", badList(6, 0), "unreadable"],
  ["a list longer than its message", badList(7, 3), "unreadable"],
  ["a list shorter than its message", badList(5, 2), "unreadable"],
  ["a certificate longer than its list", badList(6, 4), "unreadable"],
  ["a hello of 16 MB, on its way", record(22, [2, 255, 255, 255, 0]), "incomplete"],
])("%s: %#", (_name, heard, expected) => {
  expect(readFlight(heard).kind).toBe(expected);
});

test.each([
  ["no connection", "nothing", "closed", new Uint8Array(), null],
  ["it hung up", "tcp", "closed", new Uint8Array(), "tls_failed"],
  ["it broke off", "tcp", "reset", new Uint8Array(), "tls_failed"],
  ["it was silent", "tcp", "stopped", new Uint8Array(), "timeout_tls"],
  ["it stopped midway", "tcp", "stopped", record(22, serverHello()), "timeout_tls"],
  ["it hung up midway", "tcp", "closed", record(22, serverHello()), "tls_failed"],
  ["it spoke another version of TLS", "tcp", "enough", record(21, [2, 70]), "tls_failed"],
  ["it makes no sense", "tcp", "enough", record(22, message(14, [])), "tls_failed"],
  ["its certificate is none", "tcp", "enough", record(22, certificates(ascii("?"))), "tls_failed"],
  ["it speaks HTTP", "tcp", "enough", ascii("HTTP/1.1 400 Bad Request\r\n\r\n"), "tls_not_spoken"],
] as const)("%s: %s", (_name, reached, end, heard, expected) => {
  expect(readTls({ reached, end, heard }, HOST, NOW)).toBe(expected);
});

describe("hostile bytes", () => {
  /** What lies behind the view in the same buffer must not be read. */
  const sameInside = (heard: Uint8Array) => {
    const outside = concat([22, 3, 3], heard, flight);
    const inside = outside.subarray(3, 3 + heard.length);
    expect(readFlight(inside)).toEqual(readFlight(heard));
  };
  const anyRecord = fc
    .tuple(fc.constantFrom(20, 21, 22, 22, 22, 23), fc.uint8Array({ maxLength: 30 }))
    .map(([type, fragment]) => record(type, fragment));

  test("of any kind throw nothing, and are read alone", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), sameInside));
  });

  test("in records throw nothing", () => {
    fc.assert(fc.property(fc.array(anyRecord), (records) => sameInside(concat(...records))));
  });

  test("made of a true flight throw nothing", () => {
    const change = fc.tuple(fc.nat(flight.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.nat(flight.length), (changes, length) => {
        const heard = flight.slice();
        for (const [at, byte] of changes) heard[at] = byte;
        sameInside(heard.subarray(0, length));
        readTls({ reached: "tcp", end: "closed", heard }, HOST, NOW);
      }),
    );
  });

  test("in ten thousand records of one byte each are read through", () => {
    const heard = concat(...Array.from({ length: 10_000 }, () => record(22, [0])));
    expect(readFlight(heard).kind).toBe("incomplete");
  });
});
