/** Requests that are too long, twofold or of the wrong kind; and names of ours that others make up. */
import { describe, expect, test } from "vitest";
import { FRONT } from "../../src/limits";
import { SITE } from "../support/front";
import { hear, PATHS } from "../support/routes";

const HTML = { accept: "text/html" };
const codeOf = ({ body }: { body: string }) =>
  /"code":"(\w+)"|<code>(\w+)<\/code>|^.* \((\w+)\)\.\n/.exec(body)?.slice(1).find(Boolean);

describe("C4: an address of ours", () => {
  const long = (length: number) => {
    const start = `${SITE}/v1/check/up.com?x=`;
    return start + "x".repeat(length - start.length);
  };

  test("may have so many characters", async () => {
    expect((await hear(long(FRONT.addressLength))).status).toBe(200);
  });

  test.each([FRONT.addressLength + 1, 16_000])(
    "of %i characters is refused unread",
    async (length) => {
      const refused = await hear(long(length));
      expect(refused.status).toBe(414);
      expect(codeOf(refused)).toBe("uri_too_long");
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
      expect(refused.body.length).toBeLessThan(1_000);
    },
  );

  const filler = (length: number) => encodeURIComponent("ü".repeat(length)).slice(0, length);
  const handedOver = (length: number): readonly (readonly [string, number, string | null])[] => [
    [
      `/share?text=${encodeURIComponent("https://up.com/ ")}${filler(length)}`,
      303,
      "/?u=https%3A%2F%2Fup.com",
    ],
    [`/https://up.com/?${"x".repeat(length)}`, 303, "/up.com"],
    [`/https://up.com/${"x".repeat(length)}`, 303, "/up.com"],
    // What was typed is a target, and those have a bound of their own.
    [`/?u=https://up.com/${"x".repeat(length)}`, 400, null],
  ];

  test.each([...handedOver(9_000), ...handedOver(16_000)])(
    "may be longer where somebody else's address is handed over: %.30s…",
    async (path, status, location) => {
      const told = await hear(path, { redirect: "manual" });
      expect([told.status, told.headers.get("location")]).toEqual([status, location]);
      if (status === 400) expect(codeOf(told)).toBe("invalid_target");
    },
  );

  test.each(handedOver(FRONT.pastedLength))("%.30s… has an end too", async (path) => {
    const refused = await hear(path, { redirect: "manual" });
    expect([refused.status, codeOf(refused)]).toEqual([414, "uri_too_long"]);
  });

  test("has room for the longest target there is, percent-encoded, and all parameters", async () => {
    const target = `https://up.com/${"/".repeat(FRONT.targetLength - 15)}`;
    expect(target).toHaveLength(FRONT.targetLength);
    const query = "from=south-africa&report=down&s=ERR_CERT_COMMON_NAME_INVALID&lang=de";
    const asked = await hear(`/?u=${encodeURIComponent(target)}&${query}`, { redirect: "manual" });
    expect(asked.status).toBe(303);
  });
});

describe("E5: a parameter with two values is refused, and the answer says so", () => {
  const ROUTES = [
    "/up.com",
    "/v1/check/up.com",
    "/v1/check/up.com/events",
    "/live/up.com",
    "/status",
  ];
  const TWICE = ["from", "report", "wait", "s", "tested", "lang"];

  test.each(ROUTES.flatMap((route) => TWICE.map((name) => [route, name] as const)))(
    "%s, %s",
    async (route, name) => {
      for (const values of [
        `${name}=up&${name}=down`,
        `${name}=&%${name.charCodeAt(0).toString(16)}${name.slice(1)}=x`,
      ]) {
        const refused = await hear(`${route}?${values}`, { headers: HTML });
        expect(refused.status).toBe(400);
        expect(codeOf(refused)).toBe("invalid_parameter");
        expect(refused.body).toContain("one of them stands there twice");
      }
    },
  );

  test("the target itself", async () => {
    const refused = await hear("/?u=up.com&u=evil.com", { headers: HTML, redirect: "manual" });
    expect([refused.status, codeOf(refused)]).toEqual([400, "invalid_parameter"]);
    expect(refused.body).not.toContain("evil.com");
  });

  test("but the hosts of a group may come one by one, and a semicolon parts nothing", async () => {
    expect((await hear("/v1/group?hosts=up.com&hosts=error.com")).status).toBe(200);
    const odd = await hear("/v1/check/up.com?from=japan;from=india");
    expect([odd.status, codeOf(odd)]).toEqual([400, "invalid_parameter"]);
  });

  test("and what stands behind a pasted address is somebody else's", async () => {
    for (const query of ["lang=fr", "lang=de&lang=en", "u=1&u=2", "from=a&from=b"])
      for (const pasted of ["/https://up.com/list", "/up.com/list"]) {
        const sent = await hear(`${pasted}?${query}`, { redirect: "manual" });
        expect([sent.status, sent.headers.get("location")]).toEqual([303, "/up.com"]);
      }
  });
});

