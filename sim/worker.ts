/** A thread of the simulation: does what it is told, one thing after the other. */
import { parentPort } from "node:worker_threads";
import { modelOf } from "./models";
import { type Piece, type Played, playPiece } from "./play";
import { rulesFor } from "./rules/all";
import { triedFor } from "./tried/all";
import type { YearsResult } from "./years/result";
import { simulateYears, type YearsOptions } from "./years/years";

/** `compared`: the rules of the table. `tried`: ours, and changes to it. */
export type Contest = "compared" | "tried";

export type Order =
  | {
      readonly kind: "piece";
      readonly model: string;
      readonly contest: Contest;
      readonly piece: Piece;
    }
  | { readonly kind: "years"; readonly years: YearsOptions };

export type Done =
  | { readonly kind: "piece"; readonly played: Played }
  | { readonly kind: "years"; readonly years: YearsResult };

const RULES = { compared: rulesFor, tried: triedFor } as const;

function done(order: Order): Done {
  if (order.kind === "years") return { kind: "years", years: simulateYears(order.years) };
  const { model } = modelOf(order.model);
  return { kind: "piece", played: playPiece(model, RULES[order.contest](model), order.piece) };
}

parentPort?.on("message", (order: Order) => parentPort?.postMessage(done(order)));
