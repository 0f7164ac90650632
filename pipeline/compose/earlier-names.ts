// The names in the figures of earlier editions. A column that nobody knows is told and left aside, and the comparisons
// stay: only a point that then has two values is no longer one.
import { LISTED_DIMENSIONS } from "../../schemas/dimensioni.ts";
import type { EditionFault, Edizione, Precedente } from "../../schemas/edizione.ts";
import { columnOfDimension, FIGURA_COLUMNS, figuraId } from "../../schemas/figura.ts";
import { nomePanel } from "../../schemas/panel.ts";
import { distance, instead, type KnownName, key, nearestCode } from "../../schemas/text.ts";
import { dimensionAt, type Misure } from "../figure/declarations.ts";
import { membersOf } from "../figure/vocabulary.ts";

export interface ResolvedEarlier {
  readonly precedenti: readonly Precedente[];
  readonly difetti: readonly EditionFault[];
}

/** The earlier figures at the dimensions that are known, one for each point, and what is wrong in their names. */
export function resolveEarlier(edizione: Edizione, misure: Misure): ResolvedEarlier {
  const known = new Set([...LISTED_DIMENSIONS, ...[...misure.values()].flatMap(({ dimensioni }) => dimensioni)]);
  const files = [...Map.groupBy(edizione.precedenti, ({ file }) => file)];
  const resolved = files.map(([file, rows]) => onePerPoint(file, rows, known));
  const { precedenti, difetti } = onePerEdition(resolved.flatMap((each) => each.precedenti));
  const named = [...Map.groupBy(precedenti, ({ file }) => file).values()];
  return {
    precedenti,
    difetti: [
      ...resolved.flatMap((each) => each.difetti),
      ...difetti,
      ...named.flatMap((rows) => [
        ...misspeltMeasures(rows, misure),
        ...misspeltMembers(rows, edizione, misure),
        ...misspeltUnits(rows, misure),
      ]),
    ],
  };
}

const pointOf = ({ edizione, misura, dims }: Precedente): string => `${edizione}:${figuraId(misura, dims)}`;

/** A figura that one file hides and another shows is not the same in both. */
const isAlike = (a: Precedente, b: Precedente): boolean => a.valore === b.valore && a.stato === b.stato;

/** A point that two files give is one when they agree; when they do not, nobody knows which was published. */
function onePerEdition(rows: readonly Precedente[]): ResolvedEarlier {
  const points = [...Map.groupBy(rows, pointOf).values()];
  const doubtful = points.filter(([first, ...others]) =>
    others.some((other) => first !== undefined && !isAlike(first, other)),
  );
  const doubts = new Set(doubtful);
  const pairs = Map.groupBy(doubtful, (same) => [...new Set(same.map(({ file }) => file))].join("\n"));
  return {
    precedenti: points.filter((same) => !doubts.has(same)).flatMap(([first]) => first ?? []),
    difetti: [...pairs.values()].flatMap(([same = []]): EditionFault[] => {
      const [first] = same;
      const other = same.find((each) => first !== undefined && !isAlike(first, each));
      if (first === undefined || other === undefined) return [];
      const id = figuraId(first.misura, first.dims);
      const cosa = `la cifra «${id}» dell'edizione ${first.edizione} ha un altro valore in ${first.file}, riga ${first.riga}: le cifre che i due file dicono in modo diverso non si confrontano`;
      return [{ file: other.file, riga: other.riga, cosa, rimedio: "Tieni le righe che sono state pubblicate." }];
    }),
  };
}

interface Read {
  readonly figura: Precedente;
  /** True when the columns that nobody knows say nothing: the row stands at their margin. */
  readonly isWhole: boolean;
}

