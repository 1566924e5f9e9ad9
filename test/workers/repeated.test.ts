/** What a fuzzer found on an error page: parts of a pasted address that were not ours to repeat. */
import { expect, test } from "vitest";
import { get } from "../support/front";

test.each([
  ["a slash that is encoded", "/up.com%2fSECRET?lang=xx"],
  ["a slash that is encoded twice", "/up.com%252fSECRET"],
  ["a hash that is encoded", "/up.com%23SECRET?lang=xx"],
  ["a question mark that is encoded", "/up.com%3fSECRET?lang=xx"],
])("an error page shows nothing that stands behind %s", async (_name, path) => {
  const response = await get(path, { accept: "text/html" });
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain("SECRET");
});
