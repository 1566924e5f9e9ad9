/** How a text or a page in English begins to say a verdict: verdict/words/en, as far as the soak asks. */
export const EN_HEADLINES: Readonly<Record<string, RegExp>> = {
  up: /It(?:'|&#39;|’)s up for everyone/,
  down: /It(?:'|&#39;|’)s down for everyone/,
  here: /It(?:'|&#39;|’)s (?:just here|down here)/,
  elsewhere: /It(?:'|&#39;|’)s up here, down/,
};
