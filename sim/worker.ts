/** A thread of the simulation: plays the pieces that it is given, one after the other. */
import { parentPort } from "node:worker_threads";
import { MODELS } from "./models";
import { type Piece, playPiece } from "./play";
import { rulesFor } from "./rules/all";

export interface Order {
  readonly model: string;
  readonly piece: Piece;
}

parentPort?.on("message", ({ model: id, piece }: Order) => {
  const named = MODELS.find((one) => one.id === id);
  if (named === undefined) throw new Error(`there is no model ${id}`);
  parentPort?.postMessage(playPiece(named.model, rulesFor(named.model), piece));
});
