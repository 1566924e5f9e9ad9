/**
 * `/` for whoever is no browser: how to ask from a terminal, in 80 columns, and the addresses as JSON,
 * with the name of what to put in between braces (RFC 6570). Pure.
 */
import type { Language } from "../../language";
import { wrap } from "../text";
import { USAGE_WORDS } from "./usage.words";

/** The JSON of `GET /`. */
export type Index = Readonly<Record<keyof typeof ADDRESSES | "name" | "about", string>>;

/** Each behind our own address. */
const ADDRESSES = {
  check: "/v1/check/{host}{?from,report,wait,lang}",
  events: "/v1/check/{host}/events{?from,report,lang}",
  health: "/v1/health/{host}{?from,report,fail-on}",
  group: "/v1/group{?hosts,from,wait,lang}",
  history: "/v1/history/{host}{?lang}",
  watched: "/v1/watched{?lang}",
  vantages: "/v1/vantages",
  page: "/{host}{?from,report,wait,lang,format,color}",
  badge: "/badge/{host}.svg{?label,style,lang}",
  shields: "/badge/{host}.json{?label,style,lang}",
  metrics: "/probe{?target,from}",
  openapi: "/openapi.json",
  docs: "/docs",
  llms: "/llms.txt",
  catalog: "/.well-known/api-catalog",
  status: "/status",
  bot: "/bot",
} as const;

export function indexOf(siteUrl: string, language: Language): Index {
  const entries = Object.entries(ADDRESSES).map(([name, path]) => [name, siteUrl + path]);
  const { about } = USAGE_WORDS[language];
  return { name: "JustHere", about, ...Object.fromEntries(entries) };
}

/** @param notice what every answer must say of this service. */
export function usageText(siteUrl: string, language: Language, notice: string | null): string {
  const { about, ways, parameters, limits, more } = USAGE_WORDS[language];
  const lines = ways.flatMap(([says, commands]) => [
    `${says}:`,
    ...commands.map((command) => `  ${command(siteUrl)}`),
  ]);
  const last = [parameters, limits, `${more}:`, `  ${siteUrl}/docs`];
  return `${[about, "", ...lines, "", ...last, ...(notice ? [wrap(notice)] : [])].join("\n")}\n`;
}

/**
 * Where to go on from `/`, as registered with IANA: RFC 8631 (service-desc, service-doc, status), RFC 9727
 * (api-catalog), RFC 8288.
 */
export const LINKS = [
  '</openapi.json>; rel="service-desc"; type="application/json"',
  '</docs>; rel="service-doc"; type="text/html"',
  '</.well-known/api-catalog>; rel="api-catalog"',
  '</status>; rel="status"',
  '</opensearch.xml>; rel="search"; type="application/opensearchdescription+xml"',
  '</llms.txt>; rel="help"; type="text/plain"',
].join(", ");
