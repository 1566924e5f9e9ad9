/** What `--local` leaves behind, however it ends: nothing. In a checkout whose service never starts, or starts at once. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";

const COMMAND = "src/cli/justhere.min.mjs";

/** It takes its store into use, does not end when it is asked to, and counts for as long as it is there. */
const service = (says: string) => `
import { writeFileSync } from "node:fs";
process.on("SIGTERM", () => {});
writeFileSync(process.argv[process.argv.indexOf("--persist-to") + 1] + "/in-use", "");
console.log(${JSON.stringify(says)});
let count = 0;
setInterval(() => writeFileSync("beat", process.pid + " " + (count += 1)), 20);
`;

test.each([
  ["while it starts", "Starting", 1],
  ["while it starts, twice", "Starting", 2],
  ["while it is asked", "JustHere listens on", 1],
  ["while it is asked, twice", "JustHere listens on", 2],
])("Ctrl+C %s leaves no process and no file", { timeout: 15_000 }, async (_when, says, times) => {
  const root = await mkdtemp(join(tmpdir(), "checkout-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ["src/cli", "practice", "node_modules/wrangler", "tmp"])
    await mkdir(join(root, folder), { recursive: true });
  await cp(COMMAND, join(root, COMMAND));
  await writeFile(join(root, "practice/start.ts"), "");
  await writeFile(join(root, "run.mjs"), service(says));
  const env = { ...process.env, TMPDIR: join(root, "tmp") };
  const args = [join(root, COMMAND), "a.com", "--local", "--watch"];
  const command = spawn(process.execPath, args, { env, stdio: "ignore" });
  const ended = once(command, "exit");

  const beat = async () => {
    const text = await readFile(join(root, "beat"), "utf8").catch(() => "");
    const [pid = 0, count = 0] = text.split(" ").map(Number);
    return { pid, count };
  };
  let isEnded = false;
  void ended.then(() => {
    isEnded = true;
  });
  /** The service has gone on for a while, and with it the command; or both have ended. */
  const goesOn = async (beats: number) => {
    const from = (await beat()).count;
    const has = async () => isEnded || (await beat()).count >= from + beats;
    await vi.waitUntil(has, { timeout: 5_000 });
  };
  await goesOn(10);
  const { pid } = await beat();
  for (let time = 0; time < times; time += 1) {
    if (time > 0) await goesOn(3);
    command.kill("SIGINT");
  }
  expect(await ended).toEqual([130, null]);
  expect(await readdir(join(root, "tmp"))).toEqual([]);
  await vi.waitUntil(() => !isAlive(pid), { timeout: 2_000 });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
