/**
 * What raw workerd is told: services that a process is put together of. Where a service stands, in this
 * process or behind an address, is hidden from those that are bound to it. Pure.
 */
import { bindingOf, homesOf, type VantageId } from "../../src/vantage/registry.ts";

/** A part of a process: entries of the lists `services` and `sockets`, and the constants they name. */
export interface Part {
  readonly services?: readonly string[];
  readonly sockets?: readonly string[];
  readonly constants?: readonly string[];
  /** For V8, which has them for the process. */
  readonly flags?: readonly string[];
}

/** What the Worker of wrangler.toml runs under, and the variables that all of ours have. */
export interface Common {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
}

const text = (value: string) => JSON.stringify(value);
const bindText = ([name, value]: readonly [string, string]) =>
  `(name = ${text(name)}, text = ${text(value)})`;
const bindService = (name: string, service: string) =>
  `(name = ${text(name)}, service = ${text(service)})`;

/** A service in another process, by the name that it has there. */
export function elsewhere(name: string, address: string): Part {
  return {
    services: [`(name = ${text(name)}, external = (address = ${text(address)}, http = ()))`],
  };
}

/** Where a service of this process is reached over HTTP. @param says headers of every response. */
export function door(
  service: string,
  address: string,
  says: Readonly<Record<string, string>> = {},
): Part {
  const headers = Object.entries(says).map(
    ([name, value]) => `(name = ${text(name)}, value = ${text(value)})`,
  );
  const http = `(injectResponseHeaders = [${headers.join(", ")}])`;
  const named = `name = ${text(`at-${service}`)}, service = ${text(service)}`;
  return { sockets: [`(${named}, address = ${text(address)}, http = ${http})`] };
}

/** The network, without private addresses, as the platform has it. @param authority PEM. */
export function internet(authority: string): Part {
  const tls = `trustBrowserCas = false, trustedCertificates = [${text(authority)}]`;
  return {
    services: [`(name = "internet", network = (allow = ["public"], tlsOptions = (${tls})))`],
  };
}

/** Each isolate of the process gets this much memory for its objects, and ends the process with more. */
export function heapOf(mb: number): Part {
  return { flags: [`--max-heap-size=${mb}`] };
}

interface WorkerOptions {
  readonly service: string;
  readonly file: string;
  readonly common: Common;
  readonly bindings?: readonly string[];
  readonly more?: readonly string[];
}

function worker({ service, file, common, bindings = [], more = [] }: WorkerOptions): Part {
  const constant = `w${service.replaceAll(/[^a-z0-9]+/g, "0")}`;
  const all = [...Object.entries(common.vars).map(bindText), ...bindings];
  return {
    services: [`(name = ${text(service)}, worker = .${constant})`],
    constants: [
      [
        `const ${constant} :Workerd.Worker = (`,
        `  modules = [(name = "worker.js", esModule = embed ${text(file)})],`,
        `  compatibilityDate = ${text(common.compatibilityDate)},`,
        `  compatibilityFlags = [${common.compatibilityFlags.map(text).join(", ")}],`,
        `  bindings = [${all.join(", ")}],`,
        ...more.map((line) => `  ${line},`),
        ");",
      ].join("\n"),
    ],
  };
}

/** The front, bound to the services `monitors`, `gates` and `cache`. */
export function front(common: Common): Part {
  const bindings = [bindService("MONITORS", "monitors"), bindService("GATES", "gates")];
  const more = ['cacheApiOutbound = "cache"'];
  return worker({ service: "front", file: "front.js", common, bindings, more });
}

export function cache(common: Common): Part {
  return worker({ service: "cache", file: "cache.js", common: { ...common, vars: {} } });
}

interface Objects {
  readonly service: string;
  readonly file: string;
  readonly binding: string;
  readonly className: string;
  /** An absolute path, where their SQLite files are. */
  readonly disk: string;
  readonly bindings: readonly string[];
}

function objects(common: Common, { service, file, binding, className, disk, bindings }: Objects) {
  const namespace = `className = ${text(className)}, uniqueKey = ${text(service)}, enableSql = true`;
  const main = worker({
    service,
    file,
    common,
    bindings: [
      ...bindings,
      `(name = ${text(binding)}, durableObjectNamespace = ${text(className)})`,
    ],
    more: [
      `durableObjectNamespaces = [(${namespace})]`,
      `durableObjectStorage = (localDisk = ${text(`${service}-disk`)})`,
    ],
  });
  const folder = `(name = ${text(`${service}-disk`)}, disk = (path = ${text(disk)}, writable = true))`;
  return { ...main, services: [folder, ...(main.services ?? [])] };
}

/** The monitors, bound to `gates` and to each `prober-<vantage>`. */
export function monitors(common: Common, vantages: readonly VantageId[], disk: string): Part {
  const bindings = [
    bindService("GATES", "gates"),
    ...vantages.map((id) => bindService(bindingOf(id), proberOf(id))),
  ];
  const names = { service: "monitors", binding: "MONITOR", className: "TargetMonitor" };
  return objects(common, { ...names, file: "monitor.js", disk, bindings });
}

export function gates(common: Common, disk: string): Part {
  const names = { service: "gates", binding: "GATE", className: "DomainGate" };
  return objects(common, { ...names, file: "gate.js", disk, bindings: [] });
}

export function proberOf(vantage: VantageId): string {
  return `prober-${vantage}`;
}

/** The prober of one vantage, as it is deployed. */
export function prober(common: Common, vantage: VantageId): Part {
  const vars = { ...common.vars, VANTAGE: vantage };
  return worker({ service: proberOf(vantage), file: "prober.js", common: { ...common, vars } });
}

/** Says of a response where it was made, as the platform says it of a placed Worker. */
export function placed(vantage: VantageId): Readonly<Record<string, string>> {
  return { "cf-placement": `remote-${homesOf(vantage)[0]}` };
}

export function configOf(parts: readonly Part[]): string {
  const list = (key: "services" | "sockets") =>
    parts.flatMap((part) => part[key] ?? []).join(",\n    ");
  return [
    'using Workerd = import "/workerd/workerd.capnp";',
    "const config :Workerd.Config = (",
    `  v8Flags = [${parts.flatMap(({ flags = [] }) => flags.map(text)).join(", ")}],`,
    `  services = [\n    ${list("services")},\n  ],`,
    `  sockets = [\n    ${list("sockets")},\n  ],`,
    ");",
    ...parts.flatMap(({ constants = [] }) => constants),
    "",
  ].join("\n");
}
