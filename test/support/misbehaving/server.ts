/**
 * Starts everything that misbehaves: the doors of all behaviours on ports of loopback, and their
 * resolver. Nothing here ever connects anywhere but to 127.0.0.1.
 */
import type { Behaviour, Certificate, Doors } from "./behaviour";
import { hostOf, targetOf } from "./behaviour";
import { type Authority, type Identity, makeAuthority } from "./certificates";
import { closedPort, type Opened, open } from "./door";
import { openFiltered } from "./filtered";
import { startResolver } from "./resolver";

/** What a prober needs to know to look at one behaviour. */
export interface Way {
  readonly host: string;
  /** `name:port` as it is asked for, to the port of 127.0.0.1 that stands for it. */
  readonly doors: Readonly<Record<string, number>>;
  readonly resolverUrl: string;
}

export interface Misbehaving {
  /** PEM of the authority that vouches for the good certificates. */
  readonly authority: string;
  readonly wayTo: (row: Behaviour) => Way;
  readonly stop: () => Promise<void>;
}

export async function startMisbehaving(rows: readonly Behaviour[]): Promise<Misbehaving> {
  const [authority, closed, filtered, resolver] = await Promise.all([
    makeAuthority(),
    closedPort(),
    openFiltered(),
    startResolver(rows),
  ]);
  const running: Opened[] = [];
  const ways = new Map<Behaviour, Way>();
  await Promise.all(
    rows.map(async (row) => {
      const stage = { authority, closed, filtered: filtered.port, running };
      const doors = await openAll(row, stage);
      ways.set(row, { host: targetOf(row), doors, resolverUrl: resolver.url });
    }),
  );
  return {
    authority: authority.cert,
    wayTo: (row) => {
      const way = ways.get(row);
      if (!way) throw new Error(`${row.name} was not started`);
      return way;
    },
    stop: async () => {
      for (const door of running) door.stop();
      resolver.stop();
      await filtered.stop();
    },
  };
}

interface Stage {
  readonly authority: Authority;
  /** Ports. */
  readonly closed: number;
  readonly filtered: number;
  readonly running: Opened[];
}

async function openAll(row: Behaviour, stage: Stage): Promise<Record<string, number>> {
  const hosts: [string, Doors][] = [
    [hostOf(row), row],
    ...Object.entries(row.hosts).map(([prefix, doors]): [string, Doors] => [
      `${prefix}.${hostOf(row)}`,
      doors,
    ]),
  ];
  const identityOf = remembered((kind) =>
    stage.authority.issue(
      kind,
      hosts.map(([host]) => host),
    ),
  );
  let firstAt: number | null = null;
  const sinceFirstMs = () => {
    firstAt ??= Date.now();
    return Date.now() - firstAt;
  };
  const ports: Record<string, number> = {};
  for (const [host, doors] of hosts)
    for (const scheme of ["https", "http"] as const) {
      const door = doors[scheme];
      const at = `${host}:${scheme === "https" ? 443 : 80}`;
      if (typeof door === "string") {
        ports[at] = stage[door];
        continue;
      }
      const { react } = door;
      const tls = door.tls && { ...door.tls, identity: await identityOf(door.tls.certificate) };
      const opened = await open({ react, tls, scheme, host, sinceFirstMs });
      stage.running.push(opened);
      ports[at] = opened.port;
    }
  return ports;
}

/** One certificate of a kind for all names of a behaviour. */
function remembered(issue: (kind: Certificate) => Promise<Identity>) {
  const known = new Map<Certificate, Promise<Identity>>();
  return (kind: Certificate) => {
    const identity = known.get(kind) ?? issue(kind);
    known.set(kind, identity);
    return identity;
  };
}
