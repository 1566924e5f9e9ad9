/** Which service is asked: the one that was named, the deployed one, or one on this machine. Pure. */
export type Env = Readonly<Record<string, string | undefined>>;

/** That of `npm start`. */
export const ON_THIS_MACHINE = "http://localhost:8787";

/**
 * @param deployed SITE_URL of the deployed service, as the command was built with it. An address below
 *   `.example` is nobody's (RFC 2606).
 */
export function serviceOf(named: string | null, env: Env, deployed: string): string {
  const chosen = named ?? (env.JUSTHERE_URL || null);
  if (chosen !== null && isAddress(chosen)) return chosen.replace(/\/+$/, "");
  const isReal = isAddress(deployed) && !new URL(deployed).hostname.endsWith(".example");
  return isReal ? deployed : ON_THIS_MACHINE;
}

export function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
