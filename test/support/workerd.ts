/**
 * One Worker in raw workerd, on loopback, with the network of this machine: no simulation between
 * it and a socket.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import binary from "workerd";

export interface Served {
  readonly origin: string;
  readonly pid: number | undefined;
  readonly stop: () => Promise<void>;
}

/**
 * @param entry a Worker's source file, from the root of the repository.
 * @param authorities PEM of those whose certificates it trusts beside the ones that browsers do.
 */
export async function serve(
  entry: string,
  compatibilityDate: string,
  authorities: readonly string[] = [],
): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), "justhere-workerd-"));
  await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*", "node:*"],
    outfile: join(folder, "worker.js"),
  });
  await writeFile(join(folder, "config.capnp"), configOf(compatibilityDate, authorities));
  const child = spawn(binary, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdio[3]?.on("data", (line: Buffer) => {
      const said = /"event":"listen".*"port":(\d+)/.exec(line.toString());
      if (said) resolve(Number(said[1]));
    });
    child.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The network allows loopback, where the tests' servers are; production never does. */
const configOf = (
  compatibilityDate: string,
  authorities: readonly string[],
) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["local"], tlsOptions = (
      trustBrowserCas = true,
      trustedCertificates = [${authorities.map((pem) => JSON.stringify(pem)).join(", ")}],
    ))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
);
`;
