// The titles of a built report, worked out again in the plainest way: from the printed table and the figures behind it, with
// none of the code that makes them. Each form says what must be true of the numbers and names that stand in its sentence.
import type { Figura } from "../../schemas/figura.ts";
import type { Prospetto, ReportModel } from "../../schemas/report-model.ts";

interface Row {
  readonly nome: string;
  readonly id: string;
  readonly figure: readonly (Figura | undefined)[];
}

/** What is not true in the title of a prospetto; empty when all is. Neutral titles say nothing. */
export function untrueIn(prospetto: Prospetto, { figure }: Pick<ReportModel, "figure">): string[] {
  const { tabella, titolo, risultato, disegno } = prospetto;
  const row = ({ id, titolo: nome, celle }: (typeof tabella.righe)[number]): Row => ({
    ...{ id, nome },
    figure: celle.map(({ figura }) => (figura === undefined ? undefined : figure[figura])),
  });
  const rows = tabella.righe.filter(({ totale }) => !totale).map(row);
  const total = tabella.righe.filter(({ totale, id }) => totale && id === "totale").map(row)[0];
  const numbers = numbersIn(titolo);
  const at = drawnColumn(prospetto);
  const drawn = ({ figure: own }: Row): number | null => own[at]?.valore ?? null;
  const places = rows.filter(({ id }) => !["citta", "fuori", "trasversale"].includes(id) && !id.startsWith("nessun"));
  const known = places.filter((each) => drawn(each) !== null).sort((a, b) => (drawn(b) ?? 0) - (drawn(a) ?? 0));
  const [first, second] = known;
  const last = known.at(-1);
  const says = (condition: boolean, what: string): string[] =>
    condition ? [] : [`${prospetto.id}: ${what} («${titolo}»)`];
  const isDrawnHidden = disegno?.punti.some(({ stato }) => stato === "riservato") ?? false;
  const apart = rows.filter((each) => !places.includes(each)).flatMap((each) => drawn(each) ?? []);
  const [high, low] = [first, last].map((each) => (each === undefined ? null : drawn(each)));
  const isOvertaken = apart.some((value) => value > (high ?? value) || value < (low ?? value));
  const ofWhom = says(
    !isOvertaken || /\b(zon[ae]|cantier[ei]|quartier[ei])\b/iu.test(titolo),
    "what is drawn beside them goes further, and the title does not say among whom",
  );
  switch (risultato.candidato) {
    case "primo":
    case "divario":
      return [
        ...ofWhom,
        ...says(!isDrawnHidden, "compares what is hidden"),
        ...says(first !== undefined && titolo.includes(first.nome), "the largest is another"),
        ...says(first !== undefined && numbers.includes(tenths(drawn(first))), "its value is another"),
        ...says(
          first !== undefined && second !== undefined && (drawn(first) ?? 0) > (drawn(second) ?? 0),
          "a tie has no first",
        ),
      ];
    case "quota": {
      const whole = total === undefined ? null : drawn(total);
      const share = (of: Row | undefined): number =>
        Math.round((100 * (of === undefined ? 0 : (drawn(of) ?? 0))) / (whole ?? 1));
      const told = numbers.filter((n) => n !== 100);
      return [
        ...says(told[0] === share(first), "the share of the largest is another"),
        ...says(!titolo.includes("su 100,") || told[1] === share(second), "the share of the second is another"),
        ...says((drawn(first as Row) ?? 0) > (drawn(second as Row) ?? 0), "a tie has no first"),
      ];
    }
    case "quanti": {
      const [some, all] = counted(prospetto, rows, total);
      return says(numbers.includes(some ?? -1) && numbers.includes(all ?? -1), "counts another number");
    }
    case "intervallo":
      return [
        ...ofWhom,
        ...says(
          last !== undefined && titolo.includes(last.nome) && numbers.includes(percent(drawn(last))),
          "the least is another",
        ),
        ...says(
          first !== undefined && titolo.includes(first.nome) && numbers.includes(percent(drawn(first))),
          "the most is another",
        ),
      ];
    case "frazione": {
      const at = (id: string): number => {
        const column = tabella.colonne.findIndex((each) => each.id === id);
        return total?.figure[column]?.valore ?? 0;
      };
      return untrueFraction(titolo, at("parziale") / (at("piena") + at("parziale")), says);
    }
    case "luoghi": {
      const marked = places.filter(({ figure: [, here] }) => (here?.valore ?? 0) > 0).length;
      const told = numbers[0] ?? inWords(/, (\p{L}+) /u.exec(titolo)?.[1] ?? "");
      const some = places.filter(({ figure: [of] }) => (of?.valore ?? 0) > 0).length;
      const everywhere = some === places.length;
      return [
        ...says(/ogni quartiere/iu.test(titolo) === everywhere, "somewhere there is none"),
        ...says(!titolo.includes(",") || told === marked, "another number has the second thing"),
        ...says(everywhere || numbers.includes(places.length), "counts other places"),
      ];
    }
    case "variazione":
      return untrueChange(prospetto, rows, says);
    default:
      return [];
  }
}

