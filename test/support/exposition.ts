/**
 * Reads metrics as strictly as the format is written down, and what Prometheus would forgive not at all:
 * so that no other reader stumbles over ours. Throws at the first thing that is wrong.
 */

export interface Read {
  readonly help: Readonly<Record<string, string>>;
  /** By `name{label="value"}`, as it stands there. */
  readonly samples: Readonly<Record<string, number>>;
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const SAMPLE = new RegExp(
  `^(${NAME})((?:\\{${LABEL}(?:,${LABEL})*\\})?) (-?[0-9.]+(?:e[+-]?[0-9]+)?)$`,
);

export function readExposition(text: string): Read {
  if (!text.endsWith("\n") || text.endsWith("\n\n")) throw new Error("must end in one newline");
  const help: Record<string, string> = {};
  const samples: Record<string, number> = {};
  /** The family that the lines are in. */
  let current = "";
  let stage: "" | "HELP" | "TYPE" | "sample" = "";
  for (const line of text.slice(0, -1).split("\n")) {
    const [, kind, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (kind === "HELP") {
      if (name in help) throw new Error(`${name} stands there twice`);
      if (stage === "HELP" || stage === "TYPE") throw new Error(`${current} has no samples`);
      if (!/^(?:[^\\]|\\[\\n])*$/.test(rest)) throw new Error(`an escape that is none: ${line}`);
      help[name] = rest;
      [current, stage] = [name, "HELP"];
    } else if (kind === "TYPE") {
      if (name !== current || stage !== "HELP") throw new Error(`not where it must be: ${line}`);
      if (rest !== "gauge") throw new Error(`of what type? ${line}`);
      stage = "TYPE";
    } else if (line.startsWith("#")) {
      if (!/^# -/.test(line) || stage !== "") throw new Error(`not where it must be: ${line}`);
    } else {
      const [, name, labels = "", value = ""] = SAMPLE.exec(line) ?? [];
      if (name === undefined || !Number.isFinite(Number(value)))
        throw new Error(`no sample: ${line}`);
      if (name !== current || (stage !== "TYPE" && stage !== "sample"))
        throw new Error(`not where it must be: ${line}`);
      if (name + labels in samples) throw new Error(`stands there twice: ${line}`);
      samples[name + labels] = Number(value);
      stage = "sample";
    }
  }
  return { help, samples };
}

/** Of a state set, the label of the state that is so. */
export function stateIn({ samples }: Read, name: string): string {
  const label = name.replace(/^justhere_/, "");
  const states = Object.entries(samples).filter(([key]) => key.startsWith(`${name}{${label}="`));
  const those = states.filter(([, value]) => value === 1);
  const [one] = those;
  if (those.length !== 1 || states.some(([, value]) => value !== 0 && value !== 1) || !one)
    throw new Error(`${name}: ${JSON.stringify(states)}`);
  return one[0].split('"')[1] ?? "";
}

/** Why it was no success; null where nothing says so. */
export function reasonIn({ samples }: Read): string | null {
  const found = Object.keys(samples).filter((key) => key.startsWith("probe_failure_info{"));
  if (found.length > 1) throw new Error(`more than one reason: ${found}`);
  return found[0]?.split('"')[1] ?? null;
}
