/**
 * `npm start`: runs `[env.dev]` with wrangler, and says what to try once it listens.
 * `PORT` chooses another port than 8787; arguments are handed to wrangler.
 */
import { spawn } from "node:child_process";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs, stripVTControlCharacters } from "node:util";

const port = Number(process.env.PORT ?? 8787);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is a number from 1 to 65535, not ${process.env.PORT}.`);
  process.exit(64);
}

if (await isTaken(port)) {
  console.error(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  process.exit(69);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const wrangler = fileURLToPath(
  new URL("../node_modules/wrangler/bin/wrangler.js", import.meta.url),
);
const site = `http://localhost:${port}`;
const env = {
  ...process.env,
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  // The simulated request.cf is asked of the network otherwise.
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  // Otherwise every request is written down beside what we store, with its address and its headers.
  X_LOCAL_OBSERVABILITY: "false",
};

const migrated = await migrate();
if (migrated.code !== 0) {
  console.error(migrated.printed);
  process.exit(70);
}

const child = spawn(
  process.execPath,
  [
    wrangler,
    ...["dev", "--env", "dev", "--port", String(port), "--var", `SITE_URL:${site}`],
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ["inherit", "pipe", "pipe"],
    env,
  },
);

const welcome = `
JustHere listens on ${site}

  curl ${site}/up.test                                  up for everyone
  curl "${site}/down-in-europe.test?from=germany"       just here
  curl -X POST ${site}/practice/dublin/off              switch a data centre off; half a minute later,
  curl ${site}/shop-de.test                             down for everyone, since when, and who else
  curl ${site}/status                                   what is watched all the time

The page at ${site}/ lists every practice name. Ctrl+C ends it.
`;

/** wrangler says of each request what was asked. We do not, here no more than in production. */
const isRequest = (line: string) =>
  /^\[wrangler[^\]]*\] *[A-Z]+ \//.test(stripVTControlCharacters(line));

let isReady = false;
let early = "";
let line = "";
child.stdout.setEncoding("utf8").on("data", (text: string) => {
  if (isReady) {
    // Whole lines, since a piece may end within one.
    const end = (line + text).lastIndexOf("\n") + 1;
    const lines = (line + text).slice(0, end);
    line = (line + text).slice(end);
    const told = lines.split("\n").filter((one) => !isRequest(one));
    process.stdout.write(told.join("\n"));
    return;
  }
  early += text;
  if (!/Ready on http/.test(early)) return;
  isReady = true;
  console.log(welcome);
  void ringCron();
  setInterval(ringCron, 60_000).unref();
});
// Offline, workerd prints a trace for every name that does not resolve; the answer says it already.
// And wrangler says that nobody rings the cron trigger: we do.
const NOISE =
  /failed to lookup address information|^\s*stack: |Scheduled Workers are not|trigger a scheduled event/m;
const isNoise = (text: string) => NOISE.test(text);
child.stderr.setEncoding("utf8").on("data", (text: string) => {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => !isNoise(paragraph));
  process.stderr.write(paragraphs.join("\n\n"));
});
child.on("exit", (code, signal) => {
  if (!isReady) process.stderr.write(early);
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));

/**
 * Makes the tables of the local database, as in production. Before the Worker starts, since two
 * processes would share its file; with no terminal, so that nobody is asked to confirm.
 */
function migrate(): Promise<{ code: number | null; printed: string }> {
  const command = ["d1", "migrations", "apply", "LEDGER", "--env", "dev", "--local"];
  const ours = spawn(process.execPath, [wrangler, ...command, ...whereKept()], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let printed = "";
  for (const stream of [ours.stdout, ours.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  return new Promise((resolve) => ours.on("close", (code) => resolve({ code, printed })));
}

/** `--persist-to`, of the arguments for wrangler: the same database for both. */
function whereKept(): readonly string[] {
  const { values } = parseArgs({
    options: { "persist-to": { type: "string" } },
    strict: false,
  });
  const kept = values["persist-to"];
  return typeof kept === "string" ? ["--persist-to", kept] : [];
}

/** wrangler runs no cron trigger of its own accord; this is its way to ask for one. */
async function ringCron(): Promise<void> {
  // It listens no more: the end of it is told below.
  await fetch(`${site}/cdn-cgi/local/scheduled`).catch(() => {});
}

/** Whether somebody listens there already. wrangler would say so too, below thirty other lines. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
