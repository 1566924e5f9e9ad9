/**
 * The browser's own test: does this browser reach the site? It asks for the plain origin, sends
 * nothing of the reader, and learns only whether something answered. What that means is decided on
 * the server, which knows what the site forbids.
 */
import { ping } from "./api";

/** The longest that a person should wait for a page, and we for this. */
const ANSWER_MS = 10_000;
const RETRY_MS = 1_000;

export type Tested = "resolves" | "rejects" | "silent" | "offline";

/** Our own address first: a browser that cannot reach us says nothing about anybody else. */
export async function isOnline(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const signal = AbortSignal.timeout(ANSWER_MS);
  return ping({ signal }).then(
    () => true,
    () => false,
  );
}

/** @param origin `https://host/`. */
export async function reach(origin: string): Promise<Tested> {
  if (!(await isOnline())) return "offline";
  const first = await attempt(origin);
  if (first !== "rejects") return first;
  await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  const second = await attempt(origin);
  // It may be the network that went, and not the site.
  return second === "rejects" && !(await isOnline()) ? "offline" : second;
}

async function attempt(origin: string): Promise<Tested> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    await fetch(origin, {
      mode: "no-cors",
      credentials: "omit",
      cache: "no-store",
      redirect: "follow",
      referrerPolicy: "no-referrer",
      signal,
    });
    return "resolves";
  } catch {
    return signal.aborted ? "silent" : "rejects";
  }
}
