/** Files of ours, read and parsed, for tests that hold what they are made of. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "vite";

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: ReturnType<typeof parseSync>["program"];
}

export async function sourcesOf(pattern: string): Promise<readonly Source[]> {
  const paths = (await Array.fromAsync(glob(pattern))).map((path) => path.replaceAll("\\", "/"));
  return paths.toSorted().map((path) => {
    const text = readFileSync(path, "utf8");
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path} does not parse`);
    return { path, text, program };
  });
}

/** The files of ours that a file names in its imports, without their endings. */
export function filesImportedBy(source: Source): readonly string[] {
  return importsOf(source)
    .filter(({ from }) => from.startsWith("."))
    .map(({ from }) => normalize(join(dirname(source.path), from)).replaceAll("\\", "/"));
}

export interface Import {
  readonly from: string;
  readonly isType: boolean;
}

export function importsOf({ program }: Source): readonly Import[] {
  const imports: Import[] = [];
  for (const node of program.body) {
    if (node.type !== "ImportDeclaration" && node.type !== "ExportNamedDeclaration") continue;
    if (!node.source) continue;
    const kind = node.type === "ImportDeclaration" ? node.importKind : node.exportKind;
    const isEachType =
      node.type === "ImportDeclaration" &&
      node.specifiers.length > 0 &&
      node.specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type");
    imports.push({ from: node.source.value, isType: kind === "type" || isEachType });
  }
  return imports;
}
