/**
 * The page about a website that nobody has looked at lately, for robots, which start no look: the question
 * as a card, and nothing looked up or created for it.
 */
import { AskForm, Layout, type PageContext } from "../layout";
import { cardOf } from "./card";
import { CARD_WORDS } from "./card.words";

interface PreviewProps {
  /** The canonical host, in its A-label form. */
  readonly host: string;
  readonly siteUrl: string;
  readonly context: PageContext;
}

export function PreviewPage({ host, siteUrl, context }: PreviewProps) {
  const { language } = context;
  const { question, preview } = CARD_WORDS[language];
  return (
    <Layout
      context={context}
      title={`${question(host)} – JustHere`}
      card={cardOf(host, siteUrl, language)}
    >
      <h1>{question(host)}</h1>
      <p>{preview.nothing}</p>
      <AskForm context={context} label={preview.label} typed={host} />
    </Layout>
  );
}
