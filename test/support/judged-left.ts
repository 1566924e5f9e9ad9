/** Before the tests of each file: whatever an answer broke while no test waited for it fails the test it was for. */
import { afterEach } from "vitest";
import { breachesLeft } from "./judged";

afterEach(() => {
  const breaches = breachesLeft();
  if (breaches.length > 0) throw new Error(breaches.join("\n"));
});
