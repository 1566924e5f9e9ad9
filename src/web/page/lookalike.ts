/**
 * Letters of other alphabets that can pass for Latin ones. A name in another script is nothing bad,
 * so only what can deceive is pointed out: a label that mixes such an alphabet with Latin letters,
 * and one that is made of look-alikes alone. UTS 39, sections 4 and 5. Pure.
 */

/** The letters of each alphabet that a reader takes for Latin ones in most fonts. */
const ALIKE = [
  ["Cyrillic", /\p{Script=Cyrillic}/u, /^[аеорсухіїјѕһӏԁԛԝь\d-]+$/u],
  ["Greek", /\p{Script=Greek}/u, /^[οανρυιτκεηωχγ\d-]+$/u],
  ["Armenian", /\p{Script=Armenian}/u, /^[օսոհցաքզյ\d-]+$/u],
  ["Cherokee", /\p{Script=Cherokee}/u, /^.+$/u],
] as const;

/** An alphabet, by its name in Unicode; how a page calls it stands with the page's words. */
export type Alphabet = (typeof ALIKE)[number][0];

/** The alphabets to be wary of; none for a harmless name. */
export function lookalikeScripts(display: string): readonly Alphabet[] {
  // A top-level domain imitates nothing: .укр is made of look-alikes and is what it is.
  const labels = display.split(".").slice(0, -1);
  const found = ALIKE.filter(([, script, alike]) =>
    labels.some(
      (label) => script.test(label) && (/\p{Script=Latin}/u.test(label) || alike.test(label)),
    ),
  );
  return found.map(([name]) => name);
}
