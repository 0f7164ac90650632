// The one artefact in the middle of the line. Everything left of it knows no template, everything right of it no query:
// the report is made from this object alone, today or years later (`bilancio render --from model.json`).
import { z } from "zod";
import { TESTI_BREVI } from "./capitoli.ts";
import { figuraSchema, STATI, unitaSchema } from "./figura.ts";

/** Raised whenever a reader of the model would have to change. */
export const VERSIONE_MODELLO = 1;

/** One printed cell. `testo` is already formatted and never empty: a state without number prints its sign. */
export const cellaSchema = z.strictObject({
  testo: z.string().min(1),
  stato: z.enum(STATI),
  /** The figura printed here, when the cell is one. */
  figura: z.string().optional(),
  /** Length of the bar drawn beside the number, 0–1 of the longest of its column. */
  barra: z.number().min(0).max(1).optional(),
  /** Drawn beside a change: how far from the edition before, −1 to 1 of the scale that the notes name. */
  manubrio: z.number().min(-1).max(1).optional(),
});
export type PrintedCell = z.infer<typeof cellaSchema>;

export const colonnaSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  numerica: z.boolean(),
});

export const rigaSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  /** 0 for an ordinary row, 1 for a row inside the group above it. */
  livello: z.number().int(),
  totale: z.boolean(),
  celle: z.array(cellaSchema),
});
export type PrintedRow = z.infer<typeof rigaSchema>;

export const tabellaSchema = z.strictObject({
  /** Heading of the column of row titles. */
  testata: z.string(),
  colonne: z.array(colonnaSchema),
  righe: z.array(rigaSchema),
  /** States that the cells use and the legend must explain, in the order of STATI. */
  segni: z.array(z.enum(STATI)),
});
export type PrintedTable = z.infer<typeof tabellaSchema>;

/** One mark of a chart. `valore` null is drawn by its `stato`, never as zero. */
export const puntoSchema = z.strictObject({
  /** Code and name of the category the mark belongs to (a cantiere, a zona, a quartiere, an edizione, a source). */
  riga: z.string(),
  rigaNome: z.string(),
  /** Code and name of the series or panel, empty when there is one series only. */
  serie: z.string(),
  serieNome: z.string(),
  valore: z.number().nullable(),
  stato: z.enum(STATI),
  /** The label drawn at the mark, formatted. */
  etichetta: z.string(),
  /** A small line under the name of its row: of what the bar is the whole («31,6 mln €»). */
  nota: z.string().optional(),
  /** Place of the tile (forma `piastrelle`), 1-based; group = the block it stands in. */
  riga_piastrella: z.number().int().optional(),
  colonna_piastrella: z.number().int().optional(),
  gruppo: z.string().optional(),
  /** A second thing that the tile says (forma `mappa`): it is there, it is coming, nobody knows; left out where it is not there. */
  segno: z.enum(["qui", "presto", "ignoto"]).optional(),
});
export type Punto = z.infer<typeof puntoSchema>;

export const FORME = [
  "barre",
  "barre-impilate",
  "barre-cento",
  "manubri",
  "multipli",
  "piastrelle",
  "matrice",
  "linee",
  "traguardi",
  "monete",
  "mappa",
  "cerchi",
] as const;
export type Forma = (typeof FORME)[number];

export const disegnoSchema = z.strictObject({
  forma: z.enum(FORME),
  unita: unitaSchema,
  punti: z.array(puntoSchema),
  /** Order of rows and series as drawn. */
  righe: z.array(z.string()),
  serie: z.array(z.string()),
  /** Colour role of each series: `fonte` uses colours 1–4 by position, `neutro` one colour, `accento` one against grey,
   *  `presenza` full, grey and empty: what is there, in part, not at all. */
  colore: z.enum(["fonte", "neutro", "accento", "presenza"]),
  /** Code of the row in accent colour when `colore` is `accento`. */
  accento: z.string().optional(),
  /** A labelled reference line: the city's value, the minimum of six hours. */
  riferimento: z.strictObject({ valore: z.number(), etichetta: z.string() }).optional(),
  /** What the marks of the tiles say: it is there, it is coming. */
  segni: z.strictObject({ qui: z.string(), presto: z.string() }).optional(),
  /** A break in series is drawn before this row (an edizione), with its reason. */
  rottura: z.strictObject({ prima_di: z.string(), motivo: z.string() }).optional(),
  alt: z.string().min(1).max(300),
});
export type Disegno = z.infer<typeof disegnoSchema>;

