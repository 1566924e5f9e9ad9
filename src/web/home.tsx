/** The front page: ask, take the bookmarklet along, and learn how it decides. */
import { VANTAGES } from "../vantage/registry";
import { EN } from "../verdict/words";
import { bookmarkletLink } from "./bookmarklet/link";
import { AskForm, Layout } from "./layout";

/** A name of the practice internet, as the front page lists it. */
export interface PracticeName {
  readonly host: string;
  readonly about: string;
}

export interface PracticeListing {
  readonly names: readonly PracticeName[];
  /** Parts of the practice internet that can be switched off and on. */
  readonly switches: readonly string[];
}

export function HomePage(props: { siteUrl: string; practice: PracticeListing | null }) {
  const { siteUrl, practice } = props;
  return (
    <Layout title="JustHere: is it down for everyone, or just here?">
      <main>
        <h1>Is it down for everyone, or just here?</h1>
        <p>
          Ten vantage points on six continents look at the website you name and vote. The answer
          says what they saw, who disagrees, and what cannot be known.
        </p>
        <AskForm label="Which website?" />
        <h2>Take it along</h2>
        <p>
          Drag this link to your bookmarks bar. When a page does not load, click it there: it works
          on the browser's own error page too, and tells us the name of the site and nothing else of
          its address.
        </p>
        <p>
          <a class="bookmarklet" href={bookmarkletLink(siteUrl)}>
            Just here?
          </a>
        </p>
        <p>
          Or type our address before the one that fails:{" "}
          <code>{siteUrl}/https://example.com/page</code>. In a terminal:{" "}
          <code>curl {siteUrl}/example.com</code>
        </p>
        <h2>How it decides</h2>
        <p>
          We ignore any vantage point that fails its own self-test and believe a failure only after
          a second try; if all but at most one in six of the rest agree, and the one nearest you
          does not contradict them, it is up (or down) for everyone. If they disagree we say which
          side your region is on, and with fewer than three working vantage points, or only one
          continent, we say that we cannot tell.
        </p>
        <p class="faint">
          We look from {EN.list(VANTAGES.map(({ city }) => city))}. All of them run on one network,
          Cloudflare's. <a href="/bot">Who looks at your site</a>
        </p>
        {practice && <Practice {...practice} siteUrl={siteUrl} />}
      </main>
    </Layout>
  );
}

function Practice({ names, switches, siteUrl }: PracticeListing & { siteUrl: string }) {
  return (
    <section>
      <h2>The practice internet</h2>
      <p>
        This service runs on one machine, and so do all ten vantage points. These names are
        simulated; every other name is looked up on the real network.
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">How it behaves</th>
            </tr>
          </thead>
          <tbody>
            {names.map(({ host, about }) => (
              <tr>
                <th scope="row">
                  <a href={`/${host}`}>{host}</a>
                </th>
                <td>{about}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>Switch things off and on:</p>
      <ul>
        {switches.map((name) => (
          <li>
            <code>
              curl -X POST {siteUrl}/practice/{name}/off
            </code>
            , and <code>on</code> again
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who probes a site, and how its owner opts out. The probes' User-Agent points here. */
export function BotPage() {
  return (
    <Layout title="Who looks at your site – JustHere">
      <nav>
        <a href="/">JustHere</a>
      </nav>
      <main>
        <h1>Who looks at your site</h1>
        <p>
          When somebody asks us whether your site is down, ten of our probers request its front
          page,
          <code> GET /</code>, once or twice each, with the User-Agent <code>JustHereBot/1.0</code>.
          Whoever asks within the next 20 to 60 seconds gets the same answer without another look.
          Only ports 80 and 443 are tried, at most three redirects within your own site are
          followed, and nothing of the page is kept but its status and the time it took.
        </p>
        <h2>How to opt out</h2>
        <p>
          Publish a DNS record <code>_justhere.your-host TXT "optout"</code>, on the host or on the
          registrable domain. We then answer that you do not want to be probed, and send nothing.
        </p>
      </main>
    </Layout>
  );
}
