/** What is told while a monitor is out of reach. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { check, named, SITE, unfresh } from "../support/front";
import { front } from "../support/routes";

describe("a question is answered by", () => {
  test("what was seen a moment ago, with its age, when the monitor is out of reach since", async () => {
    const host = named("www.moved");
    const { sweep } = await check(host, "?wait=full");
    await unfresh(host);
    const MONITOR = {
      idFromName: () => {
        throw new Error("gone");
      },
    } as unknown as DurableObjectNamespace;
    const request = new Request(`${SITE}/v1/check/${host}`);
    const response = await front.fetch(request, { ...env, MONITOR }, createExecutionContext());
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      verdict: "up",
      sweep: { startedAt: sweep.startedAt, complete: true },
    });
  });
});
