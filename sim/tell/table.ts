/** Tables in Markdown. */

/** `left` is words, `right` numbers. */
export interface Heading {
  readonly text: string;
  readonly align: "left" | "right";
}

export const words = (text: string): Heading => ({ text, align: "left" });
export const number = (text: string): Heading => ({ text, align: "right" });

export function table(headings: readonly Heading[], rows: readonly (readonly string[])[]): string {
  for (const row of rows)
    if (row.length !== headings.length) throw new Error(`a row of ${row.length} cells`);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = headings.map(({ align }) => (align === "left" ? "---" : "---:"));
  return [line(headings.map(({ text }) => text)), `|${rule.join("|")}|`, ...rows.map(row)].join(
    "\n",
  );

  function row(cells: readonly string[]): string {
    return line(cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")));
  }
}

export const bold = (text: string) => `**${text}**`;
