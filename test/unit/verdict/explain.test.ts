/** What people are told, word by word, when the answer holds for everyone, or for them alone. */
import { describe, expect, test } from "vitest";
import { casesOf, told } from "./told";

describe("the words of the global verdicts", () => {
  test.each(
    casesOf(`
      everybody reached it
      ++|+|++|+|+|++|+ germany
      up: It's up for everyone
      10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them.

      nobody knows where the caller is
      ++|+|++|+|+|++|+ nowhere
      up: It's up for everyone
      10 of 10 vantage points reached amazon.de.

      the caller reached it too
      ++|+|++|+|+|++|+ germany up
      up: It's up for everyone
      10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them, and so did you.

      one exception is named
      ++|-|++|+|+|++|+ germany
      up: It's up for everyone
      9 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them; São Paulo (Brazil) could not.

      the exception is next door, and the caller lifts its veto
      ++|+|+-|+|+|++|+ germany up
      up: It's up for everyone
      9 of 10 vantage points reached amazon.de, and so did you; Frankfurt (nearest you) could not.

      one was turned away far off
      ++|+|++|+|+|+!|+ germany
      up: It's up for everyone
      9 of 9 vantage points reached amazon.de, the one nearest you (Frankfurt) among them; 1 was not counted.

      an exception and two abstentions
      ++|-|++|+|+|xx|+ germany
      up: It's up for everyone
      7 of 8 vantage points reached amazon.de, the one nearest you (Frankfurt) among them; São Paulo (Brazil) could not; 2 were not counted.

      the nearest abstains
      ++|+|+.|+|+|++|+ germany
      up: It's up for everyone
      9 of 9 vantage points reached amazon.de; 1 was not counted: the one nearest you (Frankfurt).

      the nearest abstains, and two more
      ++|+|+.|+|+|!x|+ germany
      up: It's up for everyone
      7 of 7 vantage points reached amazon.de; 3 were not counted, the one nearest you (Frankfurt) among them.

      the nearest was turned away
      ++|+|++|+|!|++|+ emirates
      up: It's up for everyone
      9 of 9 vantage points reached amazon.de; 1 was not counted: the one nearest you (Dubai), which was turned away.

      the nearest was turned away, and another was not counted
      ++|+|++|+|!|+x|+ emirates
      up: It's up for everyone
      8 of 8 vantage points reached amazon.de; 2 were not counted, among them the one nearest you (Dubai), which was turned away.

      it answered two of them only on the second try
      ++|2|++|+|+|+2|+ germany
      up: It's up, but does not always answer
      10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them. It answered 2 vantage points only on the second try.

      a single second try is nothing to speak of
      ++|2|++|+|+|++|+ germany
      up: It's up for everyone
      10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them.

      the last one is still looking
      ++|+|++|+|+|++|? germany
      up: It's up for everyone
      9 of 9 vantage points reached amazon.de, the one nearest you (Frankfurt) among them.

      the caller alone cannot reach it
      ++|+|++|+|+|++|+ germany down
      just-you: It's just you: everyone else can reach it
      10 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them, but you could not.

      the caller and one far off cannot reach it
      ++|-|++|+|+|++|+ germany down
      just-you: It's just you: everyone else can reach it
      9 of 10 vantage points reached amazon.de, the one nearest you (Frankfurt) among them, but you could not; São Paulo (Brazil) could not either.

      the caller cannot reach it, and the nearest abstains
      ++|+|+.|+|+|++|+ germany down
      just-you: It's just you: everyone else can reach it
      9 of 9 vantage points reached amazon.de, but you could not; 1 was not counted: the one nearest you (Frankfurt).

      the founding case
      --|-|--|-|-|-x|- germany
      down: It's down for everyone
      9 of 9 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them; 1 was not counted.

      nobody reached it, the caller neither
      --|-|--|-|-|--|- germany down
      down: It's down for everyone
      10 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them, and neither could you.

      nobody reached it, wherever the caller is
      --|-|--|-|-|--|- nowhere
      down: It's down for everyone
      10 of 10 vantage points could not reach amazon.de.

      one success is named
      --|-|--|-|-|-+|- germany
      down: It's down for everyone
      9 of 10 vantage points could not reach amazon.de, the one nearest you (Frankfurt) among them; only Tokyo (Japan) could.

      the success is next door, and the caller lifts its veto
      --|-|-+|-|-|--|- germany down
      down: It's down for everyone
      9 of 10 vantage points could not reach amazon.de, and neither could you; only Frankfurt (nearest you) could.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked)).toEqual([headline, explanation]);
  });
});
