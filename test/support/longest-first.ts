/** Begins with the files that take longest, so that the last one to end has not begun last. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** @param longest parts of paths, the longest first; all others come after them. */
export function longestFirst(longest: readonly string[]) {
  const rank = ({ moduleId }: TestSpecification) => {
    const at = longest.findIndex((name) => moduleId.includes(name));
    return at === -1 ? longest.length : at;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
    }
  };
}
