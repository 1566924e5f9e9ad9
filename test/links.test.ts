/** Links between the pages of the documentation lead somewhere: to a file that is there, and a heading in it. */
import { access, glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const files = (await Array.fromAsync(glob(["*.md", "docs/**/*.md"]))).toSorted();
const pages = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)),
);

/** What stands in a block of code is no link and no heading. */
const prose = (text: string) => text.replaceAll(/^ *(`{3,})[\s\S]*?^ *\1$/gm, "");

/** As GitHub names a heading: https://github.com/gjtorikian/html-pipeline, table of contents. */
const anchorOf = (heading: string) =>
  heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
    .replaceAll(" ", "-");

const anchorsOf = (file: string) =>
  [...prose(pages.get(file) ?? "").matchAll(/^#+ +(.+)$/gm)].map(([, text = ""]) => anchorOf(text));

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe("every link leads somewhere", () => {
  test.each(files)("%s", async (file) => {
    const wrong: string[] = [];
    for (const [, link = ""] of prose(pages.get(file) ?? "").matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : normalize(join(dirname(file), path));
      const isThere =
        anchor === undefined ? await exists(target) : anchorsOf(target).includes(anchor);
      if (!isThere) wrong.push(link);
    }
    expect(wrong).toEqual([]);
  });
});
