/**
 * How wide a text is in the letters of badges. Nobody can measure it on the server, and a picture on
 * somebody else's page has to bring its width along: so it is given, and browsers without that font
 * stretch theirs to it. Pure.
 */

/** Advance widths in thousandths of the size, and the characters that have them. Verdana. */
const REGULAR: readonly (readonly [width: number, characters: string])[] = [
  [275, "il"],
  [345, "j"],
  [352, " f"],
  [364, ",.·"],
  [394, "t"],
  [421, "I"],
  [426, "r"],
  [455, "-:J"],
  [521, "cs"],
  [525, "z"],
  [545, "?"],
  [556, "L"],
  [575, "F"],
  [592, "kvxy"],
  [595, "e"],
  [601, "aä"],
  [607, "oö"],
  [616, "PTY"],
  [623, "bdgpqß"],
  [635, "0123456789_hnuüE"],
  [685, "ABSVXZÄ"],
  [697, "CKR"],
  [732, "UÜ"],
  [750, "HN"],
  [787, "DGOQÖ"],
  [818, "w…"],
  [843, "M"],
  [973, "m"],
  [989, "W"],
];

/** Verdana Bold. */
const BOLD: typeof REGULAR = [
  [342, " "],
  [361, ",.·"],
  [402, ":"],
  [480, "-"],
  [555, "IJ"],
  [617, "?"],
  [650, "FL"],
  [683, "ET"],
  [692, "Z"],
  [711, "0123456789_S"],
  [733, "CPY"],
  [764, "BVX"],
  [776, "AKRÄ"],
  [812, "GUÜ"],
  [837, "DH"],
  [850, "NOQÖ"],
  [948, "M"],
  [1049, "…"],
  [1128, "W"],
];

export interface Letters {
  /** In pixels. */
  readonly size: number;
  readonly isBold: boolean;
  /** Between two letters, in pixels. */
  readonly spacing: number;
}

/** In whole pixels, rounded up. What is no letter of the tables counts as a wide one. */
export function widthOf(text: string, { size, isBold, spacing }: Letters): number {
  const table = isBold ? BOLD : REGULAR;
  const widths = [...text].map((letter) => table.find(([, some]) => some.includes(letter))?.[0]);
  const thousandths = widths.reduce<number>((sum, width = 1_000) => sum + width, 0);
  return Math.ceil((thousandths * size) / 1_000 + widths.length * spacing);
}
