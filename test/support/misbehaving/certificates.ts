/**
 * An authority of our own, made anew for each run, and the certificates that it signs or does not.
 * The good ones also hold for 127.0.0.1, which is where every name leads here.
 */
import { generate } from "selfsigned";
import type { Certificate } from "./behaviour";

/** PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** PEM; whoever trusts it finds the good ones good. */
  readonly cert: string;
  readonly issue: (kind: Certificate, names: readonly string[]) => Promise<Identity>;
}

const FOREVER = { from: "2020-01-01T00:00:00Z", to: "2120-01-01T00:00:00Z" } as const;
const PAST = { from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00Z" } as const;
const FUTURE = { from: "2110-01-01T00:00:00Z", to: "2120-01-01T00:00:00Z" } as const;

const ELSEWHERE = ["elsewhere.test", "www.elsewhere.test"];

export async function makeAuthority(): Promise<Authority> {
  const [trusted, unknown] = await Promise.all([
    makeRoot("Practice Authority"),
    makeRoot("Unknown Authority"),
  ]);
  const issue = (kind: Certificate, names: readonly string[]) => {
    const own = ["127.0.0.1", ...names];
    switch (kind) {
      case "good":
        return sign(own, FOREVER, trusted);
      case "expired":
        return sign(own, PAST, trusted);
      case "not-yet-valid":
        return sign(own, FUTURE, trusted);
      case "wrong-host":
        return sign(ELSEWHERE, FOREVER, trusted);
      case "wrong-host-expired":
        return sign(ELSEWHERE, PAST, trusted);
      case "self-signed":
        return sign(own, FOREVER, null);
      case "self-signed-expired":
        return sign(own, PAST, null);
      case "unknown-issuer":
        return sign(own, FOREVER, unknown);
      case "unknown-issuer-expired":
        return sign(own, PAST, unknown);
    }
  };
  return { cert: trusted.cert, issue };
}

async function makeRoot(name: string): Promise<Identity> {
  const made = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(FOREVER.from),
    notAfterDate: new Date(FOREVER.to),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

async function sign(
  names: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
  by: Identity | null,
): Promise<Identity> {
  const altNames = names.map((name) =>
    /^[\d.]+$/.test(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  );
  // Names that are too long for a common name exist, so none of them stands in there.
  const made = await generate([{ name: "commonName", value: "practice server" }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames },
    ],
    ...(by && { ca: by }),
  });
  return { cert: made.cert, key: made.private };
}
