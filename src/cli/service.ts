/** Which service is asked: the one that was named, the deployed one, or one on this machine. Pure. */
export type Env = Readonly<Record<string, string | undefined>>;

/** That of `npm start`. */
export const ON_THIS_MACHINE = "http://localhost:8787";

/**
 * @param named an address, as is the one in `env`, if there is one.
 * @param deployed SITE_URL of the deployed service, as the command was built with it. An address below
 *   `.example` is nobody's (RFC 2606).
 */
export function serviceOf(named: string | null, env: Env, deployed: string): string {
  const chosen = named ?? (env.JUSTHERE_URL || null);
  if (chosen !== null) return chosen.replace(/\/+$/, "");
  const isReal = isAddress(deployed) && !new URL(deployed).hostname.endsWith(".example");
  return isReal ? deployed : ON_THIS_MACHINE;
}

/**
 * One that can be asked: `fetch` takes none with a password, which would stand in our messages, too; and a
 * service stands at the root of its host, so that a path would lead to another one than was meant.
 */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  const isRoot = pathname === "/" && search + hash === "";
  return /^https?:$/.test(protocol) && username + password === "" && isRoot;
}
