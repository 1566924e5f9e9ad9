/**
 * Makes the tables of the embedded D1, before the tests of each file in workerd.
 */
import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";

await applyD1Migrations(env.LEDGER, env.MIGRATIONS);
