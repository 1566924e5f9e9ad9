/**
 * The evening of 12 December 2010, as data. Five European shops of one company stop answering, and
 * are back half an hour later; the American one stands on another network all the while. What is
 * really true is known here and to the test, and never to anybody who answers.
 */
import type { Step, Story } from "./play";

/** An instant of that evening; Central European Time is an hour ahead of UTC. */
export function cet(time: string): number {
  return Date.parse(`2010-12-12T${time}+01:00`);
}

export const SISTERS: readonly string[] = [
  "shop-de.test",
  "shop-fr.test",
  "shop-it.test",
  "shop-at.test",
  "shop-co-uk.test",
];
export const AMERICAN = "shop-com.test";
export const SHOPS: readonly string[] = [...SISTERS, AMERICAN];

/** When the data centre was really gone. */
export const TRUTH = { offAt: cet("21:58:31"), onAt: cet("22:27:04") } as const;

const ask = (time: string, from: "germany" | "us-east", host: string): Step => ({
  ...{ at: cet(time), does: "ask", from, host },
});

export const EVENING: Story = {
  startsAt: cet("21:55:10"),
  endsAt: cet("22:31:00"),
  hosts: SHOPS,
  everyS: 45,
  roundsMs: 60_000,
  steps: [
    { at: TRUTH.offAt, does: "switch", part: "dublin", state: "off" },
    ask("22:03:00", "germany", "shop-de.test"),
    ask("22:05:00", "us-east", "shop-de.test"),
    ask("22:05:40", "us-east", AMERICAN),
    { at: cet("22:12:00"), does: "ask_together", from: "germany", hosts: SHOPS },
    { at: TRUTH.onAt, does: "switch", part: "dublin", state: "on" },
    ask("22:30:30", "germany", "shop-de.test"),
  ],
};
