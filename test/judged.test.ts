/**
 * Every answer that a test gets from the front is held to the document of the interface: it comes by way of
 * `support/judged`. Who asks in another way stands here, with a reason.
 */
import { expect, test } from "vitest";
import { sourcesOf } from "./support/sources";

const sources = await sourcesOf("test/{workers,e2e,trials,support,fuzz-support}/**/*.ts");

/** Ways to the front, and the files that may go them. */
const WAYS: readonly (readonly [way: string, pattern: RegExp, files: Record<string, string>])[] = [
  [
    "the Worker in workerd",
    /\bexports\.default\b|\bSELF\b/,
    { "test/support/front.ts": "judges what comes" },
  ],
  [
    "the Worker as a module",
    /from "(\.\.\/)+src\/index"/,
    {
      "test/support/routes.ts": "judges what comes",
      "test/workers/rounds.test.ts": "makes rounds, and asks nothing",
    },
  ],
  [
    "an app of its own",
    /\bcreateFront\b/,
    {
      "test/support/routes.ts": "reads its routes",
      "test/workers/openapi.test.ts": "reads its routes",
    },
  ],
  [
    "fetch of what npm start runs",
    /(?<![.\w])fetch\(\s*[`\w{$.]*(dev|service)\b[^)]*\b(site|origin|port)\b/,
    {},
  ],
  [
    "fetch of anything",
    /(?<![.\w"'])fetch\((?!\))(?!\w+: )/,
    {
      "test/e2e/behaviours.test.ts": "asks a prober",
      "test/e2e/handshake.test.ts": "asks a classifier",
      "test/e2e/sockets.test.ts": "asks a socket",
      "test/support/judged.ts": "judges what comes",
      "test/support/prober.ts": "is the network of a prober",
      "test/support/prometheus.ts": "asks a Prometheus",
      "test/trials/cli.test.ts": "finds nobody there",
      "test/trials/clients.test.ts": "is text for other programs, which read for themselves",
    },
  ],
  [
    "a request by hand",
    /import \{[^}]*\brequest\b[^}]*\} from "node:https?"/,
    {
      "test/e2e/privacy.test.ts": "judges what comes",
      "test/support/by-proxy.ts": "judges what passes",
      "test/support/cutting.ts": "judges what passes",
      "test/fuzz-support/send.ts": "hands it to trials that judge it themselves",
    },
  ],
  [
    "a browser",
    /\blaunch\(/,
    {
      "test/support/visit.ts": "judges what comes",
      "test/support/chromium.ts": "starts it",
      "test/support/browse.ts": "visits websites that misbehave",
      "test/e2e/badge.test.ts": "shows what no server has sent",
      "test/trials/clients.test.ts": "is a reader among others",
      "test/trials/streams.test.ts": "listens as pages of others do",
    },
  ],
];

test.each(WAYS)("%s is known to those alone who judge, or need not", (_way, pattern, files) => {
  const found = sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  expect(found).toEqual(Object.keys(files).toSorted());
});

test.each(["privacy.test", "judged-passing", "front", "routes", "visit"])("%s judges", (name) => {
  const source = sources.find(({ path }) => path.endsWith(`/${name}.ts`));
  expect(source?.text).toMatch(/\bjudged?\(/);
});

test.each(["vitest.config.ts", "vitest.trials.config.ts"])(
  "%s tells what was left",
  async (path) => {
    const [config] = await sourcesOf(path);
    const projects = path === "vitest.config.ts" ? 2 : 1;
    expect(config?.text.match(/test\/support\/judged-left\.ts/g)).toHaveLength(projects);
  },
);
