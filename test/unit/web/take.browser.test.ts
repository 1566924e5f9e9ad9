/** Which family of browser somebody reads with, by what real browsers say of themselves. */
import { describe, expect, test } from "vitest";
import { browserOf, FAMILIES, isPhone } from "../../../src/web/take/browser";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

describe("a browser's family", () => {
  test.each([
    ["Chrome on Windows", `${WINDOWS} Chrome/131.0.0.0 Safari/537.36`, "chromium-desktop"],
    ["Edge", `${WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, "chromium-desktop"],
    ["Opera", `${WINDOWS} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0`, "chromium-desktop"],
    ["Vivaldi", `${WINDOWS} Chrome/130.0.0.0 Safari/537.36 Vivaldi/7.0`, "chromium-desktop"],
    [
      "Chrome on a Mac",
      `${MAC} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36`,
      "chromium-desktop",
    ],
    [
      "a Chromebook",
      "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
      "chromium-desktop",
    ],
    [
      "a headless Chromium",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.6778.33 Safari/537.36",
      "chromium-desktop",
    ],
    [
      "Firefox on Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
      "firefox-desktop",
    ],
    [
      "Firefox on Linux",
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
      "firefox-desktop",
    ],
    [
      "Safari",
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`,
      "safari-desktop",
    ],
    ["Chrome on Android", `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36`, "chrome-android"],
    [
      "Samsung Internet",
      `${ANDROID} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
      "chrome-android",
    ],
    [
      "Samsung Internet that asks for the desktop's page",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Safari/537.36",
      "chrome-android",
    ],
    [
      "Edge on Android",
      `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0`,
      "chrome-android",
    ],
    [
      "a phone whose maker ends in “bot”",
      "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.0.0 Mobile Safari/537.36",
      "chrome-android",
    ],
    [
      "Firefox on Android",
      "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
      "firefox-android",
    ],
    ["Safari on iOS", `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, "safari-ios"],
    ["Chrome on iOS", `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`, "safari-ios"],
    ["Firefox on iOS", `${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`, "safari-ios"],
    [
      "Chrome on an iPad that asks for the desktop's page",
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131 Version/11.1.1 Safari/605.1.15`,
      "safari-ios",
    ],
    ["an app's web view", "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) Chrome/131.0", "other"],
    ["the old Edge", `${WINDOWS} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`, "other"],
    [
      "Internet Explorer",
      "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
      "other",
    ],
    [
      "GNOME Web",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15",
      "other",
    ],
    [
      "Googlebot's phone",
      `${ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
      "other",
    ],
    [
      "Applebot",
      `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1)`,
      "other",
    ],
    ["curl", "curl/8.10.1", "other"],
    ["nobody", "", "other"],
  ] as const)("%s", (_name, userAgent, kind) => {
    expect(browserOf(userAgent).kind).toBe(kind);
  });
});

describe("the version of Chromium", () => {
  const brave = '"Brave";v="141", "Chromium";v="141", "Not_A Brand";v="24"';

  test.each([
    ["its own word", `${WINDOWS} Chrome/118.0.0.0 Safari/537.36`, "", 118],
    [
      "that of an Edge, not the Edge's",
      `${WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/7.0`,
      "",
      131,
    ],
    ["the hints, where there are some", `${WINDOWS} Chrome/109.0.0.0 Safari/537.36`, brave, 141],
  ])("is %s", (_name, userAgent, secChUa, major) => {
    expect(browserOf(userAgent, secChUa)).toEqual({ kind: "chromium-desktop", major });
  });
});

test("three families have no mouse", () => {
  expect(FAMILIES.filter(isPhone)).toEqual(["chrome-android", "firefox-android", "safari-ios"]);
});