function onePerPoint(file: string, rows: readonly Precedente[], known: ReadonlySet<string>): ResolvedEarlier {
  const columns = [...FIGURA_COLUMNS.map(({ nome }) => nome), ...[...known].map(columnOfDimension)];
  const unknown = [...new Set(rows.flatMap(({ dims }) => Object.keys(dims)))].filter((name) => !known.has(name));
  const difetti: EditionFault[] = unknown.map((name) => ({
    file,
    riga: 1,
    cosa: `la colonna «${name}» non è tra quelle delle figure pubblicate, e non si guarda`,
    rimedio: instead(name, columns),
  }));
  const reads = rows.map((row): Read => {
    const dims = Object.fromEntries(Object.entries(row.dims).filter(([name]) => known.has(name)));
    return { figura: { ...row, dims }, isWhole: unknown.every((name) => (row.dims[name] ?? "") === "") };
  });
  const points = Map.groupBy(reads, ({ figura }) => pointOf(figura));
  const chosen = [...points.values()].map(chooseOne);
  const twice = chosen.flatMap(({ doubt }) => doubt ?? []);
  const [first] = twice;
  if (first !== undefined) {
    const [many, verb] =
      twice.length === 1 ? ["una figura c'è", "confronta"] : [`${twice.length} figure ci sono`, "confrontano"];
    difetti.push({
      file,
      riga: first.riga,
      cosa: `${many} più di una volta, con valori diversi, e non si ${verb}: la prima è «${figuraId(first.misura, first.dims)}»`,
      rimedio: "Tieni le righe che sono state pubblicate.",
    });
  }
  return { precedenti: chosen.flatMap(({ one }) => one ?? []), difetti };
}

/** The figura at a point: the row that unknown columns leave whole, else the only value there is. */
function chooseOne(reads: readonly Read[]): { one?: Precedente; doubt?: Precedente } {
  const whole = reads.filter(({ isWhole }) => isWhole);
  const candidates = whole.length > 0 ? whole : reads;
  const [first, second] = candidates;
  if (first === undefined) return {};
  const isOne = candidates.every(({ figura }) => isAlike(figura, first.figura));
  return isOne || second === undefined ? { one: first.figura } : { doubt: second.figura };
}

/*
 * An earlier edition may well have measures and members that are no longer there (a zona, a source, a question dropped
 * since), so an unknown name alone is no fault: it is one when the known name that it nearly is lacks that figura in the file.
 */

/** Names that are a slip away, the nearest first. */
function alike(wrong: string, known: readonly KnownName[]): string[] {
  const limit = Math.max(1, Math.floor(wrong.length / 6));
  return known
    .map(({ codice }) => ({ codice, edits: distance(key(wrong), key(codice), limit) }))
    .filter(({ edits }) => edits <= limit)
    .sort((one, other) => one.edits - other.edits)
    .map(({ codice }) => codice);
}

/** What was probably meant by a name that is none, and the first of its rows that the file does not have under it. */
function meant<T>(
  wrong: string,
  known: readonly KnownName[],
  rows: readonly T[],
  isThere: (row: T, codice: string) => boolean,
): { readonly near: string; readonly row: T } | null {
  for (const near of [...alike(wrong, known), nearestCode(wrong, known)]) {
    const row = near === "" ? undefined : rows.find((each) => !isThere(each, near));
    if (row !== undefined) return { near, row };
  }
  return null;
}

function misspeltMeasures(rows: readonly Precedente[], misure: Misure): EditionFault[] {
  const points = new Set(rows.map(pointOf));
  const known = [...misure.keys()].map((id) => ({ codice: id, nome: id }));
  return [...Map.groupBy(rows, ({ misura }) => misura)].flatMap(([id, own]) => {
    if (misure.has(id)) return [];
    const found = meant(id, known, own, (row, misura) => points.has(pointOf({ ...row, misura })));
    return found === null ? [] : [nearly(found.row, "la misura", id, found.near)];
  });
}

/** A unit that no misura has and that is nearly one: its numbers would be taken for others, and not compared. */
function misspeltUnits(rows: readonly Precedente[], misure: Misure): EditionFault[] {
  const known = [...new Set([...misure.values()].map(({ unita }) => unita.nome))].map((nome) => ({
    codice: nome,
    nome,
  }));
  return [...Map.groupBy(rows, ({ unita }) => unita ?? "")].flatMap(([unita, [first]]) => {
    const near = known.some(({ nome }) => nome === unita) ? "" : nearestCode(unita, known);
    return near === "" || first === undefined ? [] : [nearly(first, "l'unità", unita, near)];
  });
}

