/** The ending of the practice internet in the production topology: `up.test` is `up.com` there. */
export const ENDING = "com";
