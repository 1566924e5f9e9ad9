/** The page for owners of sites: who probes them, how often at most, and how to be left alone. */
import { userAgent } from "../probe/network";
import { BOT_WORDS } from "./bot.words";
import { pageCard } from "./discover/card";
import { Layout, type PageContext } from "./layout";

interface BotProps {
  readonly context: PageContext;
  readonly siteUrl: string;
  /** Of the operator: `mailto:` or `https:`. */
  readonly contact: string;
}

/** The probes' User-Agent points here. */
export function BotPage({ context, siteUrl, contact }: BotProps) {
  const words = BOT_WORDS[context.language];
  const { title, heading, what, agent, often, atMost, limits, kept, operator } = words;
  const { know, optOut, security } = words;
  const link = <a href={contact}>{contact.replace(/^mailto:/, "")}</a>;
  return (
    <Layout
      context={context}
      title={title}
      card={pageCard("bot", { siteUrl, title, language: context.language })}
    >
      <h1>{heading}</h1>
      <p>{what}</p>
      <p>{often}</p>
      <p>{atMost}</p>
      <p>{limits}</p>
      <p>{operator}</p>
      <h2>{know.heading}</h2>
      <p>{agent}</p>
      <p>
        <code>{userAgent(siteUrl)}</code>
      </p>
      <p>{know.where}</p>
      <h2>{kept.heading}</h2>
      <p>{kept.what}</p>
      <h2 id="opt-out">{optOut.heading}</h2>
      <p>{optOut.how}</p>
      <p>
        <code>{optOut.record}</code>
      </p>
      <p>{optOut.what}</p>
      <p>
        {optOut.byMail} {link}
      </p>
      <h2 id="security">{security.heading}</h2>
      <p>
        {security.what} {link} (<a href="/.well-known/security.txt">security.txt</a>,{" "}
        <a href="/.well-known/probing.txt">probing.txt</a>)
      </p>
    </Layout>
  );
}
