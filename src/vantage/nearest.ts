/**
 * Which vantage stands for a caller: the nearest one by great circle. Pure.
 */
import { VANTAGES, type VantageId } from "./registry";

/** Degrees north and east. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The vantage with the smallest great-circle distance; ties go to the first in the registry. */
export function nearestVantage(from: Point): VantageId {
  let best = VANTAGES[0].id as VantageId;
  let shortest = Number.POSITIVE_INFINITY;
  for (const vantage of VANTAGES) {
    const distance = centralAngle(from, vantage);
    if (distance < shortest) [best, shortest] = [vantage.id, distance];
  }
  return best;
}

/** The haversine formula, in radians: sound for small distances, where the cosine formula is not. */
function centralAngle(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.latitude - a.latitude) * rad) / 2) ** 2 +
    Math.cos(a.latitude * rad) *
      Math.cos(b.latitude * rad) *
      Math.sin(((b.longitude - a.longitude) * rad) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}
