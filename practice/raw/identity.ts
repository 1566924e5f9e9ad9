/**
 * An authority that the probers of a trial trust, made anew for each, and the certificates it signs.
 */
import { generate } from "selfsigned";

/** PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

const COMMON = {
  keyType: "ec",
  algorithm: "sha256",
  notBeforeDate: new Date("2020-01-01T00:00:00Z"),
  notAfterDate: new Date("2120-01-01T00:00:00Z"),
} as const;

export async function makeAuthority(): Promise<Identity> {
  const made = await generate([{ name: "commonName", value: "Trial Authority" }], {
    ...COMMON,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

export async function issue(host: string, authority: Identity): Promise<Identity> {
  const made = await generate([{ name: "commonName", value: host.slice(0, 64) }], {
    ...COMMON,
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
    ca: authority,
  });
  return { cert: made.cert, key: made.private };
}
