/**
 * Draws the icon as a PNG, for the systems that take no SVG (iOS, some Androids). Runs when the
 * project is built, not when somebody asks. https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync } from "node:zlib";
import { ICON } from "./icon.ts";

/** Shades between ground and rings, for smooth edges. */
export const SHADES = 16;
/** Look-ups along each side of a pixel. */
const SAMPLES = 4;

/** @param side in pixels. */
export function iconPng(side: number): Buffer {
  return palettePng(side, side, pixels(side));
}

/** @param rows each with the number of its filter before it, 0: none; a byte a pixel, its shade. */
export function palettePng(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each a number in the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", palette()),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Each row begins with the number of its filter: none. */
export function pixels(side: number): Buffer {
  const rows = Buffer.alloc(side * (side + 1));
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) rows[y * (side + 1) + 1 + x] = shadeAt(x, y, side);
  return rows;
}

function shadeAt(x: number, y: number, side: number): number {
  let inside = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const dx = x + ((sample % SAMPLES) + 0.5) / SAMPLES - side / 2;
    const dy = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES - side / 2;
    const radius = (Math.hypot(dx, dy) / side) * 100;
    if (ICON.radii.some(([outer, inner]) => radius < outer && radius >= inner)) inside++;
  }
  return Math.round((inside / SAMPLES ** 2) * (SHADES - 1));
}

function palette(): Buffer {
  const [ground, rings] = [ICON.ground, ICON.rings].map((hex) => Buffer.from(hex.slice(1), "hex"));
  const colours = Buffer.alloc(SHADES * 3);
  for (let byte = 0; byte < colours.length; byte++) {
    const share = Math.floor(byte / 3) / (SHADES - 1);
    const [from = 0, to = 0] = [ground?.[byte % 3], rings?.[byte % 3]];
    colours[byte] = Math.round(from + (to - from) * share);
  }
  return colours;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
