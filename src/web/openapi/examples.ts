/**
 * Examples for `/openapi.json`. Those of answers were recorded from `npm start`, with
 * `curl -X POST localhost:8787/practice/dublin/off` before: the evening on which the European shops were
 * gone. Those of problems are what the code says. A test holds all to their schemas, so one that lacks a
 * new member has to be recorded again. Never part of a Worker: see `document`.
 */
import { type ProblemCode, problem, problemDocument } from "../problem";
import answer from "./examples/answer.json";
import group from "./examples/group.json";
import history from "./examples/history.json";
import watched from "./examples/watched.json";

/** By the names of their schemas. */
export const EXAMPLES: Readonly<Record<string, object>> = {
  ...{ Answer: answer, Group: group, History: history, Watched: watched },
};

export const exampleOfProblem = (code: ProblemCode) =>
  problemDocument(problem(code), "https://justhere.example", "en");
