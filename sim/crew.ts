/** Threads that share out the work. Who does what changes nothing but the time it takes. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Done, Order } from "./worker";

/** The answers, in the order of the orders. @param file the bundle of worker.ts. */
export async function doAll(file: URL, orders: readonly Order[]): Promise<readonly Done[]> {
  const answers: Done[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(file);
    try {
      for (let turn = next++; turn < orders.length; turn = next++)
        answers[turn] = await ask(worker, orders[turn]);
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return answers;
}

function ask(worker: Worker, order: Order | undefined): Promise<Done> {
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  const settle = () => worker.off("error", reject);
  worker.once("error", reject);
  worker.once("message", (done: Done) => {
    settle();
    resolve(done);
  });
  worker.postMessage(order);
  return promise;
}
