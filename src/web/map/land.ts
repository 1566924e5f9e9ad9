/**
 * The land below the dots, served as /land.svg: a file of its own, so that browsers keep it and the
 * page stays small. It has its own colours for light and dark, because a picture in an <img> knows
 * nothing of the page's, and no script.
 */
import { LAND, VIEW } from "./world";

const STYLE =
  "path{fill:#dfe3e8}@media(prefers-color-scheme:dark){path{fill:#2f343d}}@media print{path{fill:#dfe3e8}}";

export const LAND_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="${VIEW.width}" height="${VIEW.height}" viewBox="0 0 ${VIEW.width} ${VIEW.height}"><style>${STYLE}</style><path d="${LAND}"/></svg>`;
