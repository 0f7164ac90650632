// What stands twice in an edition: rows that would be summed or replace each other in silence, and names that two codes
// share, so that nobody could say whose an answer is; enti may bear one name (see `homonyms.ts`). The first stops the run with both its lines.
import type { z } from "zod";
import {
  type commentoSchema,
  type contoSchema,
  type decisioneSchema,
  type Fabbisogno,
  FILE_OBIETTIVI,
  FILE_VOCI,
  type fattoSchema,
  type glossarioSchema,
  type obiettivoSchema,
  type organoSchema,
  type popolazioneSchema,
  type propostaSchema,
  type quartiereSchema,
  type tappaSchema,
  type voceSchema,
  type zonaSchema,
} from "../../schemas/edition-tables.ts";
import type { EdizioneYaml, Ente } from "../../schemas/edizione.ts";
import { TOTALE } from "../../schemas/figura.ts";
import { FUORI_CITTA, TRASVERSALE, TUTTA_LA_CITTA } from "../../schemas/liste.ts";
import { key } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import { COMMENTI } from "./folder.ts";
import { namesApart } from "./homonyms.ts";
import type { Numbered } from "./tables.ts";

type Rows<S extends z.ZodType> = readonly Numbered<z.infer<S>>[];

/** The tables of a folder whose rows have a code, or what stands for one. */
export interface Coded {
  readonly yaml: EdizioneYaml;
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
  readonly zone: Rows<typeof zonaSchema>;
  readonly quartieri: Rows<typeof quartiereSchema>;
  readonly enti: readonly Numbered<Ente>[];
  readonly popolazione: Rows<typeof popolazioneSchema>;
  readonly fabbisogni: readonly Numbered<Fabbisogno>[];
  readonly conti: Rows<typeof contoSchema>;
  readonly decisioni: Rows<typeof decisioneSchema>;
  readonly organi: Rows<typeof organoSchema>;
  readonly fatti: Rows<typeof fattoSchema>;
  readonly glossario: Rows<typeof glossarioSchema>;
  readonly tappe: Rows<typeof tappaSchema>;
  readonly proposte: Rows<typeof propostaSchema>;
  readonly obiettivi: Rows<typeof obiettivoSchema>;
  readonly voci: Rows<typeof voceSchema>;
  readonly commenti: Rows<typeof commentoSchema>;
}

/** One row or voce: where it stands, what must stand once, and the names by which answers are matched to it. */
interface Entry {
  readonly file: string;
  /** null: every edition has it, without writing it. */
  readonly line: number | null;
  readonly codice: string;
  /** How a person calls what must stand once: «il codice «E002»». */
  readonly detto: string;
  readonly nomi: readonly string[];
}

/** Throws EdizioneRotta at the first code that stands twice, or name that two codes of one list share. */
export function checkTwice(tables: Coded): void {
  for (const entries of [...ofTables(tables), ...ofYaml(tables)]) {
    notTotals(entries);
    once(entries);
    ownNames(entries);
  }
  const finanziatori = entriesOf("progetto/conti.csv", tables.conti, ({ finanziatore, nome }) => [
    finanziatore,
    [nome],
  ]);
  notTotals(finanziatori);
  oneName(finanziatori);
}

