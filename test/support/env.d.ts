/** What the tests in workerd have bound: `[env.production]`, and the Internet that they look at. */
declare namespace Cloudflare {
  interface Env {
    readonly MONITOR: DurableObjectNamespace;
    readonly GATE: DurableObjectNamespace;
    readonly BLOCK_LIMIT: import("../../src/gate/client").RateLimit;
    readonly NAMES_LIMIT: import("../../src/gate/client").RateLimit;
    readonly CLIENT_LIMIT: import("../../src/gate/client").RateLimit;
    readonly READ_LIMIT: import("../../src/gate/client").RateLimit;
    readonly SITE_URL: string;
    readonly RESOLVER_URL: string;
    readonly LEDGER: D1Database;
    readonly ORIGIN_ZONE: string;
    readonly MIGRATIONS: import("cloudflare:test").D1Migration[];
    readonly NET: Fetcher;
  }
  interface GlobalProps {
    mainModule: typeof import("../../src/index");
  }
}
