/**
 * One line of a terminal that is written anew in its place, and gone at the end. On what is no terminal
 * it writes nothing at all.
 */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** ECMA-48: to the first column, and erase the line. */
const CLEAR = "\r\u001b[2K";
const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** Of a terminal that does not say how wide it is. */
const COLUMNS = 80;

export class Progress {
  readonly #out: Terminal;
  readonly #isShown: boolean;
  #isOpen = false;

  constructor(out: Terminal, isShown: boolean) {
    this.#out = out;
    this.#isShown = isShown && out.isTTY === true;
  }

  show(text: string): void {
    if (!this.#isShown) return;
    // In the last column some terminals go on to the next line.
    const room = Math.max(1, (this.#out.columns || COLUMNS) - 1);
    const letters = [...text];
    const line = letters.length > room ? `${letters.slice(0, room - 1).join("")}…` : text;
    this.#out.write((this.#isOpen ? "" : HIDE_CURSOR) + CLEAR + line);
    this.#isOpen = true;
  }

  /** Leaves the terminal as it was. May be called at any time, and more than once. */
  end(): void {
    if (!this.#isOpen) return;
    this.#out.write(CLEAR + SHOW_CURSOR);
    this.#isOpen = false;
  }
}