function ofTables(tables: Coded): Entry[][] {
  const { zone, quartieri, enti, popolazione, fabbisogni, conti, decisioni, organi, fatti, glossario } = tables;
  const names = namesApart(enti.map(({ row }) => row));
  const residents = (p: z.infer<typeof popolazioneSchema>): string =>
    `i residenti di «${p.quartiere || "tutta la città"}», ${p.fascia === "" ? "tutte le età" : `fascia «${p.fascia}»`},`;
  return [
    [
      ...[TUTTA_LA_CITTA, FUORI_CITTA].map((voce) => given("territorio/zone.csv", voce)),
      ...entriesOf("territorio/zone.csv", zone, ({ codice, nome, breve }) => [codice, [nome, breve]]),
    ],
    entriesOf("territorio/quartieri.csv", quartieri, ({ riga, colonna }) => {
      const detto = `il posto nella mappa, riga ${riga} e colonna ${colonna},`;
      return [`${riga} ${colonna}`, [], detto];
    }),
    entriesOf("territorio/quartieri.csv", quartieri, (q) => [q.codice, [q.nome, ...q.alias.split("|")]]),
    entriesOf("enti.csv", enti, ({ codice, denominazione }) => [codice, [names.get(codice) ?? denominazione]]),
    entriesOf("territorio/popolazione.csv", popolazione, (p) => [residents(p), [], residents(p)]),
    entriesOf("territorio/fabbisogni.csv", fabbisogni, ({ destinatari, zona }) => {
      const detto = `la stima del bisogno di «${destinatari}» in «${zona || "tutta la città"}»`;
      return [detto, [], detto];
    }),
    entriesOf("progetto/conti.csv", conti, ({ anno, finanziatore, fonte }) => {
      const detto = `il conto di «${finanziatore}» per il ${anno}, con la stessa fonte,`;
      return [`${detto} ${fonte}`, [], detto];
    }),
    entriesOf("progetto/decisioni.csv", decisioni, ({ da, a, natura }) => {
      const detto = `la decisione sul denaro di «${da}» a «${a === "" ? "tutti gli altri" : a}»`;
      return [`${da} ${a} ${natura}`, [], detto];
    }),
    entriesOf("progetto/organi.csv", organi, ({ codice }) => [codice]),
    entriesOf("progetto/fatti.csv", fatti, ({ id }) => [id]),
    entriesOf("progetto/tappe.csv", tables.tappe, ({ data, testo }) => {
      const detto = `la tappa «${short(testo)}»`;
      return [`${data} ${key(testo)}`, [], detto];
    }),
    entriesOf("progetto/proposte.csv", tables.proposte, ({ occasione, cantiere, proposta }) => {
      const detto = `la proposta «${short(proposta)}»`;
      return [`${occasione} ${cantiere} ${key(proposta)}`, [], detto];
    }),
    entriesOf(
      "progetto/proposte.csv",
      tables.proposte.filter(({ row }) => row.codice !== ""),
      ({ codice }) => [codice],
    ),
    entriesOf(FILE_OBIETTIVI, tables.obiettivi, ({ codice }) => [codice]),
    entriesOf(FILE_VOCI, tables.voci, ({ proposta, voce }) => [
      `${proposta} ${key(voce)}`,
      [],
      `la voce «${short(voce)}»`,
    ]),
    entriesOf(COMMENTI, tables.commenti, ({ occasione, autore, dove, chiesto }) => {
      const detto = `il commento «${short(chiesto)}», della stessa persona,`;
      return [`${key(occasione)} ${autore} ${key(dove)} ${key(chiesto)}`, [], detto];
    }),
    entriesOf("testi/glossario.csv", glossario, ({ termine }) => [key(termine), [], `il termine «${termine}»`]),
  ];
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function ofYaml({ yaml, lineOf }: Coded): Entry[][] {
  const voci = (path: readonly PropertyKey[], list: readonly { codice: string; nome: string; breve?: string }[]) =>
    list.map(({ codice, nome, breve = "" }, i): Entry => {
      const line = lineOf([...path, i]);
      return { file: "edizione.yaml", line, codice, detto: `il codice «${codice}»`, nomi: [nome, breve] };
    });
  return [
    [given("edizione.yaml", TRASVERSALE), ...voci(["cantieri"], yaml.cantieri)],
    voci(["agenzie"], yaml.agenzie),
    voci(["indicatori"], yaml.indicatori),
    ...Object.entries(yaml.codelist).map(([name, list]) => voci(["codelist", name], list)),
  ];
}

function entriesOf<T>(
  file: string,
  rows: readonly Numbered<T>[],
  say: (row: T) => readonly [codice: string, nomi?: readonly string[], detto?: string],
): Entry[] {
  return rows.map(({ line, row }) => {
    const [codice, nomi = [], detto = `il codice «${codice}»`] = say(row);
    return { file, line, codice, detto, nomi };
  });
}

const given = (file: string, { codice, nome }: { codice: string; nome: string }): Entry => ({
  file,
  line: null,
  codice,
  detto: `il codice «${codice}»`,
  nomi: [nome],
});

const place = ({ line }: Entry): string => (line === null ? "in ogni edizione" : `alla riga ${line}`);

/** A row of sums would be counted beside what it sums; in the open data «totale» stands for all the others. */
function notTotals(entries: readonly Entry[]): void {
  for (const { file, line, codice, nomi } of entries) {
    const total = [codice, ...nomi].find((word) => key(word) === TOTALE);
    if (total !== undefined)
      throw new EdizioneRotta(
        file,
        line,
        `«${total}» è il nome delle somme, che fa il programma`,
        "Togli la riga, o scegli un altro nome.",
      );
  }
}

function once(entries: readonly Entry[]): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const { file, line, codice, detto } = entry;
    const first = seen.get(codice);
    if (first !== undefined) {
      const fix = first.line === null ? "Scegli un altro codice." : "Tienine uno solo.";
      const already = detto.startsWith("i ") ? "ci sono già" : "c'è già";
      throw new EdizioneRotta(file, line, `${detto} ${already} ${place(first)}`, fix);
    }
    seen.set(codice, entry);
  }
}

/** A name of one list belongs to one code, and is no other's code; what is written with other capitals, accents or marks is
 *  the same name. */
function ownNames(entries: readonly Entry[]): void {
  const owners = new Map<string, Entry>();
  for (const entry of entries) if (entry.nomi.length > 0) owners.set(key(entry.codice), entry);
  for (const entry of entries) {
    for (const nome of entry.nomi) {
      const word = key(nome);
      const owner = owners.get(word);
      if (owner !== undefined && owner.codice !== entry.codice) {
        const cosa = `il nome «${nome}» è già di «${owner.codice}», ${place(owner)}`;
        const fix = "Una risposta con quel nome non saprebbe di chi parla: da' a ciascuno il suo.";
        throw new EdizioneRotta(entry.file, entry.line, cosa, fix);
      }
      if (word !== "") owners.set(word, entry);
    }
  }
}

/** A code that comes back in several rows has one name in all of them. */
function oneName(entries: readonly Entry[]): void {
  const names = new Map<string, Entry>();
  for (const entry of entries) {
    const { file, line, codice, nomi } = entry;
    const first = names.get(codice);
    if (first !== undefined && first.nomi[0] !== nomi[0]) {
      const cosa = `«${codice}» si chiama «${nomi[0]}», ma «${first.nomi[0]}» ${place(first)}`;
      throw new EdizioneRotta(file, line, cosa, "Scrivi lo stesso nome in tutte le sue righe.");
    }
    names.set(codice, entry);
  }
  ownNames([...names.values()]);
}
