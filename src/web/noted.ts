/**
 * What an answer leaves in the log: its form, what it said, how long it took. Nothing of what was asked,
 * and nothing of who did.
 */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { systemClock } from "../clock";
import { logAnswered } from "../log";

interface Note {
  /** The verdict, or the code of a problem. */
  readonly said: string;
  /** When what is told was seen to its end; null while it is being looked at, or when nothing was seen. */
  readonly seenAt: number | null;
}

interface Noting {
  readonly Variables: { note?: Note };
}

/** Leaves a note for the log, at the end of whatever answers. */
export function note(c: Context, note: Note): void {
  c.set("note", note);
}

/** `app.use(noted)`, before whatever leaves a note. */
export const noted = createMiddleware<Noting>(async (c, next) => {
  const from = systemClock.now();
  await next();
  const told = c.get("note");
  if (told === undefined) return;
  const [form = ""] = (c.res.headers.get("content-type") ?? "").split(";");
  const isStored = told.seenAt !== null && told.seenAt < from;
  logAnswered({ form, said: told.said, isStored, ms: systemClock.now() - from });
});
