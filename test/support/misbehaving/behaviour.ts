/**
 * What a behaviour is: a name, what stands behind its two doors and in DNS, and what a probe must
 * make of it. The tables beside this file hold all of them; a new behaviour is one row.
 */
import type { Socket } from "node:net";
import type {
  EvidenceClass,
  FailureCode,
  RefusalCode,
  SuspectCode,
} from "../../../src/probe/failure";

/** One connection that has come in; over TLS, when its handshake is done. */
export interface Visit {
  /** What the server says goes here, in the clear. */
  readonly socket: Socket;
  /** Breaks the connection off with a RST, also beneath TLS. */
  readonly reset: () => void;
  readonly scheme: "https" | "http";
  /** The name that this door belongs to. */
  readonly host: string;
  /** Since anybody first came to any door of this behaviour, milliseconds. */
  readonly sinceFirstMs: number;
}

/** What a server does with a connection. */
export type React = (visit: Visit) => void;

/** Which certificate is shown; see ./certificates. */
export type Certificate =
  | "good"
  | "expired"
  | "not-yet-valid"
  | "wrong-host"
  | "wrong-host-expired"
  | "self-signed"
  | "self-signed-expired"
  | "unknown-issuer"
  | "unknown-issuer-expired";

export interface Tls {
  readonly certificate: Certificate;
  readonly version?: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
  readonly wantsClientCertificate?: true;
  /** Before it reads the first byte of the handshake, milliseconds. */
  readonly waitMs?: number;
}

/** Port 443 or 80 of a name: nobody listens; a filter drops what comes; or somebody answers. */
export type Door = "closed" | "filtered" | { readonly react: React; readonly tls: Tls | null };

export interface Doors {
  readonly https: Door;
  readonly http: Door;
}

/** IANA "Resource Record (RR) TYPEs", those that are asked for or answered with here. */
export const RECORD = { A: 1, CNAME: 5, AAAA: 28 } as const;
export type RecordType = keyof typeof RECORD;

export interface Question {
  readonly name: string;
  readonly type: RecordType;
  /** Since this behaviour's names were first asked for, milliseconds. */
  readonly sinceFirstMs: number;
}

/** What a resolver does with a question. */
export type Reply =
  | {
      readonly kind: "records";
      /** DNS response code (RFC 1035 §4.1.1). */
      readonly code: number;
      readonly records: readonly (readonly [RecordType, string])[];
      readonly afterMs?: number;
    }
  | { readonly kind: "says"; readonly status: number; readonly mime: string; readonly body: string }
  | { readonly kind: "hangs" | "resets" | "floods" };

export type Word = "up" | FailureCode | RefusalCode;

/** What must be seen. What is left out of the second half is not held against the sight. */
export interface Expected {
  readonly word: Word;
  /** These are null where they are left out. */
  readonly suspect?: SuspectCode;
  readonly redirectsTo?: string;
  readonly twin?: string;
  readonly httpsFailure?: FailureCode;

  readonly evidence?: EvidenceClass;
  readonly scheme?: "https" | "http";
  readonly families?: "ipv4" | "ipv6" | "both";
  readonly attempts?: number;
  readonly status?: number | null;
  readonly embedding?: "open" | "corp" | "mixed";
}

export const GROUPS = [
  "fine",
  "statuses",
  "redirects",
  "walls",
  "soft errors",
  "slow",
  "headers",
  "bodies",
  "broken HTTP",
  "resets",
  "TLS",
  "DNS",
] as const;
export type Group = (typeof GROUPS)[number];

export interface Behaviour extends Doors {
  /** Kebab case and unique; its host is this and `.test`. */
  readonly name: string;
  readonly about: string;
  readonly group: Group;
  /** Further names below it, such as `www`, with doors of their own. */
  readonly hosts: Readonly<Record<string, Doors>>;
  /** Which of them is asked about, instead of the name itself. */
  readonly asks: string | null;
  /** If DNS does something else than to give one public address to every name with doors. */
  readonly dns: ((question: Question) => Reply) | null;
  readonly expects: Expected;
}

/** What only some rows have. */
type Extras = Partial<Pick<Behaviour, "hosts" | "asks" | "dns">>;

/** Makes the rows of one group. A reaction alone stands behind both doors, with good TLS. */
export function rowsOf(group: Group) {
  return (
    name: string,
    about: string,
    behind: React | Doors,
    expects: Word | Expected,
    extras: Extras = {},
  ): Behaviour => ({
    name,
    about,
    group,
    ...doorsOf(behind),
    hosts: {},
    asks: null,
    dns: null,
    expects: typeof expects === "string" ? { word: expects } : expects,
    ...extras,
  });
}

export const doorsOf = (behind: React | Doors): Doors =>
  typeof behind === "function" ? { https: secure(behind), http: plain(behind) } : behind;

export const secure = (react: React, tls: Partial<Tls> = {}): Door => ({
  react,
  tls: { certificate: "good", ...tls },
});

/** No TLS, on either port. */
export const plain = (react: React): Door => ({ react, tls: null });

/** A server behind one of the two ports, and nobody behind the other. */
export const onlyHttps = (https: Door): Doors => ({ https, http: "closed" });
export const onlyHttp = (http: Door): Doors => ({ https: "closed", http });

export const hostOf = ({ name }: Pick<Behaviour, "name">) => `${name}.test`;

/** The name that a probe is asked about. */
export const targetOf = (row: Behaviour) =>
  row.asks === null ? hostOf(row) : `${row.asks}.${hostOf(row)}`;
