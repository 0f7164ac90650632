// The goals that the network wrote with a number (`progetto/obiettivi.csv`), each beside its figure: how much is reached, what
// has begun, what is missing. Names are those that the texts use; nothing of it is typed by hand.
import { FILE_OBIETTIVI, type Obiettivo } from "../../schemas/edition-tables.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { type Figura, isNumero, SEGNI, signsIn } from "../../schemas/figura.ts";
import { inLettere } from "../../schemas/numerals.ts";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import type { Disegno, PrintedRow, Prospetto, Punto } from "../../schemas/report-model.ts";
import type { Vocabulary } from "../../schemas/resolve.ts";
import { capital, type UnknownName } from "../../schemas/text.ts";
import { formatValue, type Unita } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";
import { printCell } from "./tabella.ts";

type Dims = Readonly<Record<string, string>>;

interface Goal {
  readonly obiettivo: Obiettivo;
  readonly fatto: Figura;
  /** What has begun; null where nobody counts it. */
  readonly avviato: Figura | null;
  readonly traguardo: Figura;
}

/** «punti stato=attivo» → the misura and the members at which it is read. */
export function pointOf(name: string): { misura: string; dims: Dims } {
  const [misura = "", ...members] = name.trim().split(/\s+/u);
  return { misura, dims: Object.fromEntries(members.map((each) => splitOnce(each))) };
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** What is wrong with the names in the goals of an edition; `taglio` says it of a breakdown of a misura. */
export function goalFaults(
  { obiettivi }: Pick<Edizione, "obiettivi">,
  figura: Vocabulary["figura"],
  taglio: (misura: string, dims: readonly string[]) => UnknownName | null,
): EditionFault[] {
  return obiettivi.flatMap((each) => {
    const names = [each.fatto, each.avviato, ...(each.per === "" ? [each.traguardo] : [])].filter(
      (name) => name !== "",
    );
    const counted = pointOf(each.fatto);
    const wrong = names.map((name) => pointOf(name)).map(({ misura, dims }) => figura(misura, dims));
    if (each.per !== "" && wrong[0] === null)
      wrong.push(
        each.per in counted.dims
          ? { cosa: `«${each.per}» è già in «${each.fatto}»`, rimedio: "Toglilo da «fatto», o conta altro." }
          : taglio(counted.misura, [...Object.keys(counted.dims), each.per]),
      );
    return wrong
      .filter((fault) => fault !== null)
      .map(({ cosa, rimedio }) => ({
        ...{ file: FILE_OBIETTIVI, riga: each.riga, rimedio },
        cosa: `l'obiettivo «${each.obiettivo}» non si può contare: ${cosa}`,
      }));
  });
}

/** The chart of the goals whose names are all known. */
export function goalsChart(
  { id, titolo }: Pick<ElencoDef, "id" | "titolo">,
  { edizione, figure }: { readonly edizione: Edizione; readonly figure: Figure },
  isKnown: (obiettivo: Obiettivo) => boolean,
): { prospetto: Omit<Prospetto, "numero">; figure: Figura[] } | null {
  const goals = edizione.obiettivi.filter(isKnown).map((each) => goalOf(each, figure));
  if (goals.length === 0) return null;
  const demo = edizione.yaml.dimostrativa ? "; dati dimostrativi" : "";
  const righe = goals.map(rowOf);
  return {
    figure: goals.flatMap(({ fatto, avviato, traguardo }) => [
      fatto,
      ...(avviato === null ? [] : [avviato]),
      traguardo,
    ]),
    prospetto: {
      ...{ id, tipo: "grafico", titolo: titleOf(goals), risultato: { candidato: "obiettivi", fermati: [] } },
      sottotitolo: `${titolo}, ${edizione.yaml.citta}, ${edizione.yaml.anno}`,
      fonte: `questionario della rete, ${edizione.yaml.anno}; obiettivi: ${[...new Set(goals.map(({ obiettivo }) => obiettivo.fonte))].join("; ")}${demo}`,
      base: "",
      note: ["Pieno: raggiunto. Mezzo: avviato. Vuoto: non ancora."],
      tabella: {
        testata: "Obiettivo",
        colonne: [
          { id: "fatto", titolo: "Fatto", numerica: true },
          { id: "avviato", titolo: "Avviato", numerica: true },
          { id: "traguardo", titolo: "Traguardo", numerica: true },
        ],
        righe,
        segni: signsIn(righe),
      },
      disegno: drawingOf(goals),
      dati: id,
    },
  };
}

function goalOf(obiettivo: Obiettivo, figure: Figure): Goal {
  const at = (name: string): Figura => {
    const { misura, dims } = pointOf(name);
    return figure.at(misura, dims);
  };
  const avviato = obiettivo.avviato === "" ? null : at(obiettivo.avviato);
  if (obiettivo.per === "")
    return { obiettivo, fatto: at(obiettivo.fatto), avviato, traguardo: at(obiettivo.traguardo) };
  // Of each member whether it reaches the number; one whose number is not shown is not said to reach it.
  const { misura, dims } = pointOf(obiettivo.fatto);
  const members = figure
    .members(misura, obiettivo.per, dims)
    .map((member) => figure.at(misura, { ...dims, [obiettivo.per]: member }));
  const known = members.filter(({ valore, stato }) => valore !== null && isNumero(stato));
  const reached = known.filter(({ valore }) => (valore ?? 0) >= (obiettivo.almeno ?? 0));
  return {
    obiettivo,
    avviato,
    fatto: countOf(obiettivo, "fatto", reached.length, at(obiettivo.fatto)),
    traguardo: countOf(obiettivo, "traguardo", members.length, at(obiettivo.fatto)),
  };
}

/** How many members: a figura of its own, because no misura counts them. */
function countOf(obiettivo: Obiettivo, what: string, valore: number, of: Figura): Figura {
  const unita: Unita = { tipo: "conteggio", nome: obiettivo.unita, scala: 0 };
  return {
    ...of,
    ...{
      id: `${of.edizione}:obiettivo|codice=${obiettivo.codice}|${what}`,
      dims: { obiettivo: obiettivo.codice, conta: what },
    },
    ...{ valore, unita, dichiarato: valore, stimato: 0, stato: "valore", protetta: "", giudizio: null },
    ...{ errore_standard: null, ci_inf: null, ci_sup: null },
  };
}

const numberOf = ({ valore, stato }: Figura): number | null => (isNumero(stato) ? valore : null);

/** A goal is reached when nothing is missing: where a number is not known it is not said to be. */
function isReached({ fatto, traguardo }: Goal): boolean {
  const [done, goal] = [numberOf(fatto), numberOf(traguardo)];
  return done !== null && goal !== null && goal > 0 && done >= goal;
}

/** «Nessuno dei due obiettivi scritti con un numero è raggiunto.» */
function titleOf(goals: readonly Goal[]): string {
  const reached = goals.filter(isReached).length;
  const n = goals.length;
  if (n === 1)
    return reached === 1
      ? "L'obiettivo scritto con un numero è raggiunto"
      : "L'obiettivo scritto con un numero non è ancora raggiunto";
  if (reached === n) return `Tutti e ${inLettere(n, "m")} gli obiettivi scritti con un numero sono raggiunti`;
  if (reached === 0) return `Nessuno dei ${inLettere(n, "m")} obiettivi scritti con un numero è ancora raggiunto`;
  return reached === 1
    ? `Uno dei ${inLettere(n, "m")} obiettivi scritti con un numero è raggiunto`
    : `${capital(inLettere(reached, "m"))} obiettivi su ${inLettere(n, "m")} sono raggiunti`;
}

function rowOf({ obiettivo, fatto, avviato, traguardo }: Goal): PrintedRow {
  const none = { testo: SEGNI["non-pertinente"].segno, stato: "non-pertinente" as const };
  return {
    ...{ id: obiettivo.codice, titolo: obiettivo.obiettivo, livello: 0, totale: false },
    celle: [
      printCell(fatto, fatto.unita),
      avviato === null ? none : printCell(avviato, avviato.unita),
      printCell(traguardo, traguardo.unita),
    ],
  };
}

const SERIE = ["fatto", "avviato", "traguardo"] as const;

function drawingOf(goals: readonly Goal[]): Disegno {
  const mark = ({ obiettivo, ...of }: Goal, serie: (typeof SERIE)[number]): Punto[] => {
    const figura = of[serie];
    if (figura === null) return [];
    const valore = numberOf(figura);
    return [
      {
        ...{
          riga: obiettivo.codice,
          rigaNome: obiettivo.obiettivo,
          serie,
          serieNome: serie,
          valore,
          stato: figura.stato,
        },
        etichetta:
          valore === null
            ? printCell(figura, figura.unita).testo
            : formatValue(valore, { ...figura.unita, scala: 0 }, "asse"),
        ...(serie === "fatto" ? { nota: noteOf({ obiettivo, ...of }) } : {}),
      },
    ];
  };
  const told = goals.map((goal) => `${goal.obiettivo.obiettivo}: ${altOf(goal)}`).join(". ");
  return {
    ...{
      forma: "traguardi",
      unita: goals[0]?.fatto.unita ?? { tipo: "conteggio", nome: "", scala: 0 },
      colore: "presenza",
    },
    punti: goals.flatMap((goal) => SERIE.flatMap((serie) => mark(goal, serie))),
    righe: goals.map(({ obiettivo }) => obiettivo.codice),
    serie: [...SERIE],
    alt: `${told}. I numeri sono nella tabella sotto il grafico.`.slice(0, 300),
  };
}

const altOf = ({ fatto, traguardo }: Goal): string =>
  `${printCell(fatto, fatto.unita).testo} su ${printCell(traguardo, traguardo.unita).testo}`;

/** «quartieri con un Punto attivo; 2 in apertura». */
function noteOf({ obiettivo, avviato }: Goal): string {
  const begun = avviato === null ? null : numberOf(avviato);
  return begun === null || begun === 0
    ? obiettivo.che_cosa
    : `${obiettivo.che_cosa}; ${formatValue(begun, { tipo: "conteggio", nome: "", scala: 0 }, "asse")} ${obiettivo.nome_avviato}`;
}
