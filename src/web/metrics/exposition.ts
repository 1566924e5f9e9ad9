/**
 * Metrics as Prometheus reads them: the text format, version 0.0.4. Which metrics there are is decided
 * elsewhere. Each family stands there once, its HELP and TYPE before its samples, in the order given; what
 * could end a line or a label early is escaped. Pure.
 *
 * Source: prometheus.io/docs/instrumenting/exposition_formats
 */

export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  /** Finite. */
  readonly value: number;
}

/** All of ours are gauges: what is so now, and not how often it was. */
export interface Family {
  readonly name: string;
  readonly help: string;
  /** With labels that differ. A family without any is left out. */
  readonly samples: readonly Sample[];
}

/** @param remarks for a person who reads it; Prometheus passes over them. */
export function expositionOf(families: readonly Family[], remarks: readonly string[] = []): string {
  const told = families.filter(({ samples }) => samples.length > 0).flatMap(linesOf);
  return [...remarks.map(remark), ...told].map((line) => `${line}\n`).join("");
}

function linesOf({ name, help, samples }: Family): readonly string[] {
  return [
    `# HELP ${name} ${escaped(help)}`,
    `# TYPE ${name} gauge`,
    ...samples.map(({ labels, value }) => `${name}${labelled(labels)} ${value}`),
  ];
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
const quoted = (text: string) => escaped(text).replaceAll('"', '\\"');

/** A comment. One that begins with HELP or TYPE would be read as such. */
function remark(text: string): string {
  return `# - ${text.replaceAll(/\s+/g, " ")}`;
}
