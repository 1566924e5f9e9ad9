/**
 * The icon of the installed app: the three rings – you, here, everyone – on a ground that fills the
 * square, since phones cut it to whatever shape they like. The rings keep to the inner 80 %.
 */

/** In hundredths of the icon's side. */
export const ICON = {
  ground: "#0b57a4",
  rings: "#ffffff",
  /** Outer and inner radius of each; the innermost is a disc. */
  radii: [
    [30, 24],
    [18, 12],
    [7, 0],
  ],
} as const;

export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${ICON.ground}"/><g fill="none" stroke="${ICON.rings}">${ICON.radii
  .map(
    ([outer, inner]) =>
      `<circle cx="50" cy="50" r="${(outer + inner) / 2}" stroke-width="${outer - inner}"/>`,
  )
  .join("")}</g></svg>`;
