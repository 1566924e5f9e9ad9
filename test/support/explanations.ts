/**
 * Sweeps with a name, for the page of all explanations: a line each, with its marks (see `told`), who
 * asks and what they report, then what it shows. In the order in which they are read.
 */
import { type Asked, readAsked } from "../unit/verdict/told";

const EXPLANATIONS = {
  up: `
    ++|+|++|+|+|++|+ germany         everybody reached it
    ++|+|++|+|+|++|+ germany up      everybody reached it, the caller too
    ++|+|++|+|+|+.|+ germany         one far off did not count
    ee|e|ee|e|e|ee|e germany         everybody got what looks like an error page
    hh|h|hh|h|h|hh|h germany         everybody got it over http only
    ++|+|++|+|+|++|+ nowhere         nobody knows where the caller is
    ++|+|++|+|+|++|+ nowhere up      nobody knows where the caller is, who reached it
    ++|-|++|+|+|++|+ germany         one far off could not reach it
    ++|-|++|+|+|xx|+ germany         one far off could not reach it, and two did not count
    ++|+|+-|+|+|++|+ germany up      the nearest could not reach it, and the caller could
    ++|+|+.|+|+|++|+ germany         the nearest did not count
    ++|+|+.|+|+|!x|+ germany         the nearest did not count, and two more
    ++|+|++|+|!|++|+ emirates        the nearest was turned away
    ++|2|++|+|+|++|+ germany         one needed a second try
    ee|e|ee|e|e|ee|e nowhere         everybody got what looks like an error page, and nobody knows where the caller is
    hh|h|hh|h|h|hh|h nowhere         everybody got it over http only, and nobody knows where the caller is
    ++|+|..|.|.|+.|. us-east         few could tell, and they reached it
    ++|+|..|.|.|+.|. us-east up      few could tell, and they reached it, the caller too
    ++|+|..|.|.|+.|. germany         few could tell, and not the nearest
    ++|+|..|.|!|+.|. emirates        few could tell, and the nearest was turned away
    ee|e|..|.|.|e.|. us-east         few could tell, and they got what looks like an error page
    hh|h|..|.|.|h.|. us-east         few could tell, and they got it over http only
    ++|2|++|+|+|+2|+ germany         two needed a second try
    ++|2|-+|+|+|+2|+ germany         two needed a second try, and one could not reach it
    ++|2|+-|+|+|+2|+ germany up      two needed a second try, and the nearest could not reach it, but the caller could
  `,
  down: `
    --|-|--|-|-|--|- germany         nobody reached it
    --|-|--|-|-|--|- germany down    nobody reached it, the caller neither
    --|-|--|-|-|-x|- germany         nobody reached it, and one did not count
    ww|w|ww|w|w|ww|w germany         nobody reached it, and its twin answers
    --|-|--|-|-|-+|- germany         one far off reached it
    --|-|-+|-|-|--|- germany down    the nearest reached it, and the caller could not
    --|-|--|-|-|--|- nowhere         nobody knows where the caller is
    --|-|--|-|-|--|- nowhere down    nobody knows where the caller is, who could not reach it
    --|-|--|-|-|-x|- nowhere         one did not count, and nobody knows where the caller is
    --|-|--|-|-|-+|- nowhere         one reached it, and nobody knows where the caller is
    ww|w|ww|w|w|ww|w nowhere         nobody reached it, its twin answers, and nobody knows where the caller is
    --|-|-.|-|-|--|- germany         the nearest did not count
    --|-|--|-|!|--|- emirates        the nearest was turned away
    --|2|--|-|-|--|- germany         one far off reached it on the second try, and no neighbour of its own failed
    --|-|--|-|2|--|- emirates down   the nearest reached it on the second try, and the caller could not
    --|-|--|-|-|-2|- germany         one far off reached it on the second try, where its neighbour failed
    --|-|-2|-|-|--|- germany down    the nearest reached it on the second try, and the caller could not
    --|.|--|.|.|..|. germany         few could tell, and they could not reach it
    --|.|--|.|.|..|. germany down    few could tell, and they could not reach it, nor could the caller
    --|.|-.|.|.|..|. germany         few could tell, and not the nearest
    --|.|--|.|!|..|. emirates        few could tell, and the nearest was turned away
    ww|.|ww|.|.|..|. germany         few could tell, they could not reach it, and its twin answers
    ss|s|ss|s|s|ss|s germany         nothing at all came back to anybody
    ss|s|ss|s|s|ss|s germany down    nothing at all came back to anybody, the caller neither
  `,
  here: `
    ++|+|--|+|+|++|+ germany         the caller's continent fails
    ++|+|--|+|+|++|+ germany down    the caller's continent fails, and the caller too
    ++|+|--|+|+|+.|+ germany         the caller's continent fails, and one far off did not count
    ++|+|-.|-|+|++|+ germany         its neighbour fails and one far off, and the nearest did not count
    ++|+|ww|+|+|++|+ germany         the caller's continent fails, and its twin answers
    ++|+|--|-|+|++|+ germany         the caller's continent fails, and one far off
    ++|+|--|+|+|--|+ germany         the caller's continent fails, and another one
    ++|+|--|-|+|--|+ germany         the caller's continent fails, another one, and one far off
    ++|-|--|-|-|--|- germany         most fail, the nearest among them
    ++|-|++|-|!|-.|- emirates down   the nearest was turned away, several far off fail, and so does the caller
    ++|+|++|+|!|--|+ emirates down   the nearest was turned away, another continent fails, and the caller could not reach it
    ++|+|++|+|+|--|+ germany down    another continent fails, and so does the caller
    ++|-|++|-|+|++|+ germany down    two far off fail, and so does the caller
    ++|-|++|+|+|--|+ germany down    another continent and one far off fail, and so does the caller
    ++|-|++|-|-|++|- germany down    several far off fail, and so does the caller
    --|-|++|-|-|--|- germany down    most fail, and so does the caller, but not the nearest
    ++|+|--|+|+|++|+ nowhere down    a continent fails, so does the caller, and nobody knows where that is
    ++|+|+-|+|+|++|+ germany         the nearest alone fails
    ++|+|+-|+|.|++|+ germany         the nearest alone fails, and one did not count
    ++|+|+-|+|+|++|+ germany down    the nearest and the caller fail
    ++|+|-.|+|+|++|+ germany         its neighbour fails, and the nearest did not count
    ++|+|++|+|!|++|+ emirates down   the nearest was turned away, and the caller could not reach it
    ++|+|+-|+|+|+-|+ germany         the nearest fails, and one far off
    ++|+|+-|+|+|--|+ germany         the nearest fails, and another continent
    ++|-|+-|+|+|--|+ germany         the nearest fails, another continent, and one far off
    ++|-|+-|-|-|++|- germany         the nearest fails, and several far off
    ++|-|+-|-|-|+-|- germany         most fail, but not the neighbour of the nearest
    ++|+|++|+|+|+-|- germany down    two far off fail, and so does the caller
    +-|+|++|+|+|--|+ germany down    another continent fails, one far off, and so does the caller
    +-|-|++|-|-|++|+ germany down    several far off fail, and so does the caller
    +-|-|++|-|-|+-|- germany down    most fail, and so does the caller, but not the nearest
    ++|+|ww|+|+|2+|+ germany down    the caller's continent fails, its twin answers, and one needed a second try
    2+|+|++|+|+|--|+ germany down    another continent fails, so does the caller, and one needed a second try
    ++|2|--|+|+|+2|+ germany         the caller's continent fails, and two needed a second try
    ++|2|--|-|+|+2|+ germany         the caller's continent and one far off fail, and two needed a second try
    2+|2|--|+|+|--|+ germany         the caller's continent and another one fail, and two needed a second try
    ++|2|--|-|+|--|2 germany         two continents and one far off fail, and two needed a second try
    2+|-|++|-|-|+-|- emirates        the nearest and several far off fail, and one needed a second try
    22|-|--|-|-|--|- germany         most fail, the nearest among them, and two needed a second try
    22|+|++|+|+|--|+ germany down    another continent fails, so does the caller, and two needed a second try
    22|+|++|-|-|++|+ germany down    two far off fail, so does the caller, and two needed a second try
    22|-|++|+|+|--|+ germany down    another continent and one far off fail, so does the caller, and two needed a second try
    22|-|++|-|-|++|- germany down    several far off fail, so does the caller, and two needed a second try
    22|-|++|-|-|--|- germany down    most fail, so does the caller, and two needed a second try
    22|+|++|+|!|++|+ emirates down   the nearest was turned away, the caller could not reach it, and two needed a second try
  `,
  elsewhere: `
    ++|+|--|+|+|++|+ us-east         another continent fails
    ++|+|--|+|+|++|+ us-east up      another continent fails, and the caller reached it
    ++|+|ww|+|+|++|. us-east         another continent fails, its twin answers, and one did not count
    ++|-|--|+|+|++|+ us-east         another continent fails, and one far off
    ++|-|++|-|+|++|+ us-east         two far off fail
    ++|-|++|-|-|++|- us-east         several far off fail
    ++|-|--|-|-|--|- us-east         most fail, and the caller's continent does not
    ++|+|--|+|+|++|+ germany up      the caller's continent fails, but the caller reached it
    ++|-|++|+|-|++|+ emirates up     the nearest fails and one far off, but the caller reached it
    ++|+|--|-|+|++|+ germany up      the caller's continent fails and one far off, but the caller reached it
    ++|-|++|-|-|++|- emirates up     the nearest fails and several far off, but the caller reached it
    ++|-|++|-|-|--|- emirates up     most fail, the nearest too, but the caller reached it
    --|-|--|-|-|--|- germany up      nobody reached it but the caller
    ss|s|ss|s|s|ss|s germany up      nothing at all came back to anybody but the caller
    ++|+|--|+|+|++|+ nowhere         a continent fails, and nobody knows where the caller is
    ++|-|++|-|+|++|+ nowhere         two fail, and nobody knows where the caller is
    ++|-|--|+|+|++|+ nowhere         a continent and one more fail, and nobody knows where the caller is
    ++|-|++|-|-|++|- nowhere         several fail, and nobody knows where the caller is
    ++|-|++|-|-|--|- nowhere         most fail, and nobody knows where the caller is
    ++|+|--|+|!|++|+ emirates        a continent fails, and the nearest was turned away
    ++|+|--|+|.|++|+ emirates        a continent fails, and the nearest did not count
    ++|+|-+|+|+|+-|+ us-east         two scattered ones fail
    ++|+|-+|+|.|+-|+ us-east         two scattered ones fail, and one did not count
    ++|+|-+|+|+|+-|+ us-east up      two scattered ones fail, and the caller reached it
    ++|+|-+|+|+|--|+ us-east         a continent and half of another one fail
    ++|-|-+|-|+|+-|+ us-east         several scattered ones fail
    ++|-|-+|-|-|+-|- us-east         most fail, scattered, and the nearest does not
    ++|+|ww|+|+|2+|+ us-east         another continent fails, its twin answers, and one needed a second try
    ++|+|+-|+|+|+-|+ germany up      the nearest and a scattered one fail, but the caller reached it
    2+|+|--|+|+|++|+ germany up      the caller's continent fails, but the caller reached it, and one needed a second try
    ++|+|+-|+|+|--|+ germany up      the nearest and a continent fail, but the caller reached it
    ++|-|+-|-|+|+-|+ germany up      the nearest and several scattered ones fail, but the caller reached it
    ++|-|+-|-|-|+-|- germany up      most fail, scattered, but the caller reached it
    ++|+|+-|+|+|+-|+ nowhere         two scattered ones fail, and nobody knows where the caller is
    2+|+|--|+|+|++|+ nowhere         a continent fails, one needed a second try, and nobody knows where the caller is
    ++|+|+-|+|+|--|+ nowhere         a continent and a scattered one fail, and nobody knows where the caller is
    ++|-|+-|-|+|+-|+ nowhere         several scattered ones fail, and nobody knows where the caller is
    ++|-|+-|-|-|+-|- nowhere         most fail, scattered, and nobody knows where the caller is
    ++|+|+-|+|!|+-|+ emirates        two scattered ones fail, and the nearest was turned away
    ++|+|+-|+|.|+-|+ emirates        two scattered ones fail, and the nearest did not count
    ++|2|--|+|+|+2|+ us-east         another continent fails, and two needed a second try
    ++|2|--|-|+|+2|+ us-east         another continent and one far off fail, and two needed a second try
    22|+|-+|+|+|+-|+ us-east         two scattered ones fail, and two needed a second try
    22|-|-+|-|+|+-|+ us-east         several scattered ones fail, and two needed a second try
    22|-|--|-|-|--|- us-east         most fail, and two needed a second try
    ++|2|--|+|+|+2|+ germany up      the caller's continent fails, but the caller reached it, and two needed a second try
    ++|2|+-|+|+|2-|+ germany up      two scattered ones fail, but the caller reached it, and two needed a second try
    ++|2|--|-|+|+2|+ germany up      the caller's continent fails and one far off, but the caller reached it, and two needed a second try
    22|-|+-|-|+|+-|+ germany up      several scattered ones fail, but the caller reached it, and two needed a second try
    22|-|--|-|-|--|- germany up      most fail, but the caller reached it, and two needed a second try
    ++|2|--|+|+|+2|+ nowhere         a continent fails, two needed a second try, and nobody knows where the caller is
    ++|2|+-|+|+|2-|+ nowhere         two scattered ones fail, two needed a second try, and nobody knows where the caller is
    ++|2|--|-|+|+2|+ nowhere         a continent and one more fail, two needed a second try, and nobody knows where the caller is
    22|-|+-|-|+|+-|+ nowhere         several scattered ones fail, two needed a second try, and nobody knows where the caller is
    22|-|--|-|-|--|- nowhere         most fail, two needed a second try, and nobody knows where the caller is
  `,
  "just-you": `
    ++|+|++|+|+|++|+ germany down    everybody else reached it
    ++|+|++|+|+|+.|+ germany down    everybody else reached it, and one did not count
    ee|e|ee|e|e|ee|e germany down    everybody else got what looks like an error page
    hh|h|hh|h|h|hh|h germany down    everybody else got it over http only
    ++|+|++|+|+|++|+ nowhere down    nobody knows where the caller is
    ++|+|++|+|+|+.|+ nowhere down    nobody knows where the caller is, and one did not count
    ++|-|++|+|+|++|+ germany down    one far off could not reach it either
    ++|+|+.|+|+|++|+ germany down    the nearest did not count
    ee|e|ee|e|e|ee|e nowhere down    everybody else got what looks like an error page, and nobody knows where the caller is
    hh|h|hh|h|h|hh|h nowhere down    everybody else got it over http only, and nobody knows where the caller is
    ++|+|..|.|.|+.|. us-east down    few could tell, and they reached it
    ++|+|..|.|.|+.|. germany down    few could tell, and not the nearest
    ee|e|..|.|.|e.|. us-east down    few could tell, and they got what looks like an error page
    hh|h|..|.|.|h.|. us-east down    few could tell, and they got it over http only
    ++|2|++|+|+|+2|+ germany down    two needed a second try
    ++|2|-+|+|+|+2|+ germany down    two needed a second try, and one could not reach it either
  `,
  unknown: `
    xx|x|xx|x|x|xx|x germany         all of ours fail their self-test
    !!|!|!!|!|!|!!|! germany         it wants proof of a human
    ll|l|ll|l|l|ll|l germany         it asks for a login
    gg|g|gg|g|g|gg|g germany         it says that it is not there for visitors from such places
    mm|m|mm|m|m|mm|m germany         it says that there were too many requests
    cc|c|cc|c|c|cc|c germany         it sends whoever carries no cookies in a circle
    ff|f|ff|f|f|ff|f germany         it turned us away, and does not say whom it lets in
    ..|.|.+|.|.|.-|. germany         two could tell, which are too few
    ..|.|.2|.|.|.2|. germany         two could tell, both on the second try
    ..|.|..|.|.|..|. germany         nobody could tell
    ??|?|??|?|?|??|? germany         nobody has answered
  `,
} as const;

export interface Row {
  readonly verdict: string;
  /** The line of marks. */
  readonly line: string;
  readonly shows: string;
  readonly asked: Asked;
}

export const ROWS: readonly Row[] = Object.entries(EXPLANATIONS).flatMap(([verdict, table]) =>
  table
    .trim()
    .split("\n")
    .map((text) => {
      const [, line = "", shows = ""] = /^\s*(\S+(?: \S+)+?) {2,}(\S.*)$/.exec(text) ?? [];
      return { verdict, line, shows, asked: readAsked(line) };
    }),
);
