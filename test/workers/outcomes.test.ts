/** Every outcome in every form: the service is held to the table in test/support/outcomes. */
import { describe, expect, test } from "vitest";
import type { FrontEnv } from "../../src/web/front";
import { check, named } from "../support/front";
import { FORMS, type FormName, OUTCOMES, type OutcomeName } from "../support/outcomes";
import { type Heard, hear } from "../support/routes";

const nobody = { limit: () => Promise.resolve({ success: false }) };
const unreachable = { fetch: () => Promise.reject(new Error("out of reach")) };
const nowhere = {
  ...{ idFromName: () => "", get: () => unreachable, getByName: () => unreachable },
} as unknown as DurableObjectNamespace;
/** How each outcome is brought about. */
interface Setting {
  readonly host: string;
  /** It has been looked at before. */
  readonly isSeen?: true;
  readonly query?: string;
  readonly method?: string;
  readonly agent?: string;
  /** A browser reads it ahead. */
  readonly isAhead?: true;
  readonly bindings?: Partial<FrontEnv>;
}

const SETTINGS: Readonly<Record<OutcomeName, Setting>> = {
  up: { host: named("up"), isSeen: true },
  down: { host: named("refused"), isSeen: true },
  partial: { host: named("down-in-europe"), isSeen: true, query: "from=germany" },
  unknown: { host: named("robots"), isSeen: true },
  invalid_target: { host: "nowhere" },
  forbidden_target: { host: "127.0.0.1" },
  opted_out: { host: named("opted-out") },
  no_such_name: { host: named("no-such-name") },
  // Of robots, messengers would show no card: they get the question as a page.
  no_stored_answer: { host: named("login"), isAhead: true },
  rate_limited: {
    host: named("shop-fr"),
    bindings: { CLIENT_LIMIT: nobody, READ_LIMIT: nobody },
  },
  overloaded: { host: named("shop-it"), bindings: { MONITOR: nowhere } },
  internal_error: { host: named("shop-at"), bindings: { SITE_URL: "no address" } },
  invalid_parameter: { host: named("up"), query: "lang=en&lang=de" },
  method_not_allowed: { host: named("up"), method: "POST" },
  uri_too_long: { host: named("up"), query: "x".repeat(9_000) },
  loop_detected: { host: named("up"), agent: "JustHereBot/1.0" },
};

async function asked(form: FormName, setting: Setting): Promise<Heard> {
  const { path, accept } = FORMS[form];
  const { host, query = "", method = "GET", agent = "curl/8.0", bindings = {} } = setting;
  const ahead: Record<string, string> = setting.isAhead ? { "sec-purpose": "prefetch" } : {};
  const full = path.replace("HOST", host);
  const joined = query === "" ? full : `${full}${full.includes("?") ? "&" : "?"}${query}`;
  return hear(joined, { method, headers: { accept, "user-agent": agent, ...ahead } }, bindings);
}

describe.each(Object.keys(SETTINGS) as OutcomeName[])("%s", (outcome) => {
  test.each(Object.entries(OUTCOMES[outcome].cells) as [FormName, string][])(
    "as %s: %s",
    async (form, cell) => {
      const setting = SETTINGS[outcome];
      if (setting.isSeen) await check(setting.host, "?wait=full");
      const heard = await asked(form, setting);
      expect(`${heard.status} ${READS[form](heard)}`.trim()).toBe(cell);
    },
  );
});

const first = (pattern: RegExp, text: string) => pattern.exec(text)?.slice(1).find(Boolean);

const ofJson = ({ body }: Heard) => first(/"code":"(\w+)"|"verdict":"([\w-]+)"/, body);

/** What a form says. */
const READS: Readonly<Record<FormName, (heard: Heard) => string | undefined>> = {
  text: ({ body }) => first(/^[^\n]* \((\w+)\)\.\n|^(.+?) –|^(.+?):\s/, body),
  html: ({ body }) =>
    first(/<code>(\w+)<\/code>|class="headline">.*?<span>([^<]+)</, body)?.replaceAll("&#39;", "'"),
  json: ofJson,
  check: ofJson,
  sse: ({ body }) => first(/"code":"(\w+)"|event: final[\s\S]*?"verdict":"([\w-]+)"/, body),
  ndjson: ({ body }) => first(/"code":"(\w+)"|"event":"final".*?"verdict":"([\w-]+)"/, body),
  health: ({ headers, body }) => headers.get("justhere-scope") ?? first(/"code":"(\w+)"/, body),
  // The first of its hosts, or what is wrong with the whole.
  group: ofJson,
  history: ({ status, body }) => (status === 200 ? "" : first(/"code":"(\w+)"/, body)),
  badge: ({ body }) => first(/<text[^>]*>([^<·]+?)(?: ·[^<]*)?<\/text>\s*<\/g>\s*<\/svg>/, body),
  shields: ({ body }) => first(/"message":"([^"·]+?)(?: ·[^"]*)?"/, body),
  probe: ({ body }) =>
    /^probe_success 1$/m.test(body)
      ? "success"
      : `failure: ${first(/^probe_failure_info\{reason="(\w+)"\} 1$/m, body)}`,
};