describe("a language that we do not speak", () => {
  test.each(["fr", "DE", "de-AT", "", "constructor"])(
    "%j is refused like any wrong value",
    async (lang) => {
      for (const route of ["/", "/up.com", "/v1/check/up.com", "/bot", "/v1/watched"]) {
        const refused = await hear(`${route}?lang=${lang}`, {
          headers: { "accept-language": "de" },
        });
        expect([refused.status, codeOf(refused)]).toEqual([400, "invalid_parameter"]);
        expect(refused.body).toContain("„lang“ ist „en“ oder „de“.");
      }
    },
  );

  test("is not refused when a browser asks for it: that is a wish", async () => {
    const page = await hear("/bot", { headers: { "accept-language": "fr" } });
    expect([page.status, page.body.includes('<html lang="en">')]).toEqual([200, true]);
  });
});

describe("C4 and F5: only questions are answered", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])("%s: 405", async (method) => {
    for (const path of ["/", "/up.com", "/v1/check/up.com", "/v1/nothing", "/style.css"]) {
      const refused = await hear(path, { method });
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(codeOf(refused)).toBe("method_not_allowed");
    }
  });

  test("and a body is not read, however large", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
        if (sent >= 64 * 1024 * 1024) controller.close();
      },
    });
    expect((await hear("/v1/check/up.com", { method: "POST", body })).status).toBe(405);
    expect(sent).toBeLessThan(1024 * 1024);
  });

  test("a page of others may ask whether it may: of the interface, and of nothing else", async () => {
    const init = { method: "OPTIONS", headers: { origin: "https://elsewhere.example" } };
    const may = await hear("/v1/check/up.com", init);
    expect([may.status, may.body]).toEqual([204, ""]);
    expect(may.headers.get("access-control-allow-methods")).toBe("GET, HEAD");
    expect(may.headers.get("access-control-allow-origin")).toBe("*");
    const mayNot = await hear("/up.com", init);
    expect(mayNot.status).toBe(204);
    expect(mayNot.headers.get("access-control-allow-origin")).toBeNull();
    expect(mayNot.headers.get("access-control-allow-methods")).toBeNull();
  });
});

describe("E5: who we are is what the operator says", () => {
  const FORGED = {
    "x-forwarded-host": "evil-forwarded.example",
    "x-forwarded-proto": "gopher",
    "x-original-url": "/evil-original",
    "x-rewrite-url": "/evil-rewrite",
    "x-http-method-override": "DELETE",
    forwarded: "host=evil-forwarded.example",
    origin: "https://evil-origin.example",
    referer: "https://evil-referer.example/",
  };

  test.each(PATHS)("%s never tells a name that the request brought", async (path) => {
    for (const accept of ["text/html", "application/json", "*/*"]) {
      const init = { headers: { ...FORGED, accept }, redirect: "manual" } as const;
      const { status, headers, body } = await hear(`https://evil-host.example${path}`, init);
      expect(JSON.stringify([...headers]) + body).not.toMatch(/evil|gopher/);
      const clean = await hear(path, { headers: { accept }, redirect: "manual" });
      expect(status).toBe(clean.status);
      expect(clean.body).not.toMatch(/evil|gopher/);
    }
  });
});
