/** Before the tests of each file: what no test waited for is told when the test that it was for has ended. */
import { afterEach } from "vitest";
import { breachesLeft } from "./judged";

afterEach(async () => {
  const breaches = await breachesLeft();
  if (breaches.length > 0) throw new Error(breaches.join("\n"));
});