function misspeltMembers(rows: readonly Precedente[], { liste }: Edizione, misure: Misure): EditionFault[] {
  const points = new Set(rows.map(pointOf));
  const measured = [...new Set(rows.map(({ misura }) => misura))].flatMap((id) => misure.get(id) ?? []);
  return [...membersIn(rows)].flatMap(([dimensione, members]) => {
    const lista = measured.flatMap((misura) => {
      const found = dimensionAt(misura, dimensione, misure);
      return found === null ? [] : (membersOf(found, liste) ?? []);
    });
    const codes = new Set(lista.map(({ codice }) => codice));
    return [...members].flatMap(([member, own]) => {
      if (codes.size === 0 || codes.has(member)) return [];
      const found = meant(member, lista, own, (row, codice) =>
        points.has(pointOf({ ...row, dims: { ...row.dims, [dimensione]: codice } })),
      );
      return found === null ? [] : [nearly(found.row, `in ${dimensione} il codice`, member, found.near)];
    });
  });
}

/** Dimension → member → the rows that name it. */
function membersIn(rows: readonly Precedente[]): Map<string, Map<string, Precedente[]>> {
  const found = new Map<string, Map<string, Precedente[]>>();
  for (const row of rows) {
    for (const [dimensione, member] of Object.entries(row.dims)) {
      const members = found.get(dimensione) ?? new Map<string, Precedente[]>();
      found.set(dimensione, members);
      if (member === "") continue;
      const own = members.get(member);
      if (own === undefined) members.set(member, [row]);
      else own.push(row);
    }
  }
  return found;
}

const nearly = (
  { file, riga }: Pick<EditionFault, "file" | "riga">,
  what: string,
  wrong: string,
  near: string,
): EditionFault => ({
  file,
  riga,
  cosa: `${what} «${wrong}» non c'è, e ciò che la riga dice non si confronta`,
  rimedio: `Forse è «${near}».`,
});

/** The same of what enti declared: without its misura nothing of it is compared, and without its place it would be nothing there. */
export function misspeltPanels({ panel, liste }: Pick<Edizione, "panel" | "liste">, misure: Misure): EditionFault[] {
  const measures = [...misure.keys()].map((id) => ({ codice: id, nome: id }));
  return panel.flatMap(({ anno, misure: answers }) => {
    const file = `riservato/${nomePanel(anno)}`;
    const columns = [...answers.keys()].flatMap((id) => {
      const found = misure.has(id) ? null : meant(id, measures, [id], (_, near) => answers.has(near));
      return found === null ? [] : [nearly({ file, riga: 1 }, "la misura", id, found.near)];
    });
    const points = new Set(
      [...answers.values()].flatMap((byEnte) => [...byEnte.values()].flatMap(({ punti }) => [...punti.keys()])),
    );
    const members = [...points].flatMap((punto) => {
      const [dimensione = "", membro = ""] = punto.split("=");
      const known = liste[dimensione === "cantiere" ? "cantieri" : "zone"] ?? [];
      if (membro === "" || known.some(({ codice }) => codice === membro)) return [];
      const [near] = alike(membro, known);
      return near === undefined ? [] : [nearly({ file, riga: null }, `in ${dimensione} il codice`, membro, near)];
    });
    return [...columns, ...members];
  });
}

/** Breaks in series of measures that do not exist. */
export function unknownBreaks({ yaml }: Edizione, misure: Misure): EditionFault[] {
  return yaml.rotture
    .filter(({ misura }) => misura !== "*" && !misure.has(misura))
    .map(({ misura }) => ({
      file: "edizione.yaml",
      riga: null,
      cosa: `sotto rotture la misura «${misura}» non c'è`,
      rimedio: instead(misura, [...misure.keys()]),
    }));
}
