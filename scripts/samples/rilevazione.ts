// The answers of those who filled the survey: one wide export, as survey tools make them, and the mapping that reads it.
import { stringify as toYaml } from "yaml";
import { fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { type BloccoId, QUESTIONARIO } from "../../schemas/questionario.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import { encoded, stringify } from "./testo.ts";
import type { Riga, Risposte, Valore } from "./tipi.ts";

export interface Intervista {
  readonly ente: string;
  readonly vere: Risposte;
  readonly niente: readonly BloccoId[];
  /** Answers typed badly: column of the export → text. */
  readonly sbagliate?: Readonly<Record<string, string>>;
}

/** Blocks asked as repeated groups of questions, with the prefix of their columns. */
const REPEATED: readonly (readonly [BloccoId, string])[] = [
  ["risorse", "RIS"],
  ["finanziamenti", "FIN"],
  ["personale", "PER"],
  ["volontari", "VOL"],
  ["servizi", "SER"],
  ["voci", "VOC"],
];

/** Lists that the survey asks with its own answer codes. */
const CODED: Readonly<Record<string, string>> = {
  cantieri: "C",
  zone: "Z",
  fonti: "F",
  voci_spesa: "V",
  contratti: "K",
  destinatari: "D",
  modalita: "M",
};

/** Export and mapping; both follow from the same questions. */
export function rilevazione(
  edizione: Edizione,
  file: string,
  interviste: readonly Intervista[],
): { csv: Uint8Array; yaml: string } {
  const { anno } = edizione.yaml;
  const codici: Record<string, Record<string, string>> = {};
  const answerOf = new Map<string, string>();
  for (const [lista, prefix] of Object.entries(CODED)) {
    codici[lista] = {};
    for (const [n, { codice }] of (edizione.liste[lista] ?? []).entries()) {
      codici[lista][`${prefix}${n + 1}`] = codice;
      answerOf.set(`${lista} ${codice}`, `${prefix}${n + 1}`);
    }
  }
  const blocchi: Rilevazione["blocchi"] = {};
  const columns: string[] = ["id", "submitdate", "CODICE"];
  const cells = interviste.map(
    ({ ente }, n) =>
      new Map([
        ["id", String(n + 11)],
        [
          "submitdate",
          `${anno + 1}-02-${String((n % 20) + 1).padStart(2, "0")} 18:${String((n * 7) % 60).padStart(2, "0")}:00`,
        ],
        ["CODICE", ente],
      ]),
  );
  const write = (blocco: BloccoId, row: Riga | undefined, at: number, columnOf: (name: string) => string): void => {
    for (const [name, { cella }] of fieldsOf(QUESTIONARIO[blocco], anno)) {
      const value = row?.[name] ?? null;
      const lista = cella.tipo === "codice" ? cella.lista : "";
      if (value !== null) cells[at]?.set(columnOf(name), answerOf.get(`${lista} ${value}`) ?? plain(value));
    }
  };
  const fields = (blocco: BloccoId, columnOf: (name: string) => string): Record<string, string> => {
    return Object.fromEntries(fieldsOf(QUESTIONARIO[blocco], anno).map(([name]) => [name, columnOf(name)]));
  };

  const card = (name: string) => `ANA[${name.toUpperCase()}]`;
  blocchi.ente = { gruppi: [{ fissi: {}, campi: fields("ente", card) }] };
  columns.push(...Object.values(fields("ente", card)));
  interviste.forEach(({ vere }, at) => {
    write("ente", vere.ente?.[0], at, card);
  });

  for (const [blocco, prefix] of REPEATED) {
    if (QUESTIONARIO[blocco].since > anno) continue;
    const most = Math.max(1, ...interviste.map(({ vere }) => vere[blocco]?.length ?? 0));
    const columnOf = (n: number | string) => (name: string) => `${prefix}${n}[${name.toUpperCase()}]`;
    const niente = `${prefix}NIENTE`;
    blocchi[blocco] = { niente, gruppi: [{ fissi: {}, campi: fields(blocco, columnOf("{n}")), fino_a: most }] };
    columns.push(niente);
    for (let n = 1; n <= most; n++) columns.push(...Object.values(fields(blocco, columnOf(n))));
    interviste.forEach(({ vere, niente: nothing }, at) => {
      vere[blocco]?.forEach((row, n) => {
        write(blocco, row, at, columnOf(n + 1));
      });
      if (nothing.includes(blocco)) cells[at]?.set(niente, "Y");
    });
  }
  matrix(edizione, interviste, blocchi, columns, cells);
  choices(
    edizione,
    interviste,
    blocchi,
    columns,
    cells,
    (lista, codice) => answerOf.get(`${lista} ${codice}`) ?? codice,
  );
  interviste.forEach(({ sbagliate }, at) => {
    for (const [column, text] of Object.entries(sbagliate ?? {})) cells[at]?.set(column, text);
  });
  const lines = [columns, ...cells.map((row) => columns.map((column) => row.get(column) ?? ""))];
  const mappa: Rilevazione = { file: [file], ente: "CODICE", edizione: anno, spunta: ["Y"], codici, blocchi };
  const head = "# Come le colonne dell'esportazione diventano righe dei blocchi. Scritta una volta per rilevazione.\n";
  return {
    csv: encoded(stringify(lines), "utf-8"),
    yaml: head + toYaml(mappa, { lineWidth: 0 }),
  };
}

/** Outcomes are a matrix question: an indicator on each line, a zona in each column. */
function matrix(
  { yaml, liste }: Edizione,
  interviste: readonly Intervista[],
  blocchi: Rilevazione["blocchi"],
  columns: string[],
  cells: Map<string, string>[],
): void {
  const column = (indicatore: string, zona: string) => `ESI[${indicatore}_${zona}]`;
  const asked = new Set(
    interviste.flatMap(({ vere }) => (vere.esiti ?? []).map(({ indicatore }) => String(indicatore))),
  );
  const gruppi = yaml.indicatori
    .filter(({ codice }) => asked.has(codice))
    .flatMap(({ codice }) =>
      (liste.zone ?? []).map((zona) => ({
        fissi: { indicatore: codice, zona: zona.codice },
        campi: { valore: column(codice, zona.codice) },
      })),
    );
  if (gruppi.length === 0) return;
  blocchi.esiti = { gruppi };
  columns.push(...gruppi.map(({ campi }) => campi.valore));
  interviste.forEach(({ vere }, at) => {
    for (const { indicatore, zona, valore } of vere.esiti ?? [])
      cells[at]?.set(column(String(indicatore), String(zona)), String(valore));
  });
}

/** Needs are a multi-select question, with one gravity and one answer for all that is ticked. */
function choices(
  { yaml, liste }: Edizione,
  interviste: readonly Intervista[],
  blocchi: Rilevazione["blocchi"],
  columns: string[],
  cells: Map<string, string>[],
  answerOf: (lista: string, codice: string) => string,
): void {
  if (QUESTIONARIO.bisogni.since > yaml.anno) return;
  const colonne = Object.fromEntries(
    (liste.bisogni ?? []).map(({ codice }, n) => [codice, `BIS[SQ${String(n + 1).padStart(3, "0")}]`]),
  );
  const campi = { cantiere: "BISCANT", zona: "BISZONA", gravita: "BISGRAV", risposta: "BISRISP", nota: "BISNOTA" };
  blocchi.bisogni = { niente: "BISNIENTE", gruppi: [{ fissi: {}, campi, scelte: { campo: "bisogno", colonne } }] };
  columns.push("BISNIENTE", ...Object.values(campi), ...Object.values(colonne));
  interviste.forEach(({ vere, niente }, at) => {
    const [first] = vere.bisogni ?? [];
    for (const { bisogno } of vere.bisogni ?? []) cells[at]?.set(colonne[String(bisogno)] ?? "", "Y");
    if (niente.includes("bisogni")) cells[at]?.set("BISNIENTE", "Y");
    if (first === undefined) return;
    cells[at]?.set(campi.cantiere, answerOf("cantieri", String(first.cantiere)));
    cells[at]?.set(campi.zona, answerOf("zone", String(first.zona)));
    for (const name of ["gravita", "risposta", "nota"] as const)
      if (first[name] !== null) cells[at]?.set(campi[name], plain(first[name] ?? null));
  });
}

function plain(value: Valore): string {
  return value === "non disponibile" ? "n.d." : value === "non pertinente" ? "n.p." : String(value ?? "");
}

/** The needs of a member that answers by survey: all at its first place, alike in gravity and answer. */
export function bisogniScelti(rows: readonly Riga[]): Riga[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { cantiere, zona, gravita, risposta, nota } = first;
  const chosen = [...new Set(rows.map(({ bisogno }) => bisogno))];
  return chosen.map((bisogno) => ({
    cantiere: cantiere ?? null,
    zona: zona ?? null,
    bisogno: bisogno ?? null,
    gravita: gravita ?? null,
    risposta: risposta ?? null,
    nota: nota ?? null,
  }));
}
