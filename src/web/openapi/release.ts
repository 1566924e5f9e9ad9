/**
 * `npm run interface`: writes what is promised from now on to docs/http/v1.json. It refuses what takes back
 * something of the promise before: that would be another version of the interface.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { promisedOf, takenBack } from "./additive.ts";
import { OPENAPI } from "./document.min.ts";

const PATH = "docs/http/v1.json";

const promised = promisedOf(JSON.parse(OPENAPI));
const taken = existsSync(PATH) ? takenBack(JSON.parse(readFileSync(PATH, "utf8")), promised) : [];
if (taken.length > 0) {
  console.error(["This takes back what was promised:", ...taken].join("\n  "));
  process.exitCode = 1;
} else {
  writeFileSync(PATH, `${JSON.stringify(promised, null, 1)}\n`);
  console.log(`Promised: ${PATH}`);
}
