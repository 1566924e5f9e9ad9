/** What is told of our own vantage points, of sweeps that came by. */
import { expect, test } from "vitest";
import type { VantagesAnswer } from "../../src/web/vantages";
import { check, get, named, sentRequests } from "../support/front";

const told = async (): Promise<VantagesAnswer> => (await get("/v1/vantages")).json();

test("where they ran stands there after a sweep, and reading it asks nobody", async () => {
  const before = await told();
  expect(before.vantages.map(({ health }) => health)).toEqual(Array(10).fill(null));
  await check(named("up"), "?wait=full");
  await sentRequests();
  const heard = async () => (await told()).vantages.map(({ health }) => health);
  await expect.poll(heard).toEqual(Array(10).fill("ok"));
  const { vantages, notice } = await told();
  expect(vantages.find(({ vantage }) => vantage === "germany")).toMatchObject({
    ...{ city: "Frankfurt", network: "AS13335", place: { asked: "aws:eu-central-1" } },
  });
  expect(notice).toBeNull();
  expect(JSON.stringify(vantages)).not.toContain("up.com");
  expect(await sentRequests()).toEqual([]);
});
