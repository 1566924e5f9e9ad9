/**
 * All behaviours, and how many there are of each group.
 */
import { ANSWERS } from "./answers";
import { type Behaviour, GROUPS, type Group } from "./behaviour";
import { BODIES } from "./bodies";
import { BROKEN_HTTP } from "./broken-http";
import { DNS } from "./dns";
import { FINE_SERVERS } from "./fine";
import { HEADERS } from "./headers";
import { LOOPS } from "./loops";
import { REDIRECTS } from "./redirects";
import { RESETS } from "./resets";
import { SLOW } from "./slow";
import { STATUSES } from "./statuses";
import { TLS } from "./tls";

export const BEHAVIOURS: readonly Behaviour[] = [
  ...FINE_SERVERS,
  ...ANSWERS,
  ...STATUSES,
  ...REDIRECTS,
  ...LOOPS,
  ...SLOW,
  ...HEADERS,
  ...BODIES,
  ...BROKEN_HTTP,
  ...RESETS,
  ...TLS,
  ...DNS,
];

export const countByGroup = (): ReadonlyMap<Group, number> =>
  new Map(
    GROUPS.map((group) => [group, BEHAVIOURS.filter((row) => row.group === group).length] as const),
  );
