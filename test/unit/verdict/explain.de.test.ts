/** What people are told in German, word by word: each verdict, and each way to put an explanation together. */
import { describe, expect, test } from "vitest";
import { WORDS } from "../../../src/verdict/words";
import { casesOf, told } from "./told";

describe("the German words of the global verdicts", () => {
  test.each(
    casesOf(`
      everybody reached it
      ++|+|++|+|+|++|+ germany
      up: Für alle erreichbar
      10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten).

      the caller reached it too
      ++|+|++|+|+|++|+ germany up
      up: Für alle erreichbar
      10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten), und Sie ebenfalls.

      one exception is named
      ++|-|++|+|+|++|+ germany
      up: Für alle erreichbar
      9 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten); São Paulo (Brasilien) nicht.

      the exception is next door, and the caller lifts its veto
      ++|+|+-|+|+|++|+ germany up
      up: Für alle erreichbar
      9 von 10 Messpunkten haben amazon.de erreicht, und Sie ebenfalls; Frankfurt (Ihnen am nächsten) nicht.

      an exception and two abstentions
      ++|-|++|+|+|xx|+ germany
      up: Für alle erreichbar
      7 von 8 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten); São Paulo (Brasilien) nicht; 2 wurden nicht gewertet.

      the nearest abstains
      ++|+|+.|+|+|++|+ germany
      up: Für alle erreichbar
      9 von 9 Messpunkten haben amazon.de erreicht; 1 wurde nicht gewertet: Frankfurt (Ihnen am nächsten).

      the nearest abstains, and two more
      ++|+|+.|+|+|!x|+ germany
      up: Für alle erreichbar
      7 von 7 Messpunkten haben amazon.de erreicht; 3 wurden nicht gewertet, darunter Frankfurt (Ihnen am nächsten).

      the nearest was turned away
      ++|+|++|+|!|++|+ emirates
      up: Für alle erreichbar
      9 von 9 Messpunkten haben amazon.de erreicht; 1 wurde nicht gewertet: Dubai (Ihnen am nächsten), das abgewiesen wurde.

      the nearest was turned away, and another was not counted
      ++|+|++|+|!|+x|+ emirates
      up: Für alle erreichbar
      8 von 8 Messpunkten haben amazon.de erreicht; 2 wurden nicht gewertet, darunter Dubai (Ihnen am nächsten), das abgewiesen wurde.

      it answered two of them only on the second try
      ++|2|++|+|+|+2|+ germany
      up: Erreichbar, aber nicht immer
      10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten). 2 Messpunkte bekamen erst beim zweiten Versuch eine Antwort.

      the caller alone cannot reach it
      ++|+|++|+|+|++|+ germany down
      just-you: Nur für Sie nicht erreichbar, für alle anderen schon
      10 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten), Sie aber nicht.

      the caller and one far off cannot reach it
      ++|-|++|+|+|++|+ germany down
      just-you: Nur für Sie nicht erreichbar, für alle anderen schon
      9 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten), Sie aber nicht; São Paulo (Brasilien) auch nicht.

      the caller cannot reach it, and the nearest abstains
      ++|+|+.|+|+|++|+ germany down
      just-you: Nur für Sie nicht erreichbar, für alle anderen schon
      9 von 9 Messpunkten haben amazon.de erreicht, Sie aber nicht; 1 wurde nicht gewertet: Frankfurt (Ihnen am nächsten).

      the founding case
      --|-|--|-|-|-x|- germany
      down: Für niemanden erreichbar
      9 von 9 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten); 1 wurde nicht gewertet.

      nobody reached it, the caller neither
      --|-|--|-|-|--|- germany down
      down: Für niemanden erreichbar
      10 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten), und Sie ebenfalls nicht.

      one success is named, and was one on the second try
      --|-|--|-|-|-2|- germany
      down: Nicht erreichbar, nur ab und zu kommt eine Antwort
      9 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten); gelungen ist es nur Tokio (Japan). 1 Messpunkt bekam erst beim zweiten Versuch eine Antwort.

      one success is named
      --|-|--|-|-|-+|- germany
      down: Für niemanden erreichbar
      9 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten); gelungen ist es nur Tokio (Japan).

      the success is next door, and the caller lifts its veto
      --|-|-+|-|-|--|- germany down
      down: Für niemanden erreichbar
      9 von 10 Messpunkten haben amazon.de nicht erreicht, und Sie ebenfalls nicht; gelungen ist es nur Frankfurt (Ihnen am nächsten).
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked, WORDS.de)).toEqual([headline, explanation]);
  });
});

describe("the German words when it is down here", () => {
  test.each(
    casesOf(`
      the caller's continent fails
      ++|+|--|+|+|++|+ germany
      here: Nur hier: in Ihrer Region nicht erreichbar, anderswo schon
      2 von 10 Messpunkten haben amazon.de nicht erreicht: Dublin und Frankfurt (Ihnen am nächsten); die anderen 8 schon.

      the caller sees it too
      ++|+|--|+|+|++|+ germany down
      here: Nur hier: in Ihrer Region nicht erreichbar, anderswo schon
      2 von 10 Messpunkten haben amazon.de nicht erreicht: Dublin und Frankfurt (Ihnen am nächsten), und Sie ebenfalls nicht; die anderen 8 schon.

      only the one next door fails
      ++|+|+-|+|+|++|+ germany
      here: Nur hier: in Ihrer Region nicht erreichbar, anderswo schon
      1 von 10 Messpunkten hat amazon.de nicht erreicht: Frankfurt (Ihnen am nächsten); die anderen 9 schon.

      the nearest abstains, and its continent speaks for it
      ++|+|-.|+|+|++|+ germany
      here: Nur hier: in Ihrer Region nicht erreichbar, anderswo schon
      1 von 9 Messpunkten hat amazon.de nicht erreicht: Dublin; die anderen 8 schon; 1 wurde nicht gewertet: Frankfurt (Ihnen am nächsten).

      another continent fails too
      ++|+|--|-|+|++|+ germany
      here: Hier und in Kapstadt (Südafrika) nicht erreichbar
      3 von 10 Messpunkten haben amazon.de nicht erreicht: Dublin, Frankfurt (Ihnen am nächsten) und Kapstadt; die anderen 7 schon.

      most fail
      ++|-|--|-|-|--|- germany
      here: Hier und an den meisten Orten nicht erreichbar
      8 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten); gelungen ist es nur Ashburn und Portland.

      the nearest was turned away, and the caller cannot reach it
      ++|+|++|+|!|++|+ emirates down
      here: Bei Ihnen nicht erreichbar, anderswo schon
      9 von 9 Messpunkten haben amazon.de erreicht, Sie aber nicht; 1 wurde nicht gewertet: Dubai (Ihnen am nächsten), das abgewiesen wurde.

      the same, and one far off fails
      ++|-|++|+|!|++|+ emirates down
      here: Bei Ihnen und in São Paulo (Brasilien) nicht erreichbar
      1 von 9 Messpunkten hat amazon.de nicht erreicht: São Paulo, und Sie ebenfalls nicht; die anderen 8 schon; 1 wurde nicht gewertet: Dubai (Ihnen am nächsten), das abgewiesen wurde.

      the nearest reached it, others did not, nor did the caller
      ++|+|++|+|+|--|+ germany down
      here: Bei Ihnen und in Asien nicht erreichbar
      2 von 10 Messpunkten haben amazon.de nicht erreicht: Mumbai und Tokio, und Sie ebenfalls nicht; die anderen 8 schon, darunter Frankfurt (Ihnen am nächsten).

      the nearest reached it, most did not, nor did the caller
      --|-|-+|-|-|++|- germany down
      here: Bei Ihnen und an den meisten Orten nicht erreichbar
      7 von 10 Messpunkten haben amazon.de nicht erreicht, und Sie ebenfalls nicht; gelungen ist es nur Frankfurt (Ihnen am nächsten), Mumbai und Tokio.

      the nearest reached it, half did not, nor did the caller
      --|-|--|+|+|++|+ japan down
      here: Bei Ihnen, in Nordamerika, in São Paulo (Brasilien) und in Europa nicht erreichbar
      5 von 10 Messpunkten haben amazon.de nicht erreicht: Ashburn, Portland, São Paulo, Dublin und Frankfurt, und Sie ebenfalls nicht; die anderen 5 schon, darunter Tokio (Ihnen am nächsten).

      nobody knows where the caller is, who cannot reach it
      ++|+|--|+|+|++|+ nowhere down
      here: Bei Ihnen und in Europa nicht erreichbar
      2 von 10 Messpunkten haben amazon.de nicht erreicht: Dublin und Frankfurt, und Sie ebenfalls nicht; die anderen 8 schon.

      it is down here, and shaky elsewhere
      ++|2|--|+|+|+2|+ germany
      here: In Ihrer Region nicht erreichbar, anderswo nicht immer
      2 von 10 Messpunkten haben amazon.de nicht erreicht: Dublin und Frankfurt (Ihnen am nächsten); die anderen 8 schon. 2 Messpunkte bekamen erst beim zweiten Versuch eine Antwort.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked, WORDS.de)).toEqual([headline, explanation]);
  });
});

