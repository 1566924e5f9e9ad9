/** The front page: ask, take the bookmarklet along, and learn how it decides. */
import { VANTAGES } from "../vantage/registry";
import { WORDS } from "../verdict/words";
import { bookmarkletLink } from "./bookmarklet/link";
import { pageCard } from "./discover/card";
import { HOME_WORDS } from "./home.words";
import { AskForm, Layout, linkTo, type PageContext } from "./layout";

/** The headings under which the names of the practice internet are listed, in this order. */
const PRACTICE_GROUPS = ["up", "down", "somewhere", "wall", "soft", "shops", "unasked"] as const;
export type PracticeGroup = (typeof PRACTICE_GROUPS)[number];

/** How a name of the practice internet behaves. */
export interface PracticeAbout {
  readonly group: PracticeGroup;
  /** In English, in every language of ours. */
  readonly says: string;
}

/** A name of the practice internet, as the front page lists it. */
export interface PracticeName {
  readonly host: string;
  readonly about: PracticeAbout;
}

export interface PracticeListing {
  readonly names: readonly PracticeName[];
  /** Parts of the practice internet that can be switched off and on. */
  readonly switches: readonly string[];
}

interface HomeProps {
  readonly siteUrl: string;
  readonly practice: PracticeListing | null;
  /** The operator has something watched. */
  readonly isWatching: boolean;
  readonly context: PageContext;
}

export function HomePage({ siteUrl, practice, isWatching, context }: HomeProps) {
  const { language } = context;
  const { list, city: cityIn } = WORDS[language];
  const { title, heading, promise, label, take, decides, watched } = HOME_WORDS[language];
  return (
    <Layout context={context} title={title} card={pageCard("home", { siteUrl, title, language })}>
      <h1>{heading}</h1>
      <p>{promise}</p>
      <AskForm context={context} label={label} />
      <h2>{take.heading}</h2>
      <p>{take.how}</p>
      <p>
        <a class="bookmarklet" href={bookmarkletLink(siteUrl, language)}>
          Just here?
        </a>
      </p>
      <p>
        <a href={linkTo("/bookmarklet", context)}>{take.more}</a>
      </p>
      <p>{take.instead(siteUrl)}</p>
      <h2>{decides.heading}</h2>
      <ul>
        {decides.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="faint">
        {decides.from(list(VANTAGES.map(({ city }) => cityIn(city))))}{" "}
        <a href={linkTo("/bot", context)}>{decides.owners}</a>
        {" · "}
        <a href={linkTo("/docs", context)}>{decides.programs}</a>
      </p>
      {isWatching && (
        <p>
          {watched.what} <a href={linkTo("/status", context)}>{watched.status}</a>
        </p>
      )}
      {practice && <Practice {...{ practice, siteUrl, isWatching, context }} />}
    </Layout>
  );
}

interface PracticeProps extends HomeProps {
  readonly practice: PracticeListing;
}

function Practice({ practice, siteUrl, isWatching, context }: PracticeProps) {
  const words = HOME_WORDS[context.language].practice;
  return (
    <section>
      <h2>{words.heading}</h2>
      <p>{words.about}</p>
      {isWatching && (
        <p>
          {words.watched} <a href={linkTo("/status", context)}>{siteUrl}/status</a>
        </p>
      )}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.behaves}</th>
            </tr>
          </thead>
          {PRACTICE_GROUPS.map((group) => (
            <Names {...{ practice, context, group }} />
          ))}
        </table>
      </div>
      <p>{words.switches}</p>
      <ul>
        {practice.switches.map((name) => (
          <li>
            <code>
              curl -X POST {siteUrl}/practice/{name}/off
            </code>
            {words.andBack}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface NamesProps {
  readonly practice: PracticeListing;
  readonly context: PageContext;
  readonly group: PracticeGroup;
}

function Names({ practice, context, group }: NamesProps) {
  const names = practice.names.filter(({ about }) => about.group === group);
  if (names.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colspan={2}>
          {HOME_WORDS[context.language].practice.groups[group]}
        </th>
      </tr>
      {names.map(({ host, about }) => (
        <tr>
          <th scope="row">
            <a href={linkTo(`/${host}`, context)}>{host}</a>
          </th>
          <td lang="en">{about.says}</td>
        </tr>
      ))}
    </tbody>
  );
}
