/** What people are told, word by word, when the vantages, or they themselves, disagree. */
import { describe, expect, test } from "vitest";
import { judge } from "../../../src/verdict/judge";
import { EN } from "../../../src/verdict/words";
import { at, seen, sweep } from "./build";
import { casesOf, told } from "./told";

describe("the words when it is down here", () => {
  test.each(
    casesOf(`
      the caller's continent fails
      ++|+|--|+|+|++|+ germany
      here: It's just here: down in your region, up elsewhere
      2 of 10 vantage points could not reach amazon.de: Dublin and Frankfurt (nearest you); the other 8 reached it.

      the caller sees it too
      ++|+|--|+|+|++|+ germany down
      here: It's just here: down in your region, up elsewhere
      2 of 10 vantage points could not reach amazon.de: Dublin and Frankfurt (nearest you), and neither could you; the other 8 reached it.

      only the one next door fails
      ++|+|+-|+|+|++|+ germany
      here: It's just here: down in your region, up elsewhere
      1 of 10 vantage points could not reach amazon.de: Frankfurt (nearest you); the other 9 reached it.

      the nearest abstains, and its continent speaks for it
      ++|+|-.|+|+|++|+ germany
      here: It's just here: down in your region, up elsewhere
      1 of 9 vantage points could not reach amazon.de: Dublin; the other 8 reached it; 1 was not counted: the one nearest you (Frankfurt).

      another continent fails too
      ++|+|--|-|+|++|+ germany
      here: It's down here and in Cape Town (South Africa)
      3 of 10 vantage points could not reach amazon.de: Dublin, Frankfurt (nearest you) and Cape Town; the other 7 reached it.

      half of them fail
      ++|-|--|-|-|++|+ germany
      here: It's down here, in São Paulo (Brazil), in Cape Town (South Africa) and in Dubai (Emirates)
      5 of 10 vantage points could not reach amazon.de: São Paulo, Dublin, Frankfurt (nearest you), Cape Town and Dubai; the other 5 reached it.

      most fail
      ++|-|--|-|-|--|- germany
      here: It's down here, and in most places
      8 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them; only Ashburn and Portland could.

      the nearest was turned away, and the caller cannot reach it
      ++|+|++|+|!|++|+ emirates down
      here: It's down for you, up elsewhere
      9 of 9 vantage points reached amazon.de, but you could not; 1 was not counted: the one nearest you (Dubai), which was turned away.

      the same, and one far off fails
      ++|-|++|+|!|++|+ emirates down
      here: It's down for you and in São Paulo (Brazil)
      1 of 9 vantage points could not reach amazon.de: São Paulo, and neither could you; the other 8 reached it; 1 was not counted: the one nearest you (Dubai), which was turned away.

      the nearest reached it, others did not, nor did the caller
      ++|+|++|+|+|--|+ germany down
      here: It's down for you and in Asia
      2 of 10 vantage points could not reach amazon.de: Mumbai and Tokyo, and neither could you; the other 8 reached it, the one nearest you (Frankfurt) among them.

      the nearest reached it, most did not, nor did the caller
      --|-|-+|-|-|++|- germany down
      here: It's down for you, and in most places
      7 of 10 vantage points could not reach amazon.de, and neither could you; only Frankfurt (nearest you), Mumbai and Tokyo could.

      the nearest reached it, half did not, nor did the caller
      --|-|--|+|+|++|+ japan down
      here: It's down for you, in North America, in São Paulo (Brazil) and in Europe
      5 of 10 vantage points could not reach amazon.de: Ashburn, Portland, São Paulo, Dublin and Frankfurt, and neither could you; the other 5 reached it, the one nearest you (Tokyo) among them.

      nobody knows where the caller is, who cannot reach it
      ++|+|--|+|+|++|+ nowhere down
      here: It's down for you and in Europe
      2 of 10 vantage points could not reach amazon.de: Dublin and Frankfurt, and neither could you; the other 8 reached it.

      more places than a headline has room for
      ++|-|+-|-|-|++|- germany
      here: It's down here, and in several other places
      5 of 10 vantage points could not reach amazon.de: São Paulo, Frankfurt (nearest you), Cape Town, Dubai and Sydney; the other 5 reached it.

      more places than that, and the nearest reached it
      ++|-|++|-|-|++|- germany down
      here: It's down for you, and in several other places
      4 of 10 vantage points could not reach amazon.de: São Paulo, Cape Town, Dubai and Sydney, and neither could you; the other 6 reached it, the one nearest you (Frankfurt) among them.

      it is down here, and shaky elsewhere
      ++|2|--|+|+|+2|+ germany
      here: It's down in your region, and does not always answer elsewhere
      2 of 10 vantage points could not reach amazon.de: Dublin and Frankfurt (nearest you); the other 8 reached it. It answered 2 vantage points only on the second try.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked)).toEqual([headline, explanation]);
  });
});

describe("the words when it is down elsewhere", () => {
  test.each(
    casesOf(`
      another continent fails
      ++|+|--|+|+|++|+ us-east
      elsewhere: It's up here, down in Europe
      8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Frankfurt could not.

      the caller reached it too
      ++|+|--|+|+|++|+ us-east up
      elsewhere: It's up here, down in Europe
      8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them, and so did you; Dublin and Frankfurt could not.

      and one abstains
      +.|+|--|+|+|++|+ us-east
      elsewhere: It's up here, down in Europe
      7 of 9 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Frankfurt could not; 1 was not counted.

      scattered failures are named as cities
      ++|+|-+|+|+|+-|+ us-east
      elsewhere: It's up here, down in Dublin (Ireland) and in Tokyo (Japan)
      8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Tokyo could not.

      one vantage is not a continent
      ++|-|--|+|+|++|+ us-east
      elsewhere: It's up here, down in São Paulo (Brazil) and in Europe
      7 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; São Paulo, Dublin and Frankfurt could not.

      only the caller's continent reached it
      ++|-|--|-|-|--|- us-east
      elsewhere: It's up here, down in most places
      2 of 10 vantage points reached amazon.de: Ashburn (nearest you) and Portland; the other 8 could not.

      only the one next door reached it
      --|-|-+|-|-|--|- germany
      elsewhere: It's up here, down in most places
      1 of 10 vantage points reached amazon.de: Frankfurt (nearest you); the other 9 could not.

      the caller reached it, against its own region
      ++|+|--|+|+|++|+ germany up
      elsewhere: It's up for you, down in Europe
      8 of 10 vantage points reached amazon.de, and so did you; Dublin and Frankfurt (nearest you) could not.

      nobody but the caller reached it
      --|-|--|-|-|--|- germany up
      elsewhere: It's up for you, down for everyone we asked
      10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them, but you could.

      only the caller and one other reached it
      --|-|--|-|-|-+|- germany up
      elsewhere: It's up for you, down in most places
      1 of 10 vantage points reached amazon.de: Tokyo, and so did you; the other 9 could not, the one nearest you (Frankfurt) among them.

      nobody knows where the caller is
      ++|+|--|+|+|++|+ nowhere
      elsewhere: It's down in Europe, up elsewhere
      8 of 10 vantage points reached amazon.de; Dublin and Frankfurt could not.

      more places than a headline has room for
      ++|-|++|-|-|++|- germany
      elsewhere: It's up here, down in several other places
      6 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them; São Paulo, Cape Town, Dubai and Sydney could not.

      more places than that, and the caller reached it against its own region
      ++|-|++|-|-|++|- emirates up
      elsewhere: It's up for you, down in several places
      6 of 10 vantage points reached amazon.de, and so did you; São Paulo, Cape Town, Dubai (nearest you) and Sydney could not.

      more places than that, to a caller from nowhere
      ++|-|++|-|-|++|- nowhere
      elsewhere: It's down in several places, up in others
      6 of 10 vantage points reached amazon.de; São Paulo, Cape Town, Dubai and Sydney could not.

      another continent fails, and it is shaky
      ++|2|--|+|+|+2|+ us-east
      elsewhere: It's up here, down in Europe; where it's up, it does not always answer
      8 of 10 vantage points reached amazon.de, the one nearest you (Ashburn) among them; Dublin and Frankfurt could not. It answered 2 vantage points only on the second try.

      half of them fail, to a caller from nowhere
      --|-|--|+|+|++|+ nowhere
      elsewhere: It's down in North America, in São Paulo (Brazil) and in Europe, up elsewhere
      5 of 10 vantage points reached amazon.de; Ashburn, Portland, São Paulo, Dublin and Frankfurt could not.

      half of them fail, and the nearest reached it
      --|-|--|+|+|++|+ japan
      elsewhere: It's up here, down in North America, in São Paulo (Brazil) and in Europe
      5 of 10 vantage points reached amazon.de, the one nearest you (Tokyo) among them; Ashburn, Portland, São Paulo, Dublin and Frankfurt could not.

      half of them fail, and the caller reached it against its own region
      --|-|--|+|+|++|+ germany up
      elsewhere: It's up for you, down in North America, in São Paulo (Brazil) and in Europe
      5 of 10 vantage points reached amazon.de, and so did you; Ashburn, Portland, São Paulo, Dublin and Frankfurt (nearest you) could not.

      nobody knows where the caller is, and most fail
      ++|-|--|-|-|--|- nowhere
      elsewhere: It's down in most places
      2 of 10 vantage points reached amazon.de: Ashburn and Portland; the other 8 could not.

      the nearest was turned away
      ++|+|--|+|!|++|+ emirates
      elsewhere: It's down in Europe, up elsewhere
      7 of 9 vantage points reached amazon.de; Dublin and Frankfurt could not; 1 was not counted: the one nearest you (Dubai), which was turned away.

      the nearest was not counted, and most fail
      ..|-|--|-|.|++|. emirates
      elsewhere: It's down in most places
      2 of 6 vantage points reached amazon.de: Mumbai and Tokyo; the other 4 could not; 4 were not counted, the one nearest you (Dubai) among them.

      the other vantage of a failing continent did not vote
      ++|-|-!|+|+|++|+ us-east
      elsewhere: It's up here, down in São Paulo (Brazil) and in Dublin (Ireland)
      7 of 9 vantage points reached amazon.de, the one nearest you (Ashburn) among them; São Paulo and Dublin could not; 1 was not counted.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked)).toEqual([headline, explanation]);
  });

  test("a continent where one of three succeeds is not named as a whole", () => {
    const third = seen("brazil", "up", { continent: "EU" });
    const heard = [...sweep({ ireland: "http_5xx", germany: "http_5xx", brazil: null }), third];
    const { headline } = judge(heard, { host: "amazon.de", here: at("japan"), report: null }, EN);
    expect(headline).toBe("It's up here, down in Dublin (Ireland) and in Frankfurt (Germany)");
  });
});
