/**
 * Runs a script of ours in namespaces of its own: of processes, mounts and networks. Nothing in there
 * can send to a network outside, names lead where we say, and all that it has made, processes,
 * networks and mounts, ends with it, however it ends.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** As root as it is; as anybody else where the kernel lets people have user namespaces. */
const UNSHARE = [
  ...(process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"]),
  ...["--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"],
];

/**
 * An empty /run: namespaces get names there that nobody else sees, and no resolver of this machine is
 * reached through a socket in it.
 */
const PREPARE = "mount -t tmpfs none /run && mkdir /run/netns && ip link set lo up";

/** Why namespaces cannot be had here; null where they can. */
export function whyNotApart(): string | null {
  if (process.platform !== "linux") return "network namespaces are a thing of Linux";
  const trial = `${PREPARE} && ip netns add trial && ip -n trial link add end0 type veth peer name end1`;
  const { status, error, stderr } = spawnSync("unshare", [...UNSHARE, "sh", "-c", trial], {
    encoding: "utf8",
    timeout: 10_000,
  });
  if (error) return error.message;
  return status === 0 ? null : stderr.trim() || `unshare ended with ${status}`;
}

/** Whether a device can be made whose packets a program of ours carries. */
export function hasTun(): boolean {
  try {
    closeSync(openSync("/dev/net/tun", "r+"));
  } catch {
    return false;
  }
  return spawnSync("python3", ["--version"]).status === 0;
}

/**
 * Starts `node script …` apart. It ends when its input does, or when it is killed.
 *
 * @param hosts the text of its /etc/hosts: the only names there are.
 */
export function startApart(
  script: string,
  args: readonly string[],
  hostsFile: string,
): ChildProcess {
  const bind = `mount --bind '${hostsFile}' /etc/hosts`;
  // On many machines it is a link to a file in /run, which is gone by now.
  const noResolver = "[ ! -e /etc/resolv.conf ] || mount --bind /dev/null /etc/resolv.conf";
  const command = `${PREPARE} && ${bind} && { ${noResolver}; } && exec "$@"`;
  return spawn(
    "unshare",
    [...UNSHARE, "sh", "-c", command, "sh", process.execPath, script, ...args],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
}
