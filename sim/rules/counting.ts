/**
 * The rules that let everybody look once, all at a time, and count: they differ in how many failures it
 * takes. A robot check is a failure to them. A prober that says nothing is not counted, nor waited for
 * (uptimepage, OneUptime and AWS speak of those that report). They answer when the last look is in, and
 * say nothing of regions.
 */
import { VANTAGES } from "../../src/vantage/registry";
import type { Rule } from "../trial";

interface Count {
  readonly failed: number;
  readonly asked: number;
  /** Of those that failed. */
  readonly continents: number;
}

/** Who does it: DigitalOcean's `down`, Pongo by default, every tool that alerts on each place alone. */
export const anyFailure = counting("any-failure", "any failure", ({ failed }) => failed >= 1);

/**
 * Who does it: Google Cloud's uptime checks, whose alerts begin with two failing regions. A region of
 * theirs is as large as a continent, and may have several checkers; so continents are counted here. (Two
 * failing vantages, wherever they stand, are wrong 15 times in a hundred, and in the published table 13.7.)
 */
export const atLeastTwo = counting("two-fail", "at least 2 fail", ({ continents }) => {
  return continents >= 2;
});

/** Who does it: HetrixTools (half of the places and one more), uptimepage, Cloudflare's by regions. */
export const majority = counting("majority", "majority", ({ failed, asked }) => failed * 2 > asked);

/** Of the checkers; AWS says that it may change. */
const HEALTHY_SHARE = 0.18;

/**
 * Who does it: Amazon Route 53 ("How Amazon Route 53 determines whether a health check is healthy"):
 * up while more than 18 % of the checkers find it healthy. A rule for failover, which forgives much. Its
 * checkers wait six seconds at most and look three times in a row; here each looks once, and waits as
 * long as all the others.
 */
export const healthyShare = counting(
  "healthy-share",
  "more than 18 % healthy",
  ({ failed, asked }) => asked - failed <= HEALTHY_SHARE * asked,
);

function counting(id: string, name: string, isDown: (count: Count) => boolean): Rule {
  return {
    id,
    name,
    answer({ looks }) {
      const asked = looks.flatMap(([{ saw, tookMs }], seat) =>
        saw === "none" ? [] : [{ isFailure: saw !== "up", tookMs, seat }],
      );
      const failed = asked.filter(({ isFailure }) => isFailure);
      const continents = new Set(failed.map(({ seat }) => VANTAGES[seat]?.continent)).size;
      const count = { failed: failed.length, asked: asked.length, continents };
      const atMs = Math.max(0, ...asked.map(({ tookMs }) => tookMs));
      return { verdict: isDown(count) ? "down" : "up", atMs };
    },
  };
}
