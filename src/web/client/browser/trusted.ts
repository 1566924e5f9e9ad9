/**
 * The two places where text becomes more than text. Browsers that know Trusted Types let nothing else
 * do so, since our content policy names this one policy; to all others it makes no difference.
 */

interface Rules {
  readonly createHTML: (text: string) => string;
  readonly createScriptURL: (text: string) => string;
}

const SERVICE_WORKER = "/sw.js";

const rules: Rules = {
  // Parts of our own page, rendered and escaped by our own server.
  createHTML: (part) => part,
  // There is no other.
  createScriptURL: () => SERVICE_WORKER,
};

const { trustedTypes } = globalThis as {
  readonly trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
};
const policy = trustedTypes?.createPolicy("justhere", rules) ?? rules;

export const trustedPart = (part: string) => policy.createHTML(part);
export const serviceWorkerUrl = () => policy.createScriptURL(SERVICE_WORKER);
