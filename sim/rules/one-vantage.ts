/**
 * The classic "down for everyone or just me" site: one server, in one place, looks once. An answer means
 * that it is just you; anything else, that it is not, a robot check included.
 *
 * Who does it: downforeveryoneorjustme.com as its source of 2008 has it (200, 301 and 302 alone are up),
 * isitup.org, most tools with a single place. They waited two to four seconds; here they wait as long as
 * all the others, which is kinder to slow sites. Its server is where it looks from: when that is gone,
 * nobody gets an answer of it. So a prober of ours that says nothing is no failure of such a site, and
 * the next one stands for it.
 */
import { VANTAGES } from "../../src/vantage/registry";
import type { Rule } from "../trial";
import { lookOf } from "./looks";

const PLACE = VANTAGES.findIndex(({ id }) => id === "us-east");

export const oneVantage: Rule = {
  id: "one-vantage",
  name: "one vantage",
  answer(trial) {
    const seat = trial.looks.findIndex(([{ saw }], at) => at >= PLACE && saw !== "none");
    const { saw, tookMs } = lookOf(trial, Math.max(seat, PLACE));
    return { verdict: saw === "up" ? "up" : "down", atMs: tookMs };
  },
};