/** A published table or chart, always with its data, source, n and coverage. A chart is a table that is also drawn. */
export const prospettoSchema = z.strictObject({
  /** Stable over editions; an instance for one cantiere or zona is `id--codice`. */
  id: z.string(),
  tipo: z.enum(["grafico", "tavola"]),
  /** «5.2»: chapter and order of appearance within its type; never used as an id. */
  numero: z.string(),
  /** The finding, at most 15 words, without full stop. */
  titolo: z.string(),
  /** Which candidate made the title, and the guards that stopped others. */
  risultato: z.strictObject({
    candidato: z.string(),
    fermati: z.array(z.strictObject({ candidato: z.string(), guardia: z.string() })),
  }),
  /** Measure, place, period, unit. */
  sottotitolo: z.string(),
  fonte: z.string(),
  /** «281 enti su 317, pari al 94% …», empty when the data are not declared by enti. */
  base: z.string(),
  /** Notes: perimeter, break in series, protected cells. */
  note: z.array(z.string()),
  tabella: tabellaSchema,
  disegno: disegnoSchema.optional(),
  /** Name of the file in `dati/` without extension. */
  dati: z.string(),
});
export type Prospetto = z.infer<typeof prospettoSchema>;

/** A headline number with its caption: the cards of «In breve» and the head of each cantiere and zona. */
export const cifraSchema = z.strictObject({
  figura: z.string(),
  /** «173 milioni di euro», «41%», «2.410». */
  testo: z.string(),
  didascalia: z.string(),
  /** Of a cantiere or zona: the same number for everybody, «Brescia: 766». */
  insieme: z.string().optional(),
  /** «281 enti su 317 · copertura 94%». */
  base: z.string(),
});
export type Cifra = z.infer<typeof cifraSchema>;

/** Words of a member, always escaped. */
export const citazioneSchema = z.strictObject({
  testo: z.string(),
  occasione: z.string(),
  proposta: z.string().nullable(),
  /** What the network answered to the proposal. */
  risposta: z.string().optional(),
});

export type Citazione = z.infer<typeof citazioneSchema>;

/** The outcome that opens a cantiere, large, with one dot for each unit where it happened. */
export const evidenzaSchema = z.strictObject({
  cifra: cifraSchema,
  /** By zona; empty where it is not told by place. A hidden one has no number. */
  luoghi: z.array(z.strictObject({ nome: z.string(), valore: z.number().nullable(), testo: z.string() })),
});
export type Evidenza = z.infer<typeof evidenzaSchema>;

/** One cantiere or zona inside its chapter, or the whole of a plain chapter. */
export const parteSchema = z.strictObject({
  id: z.string(),
  titolo: z.string(),
  /** Markdown with references: {{figura}}, {{grafico}}, {{tavola}}, {{fatto}}, {{nome}}, {{rif}}. */
  testo: z.string(),
  cifre: z.array(cifraSchema),
  evidenza: evidenzaSchema.optional(),
  /** «In breve»: questions, each with its number and the chart that answers it. */
  domande: z.array(z.strictObject({ domanda: z.string(), cifra: cifraSchema, prospetto: z.string() })).optional(),
  /** Ids of the prospetti that the text does not place, in their order; printed after it. */
  prospetti: z.array(z.string()),
  citazioni: z.array(citazioneSchema),
});
export type Parte = z.infer<typeof parteSchema>;