const IN_WORDS =
  "zero un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti".split(
    " ",
  );
const inWords = (word: string): number => IN_WORDS.indexOf(word.toLowerCase().replace(/^un[ao]$/u, "un"));

/** «Quasi due risposte su tre»: within three hundredths below, above, or half a hundredth of it. */
function untrueFraction(titolo: string, share: number, says: (condition: boolean, what: string) => string[]): string[] {
  const [, circa = "", parti = "", su = ""] = /^(Quasi |Più di )?(\p{L}+) .* su (\p{L}+) /iu.exec(titolo) ?? [];
  const away = share - inWords(parti) / inWords(su);
  const [low, high] = circa === "" ? [-0.005, 0.005] : /quasi/iu.test(circa) ? [-0.03, -0.005] : [0.005, 0.03];
  return says(away >= low && away <= high, "the part is another");
}

/** Two levels and what is between them: as published, with the error of both. */
function untrueChange(
  { titolo, tabella, disegno }: Prospetto,
  rows: readonly Row[],
  says: (condition: boolean, what: string) => string[],
): string[] {
  const numbers = numbersIn(titolo.replace(/^Dal \d{4} al \d{4} /u, ""));
  const isByYear = tabella.colonne.filter(({ id }) => /^\d{4}$/u.test(id)).length > 1;
  const pair = isByYear
    ? rows.find(({ id }) => id === disegno?.accento)?.figure.slice(-2)
    : rows.slice(-2).map(({ figure: [of] }) => of);
  const [before, now] = pair ?? [];
  const changed = /passa(no)? da/u.test(titolo);
  if (/gli stessi/u.test(titolo)) {
    // What each ente declared stands in no table: the sentence must at least agree with itself.
    const [, from = 0, to = 0, by] = numbers;
    return says(by === undefined || Math.abs(by - Math.abs(100 * (to / from - 1))) < 1, "its change is another");
  }
  if (before?.valore == null || now?.valore == null) return says(false, "a level is not known");
  const error = 1.959964 * Math.hypot(before.errore_standard ?? 0, now.errore_standard ?? 0);
  const relative = 100 * (now.valore / before.valore - 1);
  const level = ({ valore, unita }: Figura): number =>
    unita.tipo === "euro"
      ? tenths((valore ?? 0) / 1e6)
      : (valore ?? 0) >= 1000
        ? Math.round(valore ?? 0)
        : tenths(valore);
  return [
    ...says(numbers[0] === level(before) && numbers[1] === level(now), "its levels are others"),
    ...says(
      changed === Math.abs(now.valore - before.valore) > error,
      "what is stable is said to change, or the other way round",
    ),
    ...says(!changed || numbers[2] === tenths(Math.abs(relative)), "its change is another"),
    ...says(!changed || titolo.includes(relative < 0 ? "−" : "+"), "its change has another sign"),
  ];
}

const tenths = (value: number | null): number => Math.round((value ?? 0) * 10) / 10;
const percent = (value: number | null): number => Math.round((value ?? 0) * 100);

/** «1.226» is one number, «571,6» too. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d[\d.]*(?:,\d+)?/gu)].map(([found]) => Number(found.replaceAll(".", "").replace(",", ".")));

/** The column that is drawn: the total one where rows are spread over columns, else the one whose labels the marks bear. */
function drawnColumn({ tabella, disegno }: Prospetto): number {
  const total = tabella.colonne.findIndex(({ id }) => id === "totale");
  if (total >= 0) return total;
  const [mark] = disegno?.punti ?? [];
  if (disegno?.forma === "barre-cento" || disegno?.forma === "monete" || mark === undefined) return 0;
  // Measures of several kinds: the drawn one is a share where the drawing is.
  return disegno?.unita.tipo === "quota" || disegno?.unita.tipo === "rapporto" ? tabella.colonne.length - 1 : 0;
}

function counted({ tabella }: Prospetto, rows: readonly Row[], total: Row | undefined): (number | null | undefined)[] {
  const inRows = rows.find(({ id }) => id === "assente");
  if (inRows !== undefined) return [inRows.figure[0]?.valore, total?.figure[0]?.valore];
  const at = tabella.colonne.findIndex(({ id }) => id === "assente");
  if (at >= 0) return [total?.figure[at]?.valore, total?.figure[tabella.colonne.length - 1]?.valore];
  return [total?.figure[0]?.valore, total?.figure[1]?.valore];
}
