export { draw } from "./draw";
export { violationsOf } from "./invariants";
export { play } from "./play";
