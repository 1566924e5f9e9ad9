/**
 * Answers as servers of the open internet give them, each with what a prober must make of it. Tests
 * hold the marks to them, and servers for practice send them.
 *
 * Bodies are abbreviated to what makes them what they are. Names and numbers in them are made up.
 */
export { FINE } from "./answers/fine";
export type { NamedAnswer } from "./answers/named";
export { PLAIN_ERRORS } from "./answers/plain";
export { SOFT_ERRORS } from "./answers/soft";
export { WALLS } from "./answers/walls";
