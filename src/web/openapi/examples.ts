/**
 * Examples for `/openapi.json`. Those of answers were recorded from `npm start`, with
 * `curl -X POST localhost:8787/practice/dublin/off` before: the evening on which the European shops were
 * gone. Those of problems, and of what stands at `/`, are what the code says. A test holds all to their schemas, so one that lacks a
 * new member has to be recorded again. Never part of a Worker: see `document`.
 */
import { indexOf } from "../discover/usage";
import { type ProblemCode, problem, problemDocument } from "../problem";
import answer from "./examples/answer.json";
import group from "./examples/group.json";
import history from "./examples/history.json";
import shields from "./examples/shields.json";
import vantages from "./examples/vantages.json";
import watched from "./examples/watched.json";

const SITE_URL = "https://justhere.example";

/** By the names of their schemas. */
export const EXAMPLES: Readonly<Record<string, object>> = {
  ...{ Answer: answer, Group: group, History: history, Watched: watched },
  ...{ Vantages: vantages, Shields: shields },
  Index: indexOf(SITE_URL, "en"),
};

export const exampleOfProblem = (code: ProblemCode) =>
  problemDocument(problem(code), SITE_URL, "en");