describe("the German words when it is down elsewhere", () => {
  test.each(
    casesOf(`
      another continent fails
      ++|+|--|+|+|++|+ us-east
      elsewhere: Hier erreichbar, aber nicht in Europa
      8 von 10 Messpunkten haben amazon.de erreicht, darunter Ashburn (Ihnen am nächsten); Dublin und Frankfurt nicht.

      the caller reached it too
      ++|+|--|+|+|++|+ us-east up
      elsewhere: Hier erreichbar, aber nicht in Europa
      8 von 10 Messpunkten haben amazon.de erreicht, darunter Ashburn (Ihnen am nächsten), und Sie ebenfalls; Dublin und Frankfurt nicht.

      scattered failures are named as cities
      ++|+|-+|+|+|+-|+ us-east
      elsewhere: Hier erreichbar, aber nicht in Dublin (Irland) und in Tokio (Japan)
      8 von 10 Messpunkten haben amazon.de erreicht, darunter Ashburn (Ihnen am nächsten); Dublin und Tokio nicht.

      only the caller's continent reached it
      ++|-|--|-|-|--|- us-east
      elsewhere: Hier erreichbar, an den meisten Orten aber nicht
      2 von 10 Messpunkten haben amazon.de erreicht: Ashburn (Ihnen am nächsten) und Portland; die anderen 8 nicht.

      only the one next door reached it
      --|-|-+|-|-|--|- germany
      elsewhere: Hier erreichbar, an den meisten Orten aber nicht
      1 von 10 Messpunkten hat amazon.de erreicht: Frankfurt (Ihnen am nächsten); die anderen 9 nicht.

      the caller reached it, against its own region
      ++|+|--|+|+|++|+ germany up
      elsewhere: Bei Ihnen erreichbar, aber nicht in Europa
      8 von 10 Messpunkten haben amazon.de erreicht, und Sie ebenfalls; Dublin und Frankfurt (Ihnen am nächsten) nicht.

      nobody but the caller reached it
      --|-|--|-|-|--|- germany up
      elsewhere: Bei Ihnen erreichbar, aber nirgends, wo wir nachgesehen haben
      10 von 10 Messpunkten haben amazon.de nicht erreicht, darunter Frankfurt (Ihnen am nächsten), Sie aber schon.

      only the caller and one other reached it
      --|-|--|-|-|-+|- germany up
      elsewhere: Bei Ihnen erreichbar, an den meisten Orten aber nicht
      1 von 10 Messpunkten hat amazon.de erreicht: Tokio, und Sie ebenfalls; die anderen 9 nicht, darunter Frankfurt (Ihnen am nächsten).

      more places than a headline has room for
      ++|-|++|-|-|++|- germany
      elsewhere: Hier erreichbar, an mehreren anderen Orten aber nicht
      6 von 10 Messpunkten haben amazon.de erreicht, darunter Frankfurt (Ihnen am nächsten); São Paulo, Kapstadt, Dubai und Sydney nicht.

      another continent fails, and it is shaky
      ++|2|--|+|+|+2|+ us-east
      elsewhere: Hier erreichbar, aber nicht in Europa; wo erreichbar, dann nicht immer
      8 von 10 Messpunkten haben amazon.de erreicht, darunter Ashburn (Ihnen am nächsten); Dublin und Frankfurt nicht. 2 Messpunkte bekamen erst beim zweiten Versuch eine Antwort.

      nobody knows where the caller is
      ++|+|--|+|+|++|+ nowhere
      elsewhere: In Europa nicht erreichbar, anderswo schon
      8 von 10 Messpunkten haben amazon.de erreicht; Dublin und Frankfurt nicht.

      half of them fail, and the caller reached it against its own region
      --|-|--|+|+|++|+ germany up
      elsewhere: Bei Ihnen erreichbar, aber nicht in Nordamerika, in São Paulo (Brasilien) und in Europa
      5 von 10 Messpunkten haben amazon.de erreicht, und Sie ebenfalls; Ashburn, Portland, São Paulo, Dublin und Frankfurt (Ihnen am nächsten) nicht.

      nobody knows where the caller is, and most fail
      ++|-|--|-|-|--|- nowhere
      elsewhere: An den meisten Orten nicht erreichbar
      2 von 10 Messpunkten haben amazon.de erreicht: Ashburn und Portland; die anderen 8 nicht.

      the nearest was turned away
      ++|+|--|+|!|++|+ emirates
      elsewhere: In Europa nicht erreichbar, anderswo schon
      7 von 9 Messpunkten haben amazon.de erreicht; Dublin und Frankfurt nicht; 1 wurde nicht gewertet: Dubai (Ihnen am nächsten), das abgewiesen wurde.

      the nearest was not counted, and most fail
      ..|-|--|-|.|++|. emirates
      elsewhere: An den meisten Orten nicht erreichbar
      2 von 6 Messpunkten haben amazon.de erreicht: Mumbai und Tokio; die anderen 4 nicht; 4 wurden nicht gewertet, darunter Dubai (Ihnen am nächsten).

      the other vantage of a failing continent did not vote
      ++|-|-!|+|+|++|+ us-east
      elsewhere: Hier erreichbar, aber nicht in São Paulo (Brasilien) und in Dublin (Irland)
      7 von 9 Messpunkten haben amazon.de erreicht, darunter Ashburn (Ihnen am nächsten); São Paulo und Dublin nicht; 1 wurde nicht gewertet.
    `),
  )("%s: %s", (_, asked, headline, explanation) => {
    expect(told(asked, WORDS.de)).toEqual([headline, explanation]);
  });
});
