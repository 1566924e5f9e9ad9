/** An error as a page: what is wrong, what to do, and a field in which nothing typed is lost. */
import { AskForm, Layout, linkTo, type PageContext } from "../layout";
import { readPath } from "../pasted";
import { type Problem, problemWords } from "../problem";
import { PAGE_WORDS } from "./words";

export interface ProblemPageProps {
  readonly problem: Problem;
  readonly context: PageContext;
  /** What was asked about, as it was typed. */
  readonly typed?: string;
}

export function ProblemPage({ problem, context, typed = "" }: ProblemPageProps) {
  const { title, detail } = problemWords(problem, context.language);
  const words = PAGE_WORDS[context.language];
  return (
    <Layout context={context} title={`${title} – JustHere`}>
      <div class="problem">
        <h1>{title}</h1>
        <p>{detail}</p>
        {problem.twin && (
          <p>
            <a href={linkTo(`/${problem.twin}`, context)}>{words.askAbout(problem.twin)}</a>
          </p>
        )}
        <AskForm context={context} label={words.notThisLabel} typed={shown(typed)} />
        <p class="faint">
          <code>{problem.code}</code>
        </p>
      </div>
    </Layout>
  );
}

/** The host alone; and what may hold a password is not put on the screen a second time. */
function shown(typed: string): string {
  const [host = ""] = /^(?:https?:\/\/)?[^\\/?#]*/i.exec(readPath(`/${typed}`).text) ?? [];
  return host.includes("@") || host.length > 253 ? "" : host;
}
