/** Walls: the site is up, and turns a robot away. */
import type { NamedAnswer } from "./named";
import { BARE_WALLS } from "./walls-bare";
import { NETWORK_WALLS } from "./walls-network";
import { VENDOR_WALLS } from "./walls-vendor";

export const WALLS: readonly NamedAnswer[] = [...NETWORK_WALLS, ...VENDOR_WALLS, ...BARE_WALLS];
