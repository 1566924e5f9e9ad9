import { describe, expect, test } from "vitest";
import type { Watch } from "../../src/watch/watch";
import { named, sentRequests, turn } from "../support/front";
import { askAt, historyOf, ringAt, START, surround } from "../support/story";

const SECOND = 1_000;

describe("the operator's webhook", () => {
  const secret = `whsec_${btoa("twenty-four bytes long..")}`;
  const watching = (host: string, receiver: string) =>
    surround(host, {
      watches: [{ name: "Shop", host: host as Watch["host"], everyMs: 60 * SECOND, wanted: null }],
      webhooks: { url: `https://${named(receiver)}/hook`, secret },
    });
  const hooks = async () =>
    (await sentRequests()).filter(({ url }) => url.endsWith("/hook")).map(({ headers }) => headers);

  test("is told that an outage has opened, is confirmed, and is over", async () => {
    const host = named("shop-it");
    await watching(host, "up");
    await askAt(host, 0);
    await turn("dublin", "off");
    await ringAt(host, 60 * SECOND);
    await sentRequests();
    await ringAt(host, 80 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toEqual([
      `evt_Shop_${START + 60 * SECOND}_opened`,
    ]);
    await ringAt(host, 110 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toEqual([
      `evt_Shop_${START + 60 * SECOND}_confirmed`,
    ]);
    await turn("dublin", "on");
    await ringAt(host, 140 * SECOND);
    await ringAt(host, 160 * SECOND);
    const [closed, ...others] = await hooks();
    expect(others).toEqual([]);
    expect(closed).toMatchObject({
      "webhook-id": `evt_Shop_${START + 60 * SECOND}_closed_${START + 110 * SECOND}`,
      "webhook-timestamp": String((START + 160 * SECOND) / 1_000),
      "webhook-signature": expect.stringMatching(/^v1,/),
    });
  });

  test("that does not take it is told again, with the same id, later and later", async () => {
    const host = named("broken-tls");
    await watching(host, "error");
    await askAt(host, 0);
    await sentRequests();
    await ringAt(host, 20 * SECOND);
    const times = [20, 50, 110, 230];
    const ids: (string | undefined)[] = (await hooks()).map((headers) => headers["webhook-id"]);
    for (const at of times.slice(1)) {
      await ringAt(host, at * SECOND);
      ids.push(...(await hooks()).map((headers) => headers["webhook-id"]));
    }
    const opened = `evt_Shop_${START}_opened`;
    expect(ids.filter((id) => id === opened)).toHaveLength(4);
    await watching(host, "up");
    await ringAt(host, 600 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toContain(opened);
    await ringAt(host, 660 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).not.toContain(opened);
  });

  test("is told that an outage that was over is back, and then that it is over again", async () => {
    const host = named("shop-fr");
    await watching(host, "up");
    await askAt(host, 0);
    const looks = ["off", 60, 80, "on", 110, 130, "off", 190, 210, 240, "on", 270, 290] as const;
    await sentRequests();
    for (const look of looks)
      await (typeof look === "number" ? ringAt(host, look * SECOND) : turn("dublin", look));
    const told = (await hooks()).map((headers) => headers["webhook-id"]?.split("_").slice(3));
    expect(told).toEqual([
      ["opened"],
      ["closed", String(START + 80 * SECOND)],
      ["opened", String(START + 210 * SECOND)],
      ["confirmed"],
      ["closed", String(START + 240 * SECOND)],
    ]);
    expect((await historyOf(host)).outages).toHaveLength(1);
  });

  test("that is badly configured for a while is told later", async () => {
    const host = named("loop");
    await watching(host, "up");
    await askAt(host, 0);
    await surround(host, { webhooks: "invalid" });
    await sentRequests();
    await ringAt(host, 20 * SECOND);
    expect(await hooks()).toEqual([]);
    await watching(host, "up");
    await ringAt(host, 50 * SECOND);
    expect((await hooks()).map((headers) => headers["webhook-id"])).toContain(
      `evt_Shop_${START}_opened`,
    );
  });

  test("is told nothing of what strangers ask about", async () => {
    const host = named("dns-gone");
    await surround(host, { webhooks: { url: `https://${named("up")}/hook`, secret } });
    await askAt(host, 0);
    await ringAt(host, 20 * SECOND);
    expect((await historyOf(host)).outages).toHaveLength(1);
    expect(await hooks()).toEqual([]);
  });
});
