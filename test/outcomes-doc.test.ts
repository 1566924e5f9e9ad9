/** The page of every outcome in every form: made of the table that the service is held to. */
import { expect, test } from "vitest";
import { PROBLEMS } from "../src/web/problem";
import { FORMS, type FormName, OUTCOMES } from "./support/outcomes";

const MADE =
  "Made by `npm test -- --project tidy -u` of the table that a test holds the service to.";

test("every outcome stands in the documentation, in every form", async () => {
  const forms = Object.keys(FORMS) as FormName[];
  const table = (some: readonly FormName[]) => [
    `| When | ${some.map((form) => FORMS[form].title).join(" | ")} |`,
    `|---|${some.map(() => "---").join("|")}|`,
    ...Object.values(OUTCOMES).map(
      ({ about, cells }) => `| ${about} | ${some.map((form) => told(cells[form])).join(" | ")} |`,
    ),
    "",
  ];
  const lines = [
    "# Every outcome in every form",
    "",
    "What comes back for one question, by the way it was asked: the status, and what it says: a headline,",
    `a verdict, a scope, the word on a badge, or the code of an error. ${MADE}`,
    "",
    ...table(forms.filter((form) => ["text", "html", "json"].includes(form))),
    ...table(forms.filter((form) => FORMS[form].path.startsWith("/v1/"))),
    ...table(forms.filter((form) => ["badge", "shields", "probe"].includes(form))),
    "Trouble of our own is never told with the status of an outage: `/v1/health` says 504 for it, and a",
    "stream, which has begun by then, says it in an event `problem`. A picture that says what is wrong",
    "comes with 200, since image proxies show a broken image for anything else; so does a scrape of a",
    "target that cannot be asked about, since Prometheus keeps nothing of one that fails.",
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../docs/http/outcomes.md");
});

const told = (cell: string) => {
  const [status = "", ...said] = cell.split(" ");
  return said.length === 0 ? status : `${status}: ${said.join(" ")}`;
};

test("every error that a question can meet is an outcome of it", () => {
  // An address that leads nowhere is no question.
  const missing = Object.keys(PROBLEMS).filter((code) => !(code in OUTCOMES));
  expect(missing).toEqual(["not_found"]);
});