export const capitoloSchema = z.strictObject({
  /** Stable anchor, the name of the text file without its number: `risorse`. */
  id: z.string(),
  /** «5», or «A» for the appendix. */
  numero: z.string(),
  titolo: z.string(),
  /** Short form for running heads. */
  breve: z.string(),
  apertura: parteSchema,
  parti: z.array(parteSchema),
});
export type Capitolo = z.infer<typeof capitoloSchema>;

/** `gruppo`: code of the member it belongs to (the zona of a quartiere); «Trova il tuo quartiere» follows it. */
export const membroSchema = z.strictObject({
  codice: z.string(),
  nome: z.string(),
  gruppo: z.string().optional(),
  /** Place of its tile, 1-based, for a quartiere. */
  riga: z.number().int().optional(),
  colonna: z.number().int().optional(),
});

const immagineSchema = z.strictObject({ tipo: z.string(), base64: z.string() });

export const reportModelSchema = z.strictObject({
  versione: z.literal(VERSIONE_MODELLO),
  edizione: z.strictObject({
    anno: z.number().int(),
    citta: z.string(),
    rete: z.string(),
    titolo: z.string(),
    sottotitolo: z.string(),
    editore: z.string(),
    /** ISO dates: of the data, of the publication. They are the only dates in the files. */
    data_riferimento: z.string(),
    data_pubblicazione: z.string(),
    indirizzo_pubblico: z.string(),
    licenza: z.string(),
    /** True for invented data: every page says so. */
    dimostrativa: z.boolean(),
    /** True for the edition of the analyst alone; no public page is made from it. */
    interna: z.boolean(),
    /** Published figures that are not shown, so that no ente is recognised; primary and secondary are never told apart. */
    caselle_riservate: z.number().int().default(0),
  }),
  /** What the figures were computed from: versions and hashes, so that the same pins give the same report. */
  pin: z.record(z.string(), z.string()),
  /** Lists the texts and templates may name by code: cantieri, zone, quartieri, agenzie; and, by dimension, the members that the
   *  figures of this model name. */
  membri: z.record(z.string(), z.array(membroSchema)),
  /** Facts of the edition quoted by the texts, with their source. */
  fatti: z.record(z.string(), z.strictObject({ testo: z.string(), fonte: z.string() })),
  figure: z.record(z.string(), figuraSchema),
  /** Title, definition and unit of each misura used, for the panel and the list of numbers of a chapter. */
  misure: z.record(
    z.string(),
    z.strictObject({
      titolo: z.string(),
      definizione: z.string(),
      unita: unitaSchema,
      /** What it counts is all known: where there is nothing, a sentence says zero. */
      noto: z.literal(true).optional(),
    }),
  ),
  prospetti: z.record(z.string(), prospettoSchema),
  capitoli: z.array(capitoloSchema),
  /** Texts of the short forms that the edition has, with references as in those of the chapters. */
  brevi: z.partialRecord(z.enum(TESTI_BREVI), z.strictObject({ titolo: z.string(), testo: z.string() })).default({}),
  /** Pictures that the texts show, by their path from `testi/`. */
  immagini: z.record(z.string(), immagineSchema).default({}),
  glossario: z.array(z.strictObject({ termine: z.string(), definizione: z.string() })),
  /** What was corrected after the edition was closed: one entry for each time, its main figures, and how many others. */
  errata: z
    .array(
      z.strictObject({
        numero: z.number().int(),
        data: z.string(),
        motivo: z.string(),
        righe: z.array(z.strictObject({ cosa: z.string(), dove: z.string(), prima: z.string(), ora: z.string() })),
        altre: z.number().int(),
      }),
    )
    .default([]),
  /** Measures or sections that failed: said in the report, which goes on without them. */
  guasti: z.array(z.strictObject({ dove: z.string(), messaggio: z.string() })),
});
export type ReportModel = z.infer<typeof reportModelSchema>;
