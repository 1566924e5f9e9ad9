/**
 * The first message of a TLS 1.2 handshake, for a server that shall show its certificate.
 *
 * Up to that version a server sends its certificate in clear (RFC 5246, 7.3), so it can be read off
 * a bare connection; from TLS 1.3 on it is encrypted, which is why no later version is offered. The
 * handshake is never finished: no key is agreed on and nothing secret is sent. Pure.
 */
import ipaddr from "ipaddr.js";

// A CommonJS package: Node finds no names in it.
const { IPv4 } = ipaddr;

/**
 * Makes no key unpredictable, since none is ever made. So it may be the same for all, and say in a
 * server's log who was there. 32 bytes (RFC 5246, 7.4.1.2).
 */
const RANDOM = new TextEncoder().encode("JustHere: reads the certificate.");

/** Everything a web server has ever been set to: whatever it picks, its certificate comes next. */
const CIPHER_SUITES = [
  ...[0xc02b, 0xc02f, 0xc02c, 0xc030], // ECDHE with AES-GCM (RFC 5289)
  ...[0xcca9, 0xcca8], // ECDHE with ChaCha20-Poly1305 (RFC 7905)
  ...[0xc023, 0xc027, 0xc024, 0xc028], // ECDHE with AES-CBC and SHA-2 (RFC 5289)
  ...[0xc009, 0xc013, 0xc00a, 0xc014], // ECDHE with AES-CBC and SHA-1 (RFC 8422)
  ...[0x009e, 0x009f, 0x0033, 0x0039], // DHE_RSA (RFC 5288, 5246)
  ...[0x009c, 0x009d, 0x003c, 0x003d, 0x002f, 0x0035, 0x000a], // RSA alone (RFC 5288, 5246)
];

/** x25519, secp256r1, secp384r1 (RFC 8422, 5.1.1). */
const GROUPS = [0x001d, 0x0017, 0x0018];

/** SHA-256, -384, -512, then SHA-1, each with whatever key (RFC 5246, 7.4.1.4.1; RFC 8446, 4.2.3). */
const SIGNATURES = [
  ...[0x0403, 0x0503, 0x0603], // ECDSA
  ...[0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b], // RSA-PSS, by both kinds of key
  ...[0x0401, 0x0501, 0x0601], // RSA by PKCS #1
  ...[0x0203, 0x0201],
];

/**
 * The bytes to open a connection with.
 *
 * @param host a canonical host, or an IPv4 address: a server_name never holds an address (RFC 6066, 3)
 */
export function clientHello(host: string): Uint8Array {
  const body = [
    ...[3, 3], // TLS 1.2
    ...RANDOM,
    ...vector8([]), // no session to resume
    ...vector16(CIPHER_SUITES.flatMap(uint16)),
    ...vector8([0]), // no compression
    ...vector16(extensionsFor(host)),
  ];
  const message = [1, 0, ...vector16(body)];
  // Old servers refuse a record of a version they do not know: the first says 1.0 (RFC 5246, E.1).
  return Uint8Array.from([22, 3, 1, ...vector16(message)]);
}

function extensionsFor(host: string): number[] {
  const name = Array.from(new TextEncoder().encode(host));
  const serverName = extension(0, vector16([0, ...vector16(name)])); // RFC 6066, 3
  return [
    ...(IPv4.isValidFourPartDecimal(host) ? [] : serverName),
    ...extension(23, []), // extended_master_secret (RFC 7627)
    ...extension(0xff01, vector8([])), // renegotiation_info: some insist on it (RFC 5746)
    ...extension(10, vector16(GROUPS.flatMap(uint16))), // supported_groups (RFC 8422, 5.1.1)
    ...extension(11, vector8([0])), // ec_point_formats: uncompressed (RFC 8422, 5.1.2)
    ...extension(13, vector16(SIGNATURES.flatMap(uint16))), // signature_algorithms
    // RFC 7301. Not empty, and last: there are servers that stumble over an empty last one.
    ...extension(16, vector16(vector8(Array.from(new TextEncoder().encode("http/1.1"))))),
  ];
}

const extension = (type: number, data: readonly number[]) => [...uint16(type), ...vector16(data)];

/** A vector is led by its length in bytes, in as many bytes as its maximum takes (RFC 5246, 4.3). */
const vector8 = (data: readonly number[]) => [data.length, ...data];
const vector16 = (data: readonly number[]) => [...uint16(data.length), ...data];

const uint16 = (value: number) => [value >> 8, value & 0xff];
