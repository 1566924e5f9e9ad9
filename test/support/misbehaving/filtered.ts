/**
 * A port behind a filter that drops what comes: connecting neither succeeds nor fails.
 *
 * On loopback nobody drops packets, but a listener whose queue is full does so with every further
 * SYN (Linux: tcp_abort_on_overflow = 0, the default; macOS alike). So a thread listens, never gets
 * round to accepting, and its queue is filled from here.
 */
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

export interface Filtered {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The kernel lets in one more than it was told, and may round up: more than that, in any case. */
const FILLERS = 12;

/** Plain JavaScript: it listens, says where, and sleeps. */
const LISTENER = `
const { createServer } = require("node:net");
const { parentPort, workerData } = require("node:worker_threads");
const server = createServer();
server.listen({ host: "127.0.0.1", port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(workerData), 0, 0);
  process.exit();
});
`;

export async function openFiltered(): Promise<Filtered> {
  const gate = new SharedArrayBuffer(4);
  const thread = new Worker(LISTENER, { eval: true, workerData: gate });
  const port = await new Promise<number>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
  });
  const fillers = Array.from({ length: FILLERS }, () => fill(port));
  await fillers[0]?.connected;
  return {
    port,
    stop: async () => {
      for (const { socket } of fillers) socket.destroy();
      const over = new Promise((resolve) => thread.once("exit", resolve));
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
      await over;
    },
  };
}

function fill(port: number): { readonly socket: Socket; readonly connected: Promise<void> } {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  return { socket, connected: new Promise((resolve) => socket.once("connect", () => resolve())) };
}
