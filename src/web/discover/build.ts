/**
 * Makes card.min.ts, the picture of a shared link: drawn by a browser, for its letters, and stored with a
 * palette. `CHROMIUM_PATH` or an installed Chromium draws it. What comes out differs a little with its
 * fonts, so no test makes it anew.
 */
import { writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { palettePng, SHADES } from "../take/icon-png.ts";

const SIZE = { width: 1_200, height: 630 };
/**
 * Two colours alone, so that the shade of a pixel says where it lies between them. All of it in the square in
 * the middle, to which some messengers cut it.
 */
const DRAWING = `<!DOCTYPE html><body style="margin:0;background:#000">
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
<g fill="none" stroke="#fff" transform="translate(600 245)"><circle r="162" stroke-width="36"/>
<circle r="90" stroke-width="36"/><circle r="42" fill="#fff" stroke="none"/></g>
<text x="370" y="540" fill="#fff" font-family="DejaVu Sans,Verdana,sans-serif" font-weight="700"
 font-size="88" textLength="460" lengthAdjust="spacingAndGlyphs">JustHere</text></svg>`;

async function drawn(): Promise<number[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: SIZE });
  await page.setContent(DRAWING);
  const shot = (await page.screenshot()).toString("base64");
  const levels = await page.evaluate<number[]>(`(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${shot}";
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, ${JSON.stringify(SIZE)});
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 }, (_, at) => data[4 * at]);
  })()`);
  await browser.close();
  return levels;
}

if (import.meta.main) {
  const levels = await drawn();
  const rows = Buffer.alloc(SIZE.height * (SIZE.width + 1));
  for (const [at, level] of levels.entries())
    rows[at + 1 + Math.floor(at / SIZE.width)] = Math.round((level / 255) * (SHADES - 1));
  const png = palettePng(SIZE.width, SIZE.height, rows).toString("base64");
  const lines = [
    "/** Made by build.ts: PNG in base64, 1200 by 630. */",
    `export const CARD_PNG =\n  "${png}";\n`,
  ];
  await writeFile(new URL("card.min.ts", import.meta.url), lines.join("\n"));
  console.log(`${png.length} characters`);
}
