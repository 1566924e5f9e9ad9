/** The script of our pages, as it is served. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { PAGE_SCRIPT } from "../src/web/client/bundle.min";

const LARGEST_GZIPPED = 3 * 1024;

test("it makes no code of text, and asks nobody over plain http", () => {
  expect(PAGE_SCRIPT).not.toMatch(/\beval\(|\bnew Function\b|\bFunction\(|document\.write/);
  expect(PAGE_SCRIPT).not.toContain("http://");
});

test("it keeps nothing in the browser", () => {
  expect(PAGE_SCRIPT).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB/);
});

test("it puts HTML into the page in one place alone: the parts that our own stream sends", () => {
  expect(PAGE_SCRIPT.match(/innerHTML|outerHTML|insertAdjacentHTML/g)).toEqual(["innerHTML"]);
});

test("it is small", () => {
  expect(gzipSync(PAGE_SCRIPT).byteLength).toBeLessThanOrEqual(LARGEST_GZIPPED);
});
