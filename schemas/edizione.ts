// What changes from one edition, or one city, to the next: data of the folder, never constants of the code.
import { z } from "zod";
import type {
  commentoSchema,
  contoSchema,
  decisioneSchema,
  Fabbisogno,
  fattoSchema,
  glossarioSchema,
  Obiettivo,
  organoSchema,
  popolazioneSchema,
  propostaSchema,
  quartiereSchema,
  tappaSchema,
  voceSchema,
} from "./edition-tables.ts";
import { codice } from "./edition-words.ts";
import type { Figura } from "./figura.ts";
import { LICENZE } from "./licenze.ts";
import { GRUPPI_FONTE, RISPOSTE, RUOLI_CONTRATTO, RUOLI_VOCE, STATI_PUNTO } from "./liste.ts";
import type { Panel } from "./panel.ts";

const voce = z.strictObject({ codice, nome: z.string().min(1) });
const lista = z.array(voce).min(1);

/** A list with each member that the code knows by name, once. */
const everyRole = <const R extends readonly string[]>(roles: R) =>
  z.array(z.strictObject({ codice: z.enum(roles), nome: z.string() })).superRefine((voci, context) => {
    const codes = voci.map(({ codice }) => codice);
    const missing = roles.filter((role) => !codes.some((codice) => codice === role));
    const again = codes.findIndex((codice, i) => codes.indexOf(codice) < i);
    const told = [
      ...(again < 0 ? [] : [`c'è due volte «${codes[again]}»`]),
      ...(missing.length === 0 ? [] : [`manca «${missing.join("», «")}»`]),
    ];
    if (told.length > 0) context.addIssue({ code: "custom", message: told.join(", "), path: again < 0 ? [] : [again] });
  });

/** The lists whose members have a role in the code; every other list that a question names is plain: codes and names. */
const codelistSchema = z
  .object({
    gruppi_fonte: everyRole(GRUPPI_FONTE),
    fonti: z
      .array(
        voce.extend({
          gruppo: z.enum(GRUPPI_FONTE),
          /** Registry code of the member that this fonte is, when the fonte itself is in the network (the Comune). */
          ente: z.string().optional(),
        }),
      )
      .min(1),
    voci_spesa: z.array(voce.extend({ ruolo: z.enum(RUOLI_VOCE).default("spesa") })).min(1),
    contratti: z.array(voce.extend({ ruolo: z.enum(RUOLI_CONTRATTO).default("altro") })).min(1),
    /** `speciali`: persons of whom only larger counts are published (DOMAIN.md 8.3): with disabilities, minors in care… */
    destinatari: z
      .array(
        voce.extend({
          speciali: z.boolean().default(false),
          /** The age that all of them have, where it is one: a service has no more of them than live in the city. */
          fascia: codice.optional(),
        }),
      )
      .min(1),
    risposte: everyRole(RISPOSTE),
    stati_punto: everyRole(STATI_PUNTO),
    gruppi_indicatori: z.array(voce).default([]),
  })
  .catchall(lista);

const indicatoreSchema = voce.extend({
  cantiere: codice,
  /** Indicators that may be summed together (the two managements of the same service) share a group. */
  gruppo: codice.optional(),
  /** Plural noun of what is counted, and its singular. */
  unita: z.string().min(1),
  singolare: z.string().optional(),
  definizione: z.string().min(1),
  /** `quota`: valore is a part of `su`. */
  tipo: z.enum(["conteggio", "quota"]).default("conteggio"),
  /** False for what is no count of persons (places, meetings): few of them let nobody be recognised. */
  persone: z.boolean().default(true),
  since: z.number().int(),
});

export const edizioneSchema = z
  .strictObject({
    anno: z.number().int().min(2000).max(2100),
    citta: z.string().min(1),
    rete: z.string().min(1),
    titolo: z.string().min(1),
    sottotitolo: z.string().min(1),
    editore: z.string().min(1),
    licenza: z.string().min(1),
    data_riferimento: z.iso.date(),
    data_pubblicazione: z.iso.date(),
    indirizzo_pubblico: z.url({ protocol: /^https?$/ }),
    /** Who owns the open data, for the catalogues of the public administration: its name, its code in their index (IPA), whom to
     *  write to. Without it there is no catalogue. */
    catalogo: z
      .strictObject({
        titolare: z.string().min(1),
        codice_ipa: z.string().min(1),
        email: z.email().or(z.literal("")).default(""),
      })
      .nullable()
      .default(null),
    /** True for invented data: every output says so. */
    dimostrativa: z.boolean(),
    cantieri: z.array(voce.extend({ breve: z.string().min(1) })).min(1),
    agenzie: lista,
    soglie: z.strictObject({
      /** Enti behind a published magnitude, persons behind a published count (STATISTICS.md 6.1). */
      minimo_enti: z.number().int().min(3),
      minimo_persone: z.number().int().min(3),
      /** Opening hours that the network asks of a Punto di Comunità. */
      ore_punto: z.number().positive(),
    }),
    codelist: codelistSchema,
    indicatori: z.array(indicatoreSchema).min(1),
    /** Breaks in series: from this year on a misura (or `*`) cannot be compared with the years before. */
    rotture: z.array(z.strictObject({ misura: z.string(), anno: z.number().int(), motivo: z.string() })).default([]),
  })
  .superRefine(({ catalogo, licenza }, context) => {
    if (catalogo === null || LICENZE[licenza] !== undefined) return;
    const known = Object.keys(LICENZE).join("» o «");
    const message = `di «${licenza}» i cataloghi dei dati aperti non conoscono l'indirizzo: scrivi «${known}», o togli catalogo`;
    context.addIssue({ code: "custom", message, path: ["licenza"] });
  });
export type EdizioneYaml = z.infer<typeof edizioneSchema>;

export const enteSchema = z.strictObject({
  codice: z.string().regex(/^[A-Z]\d{3,6}$/, "un codice di ente è una lettera e almeno tre cifre, per esempio E042"),
  denominazione: z.string().min(1),
  tipo: z.enum(["comune", "ente"]),
  forma_giuridica: codice,
  zona_sede: codice,
  cantiere_principale: codice,
  /** Holding or consortium, empty when none: its members count as one for disclosure control. */
  gruppo: z.string(),
  /** The size of an ente (STATISTICS.md 1.1), the first that is known: last year's consolidated resources, the resources
   *  of the accounts filed for that year, both in euro, persons at work. Empty cells are not known. */
  risorse_precedenti: z.number().min(0).nullable(),
  bilancio: z.number().min(0).nullable().default(null),
  operatori: z.number().min(0).nullable().default(null),
});
export type Ente = z.infer<typeof enteSchema>;

/** A list of the edition as cells name it: code, printed name, other spellings, attributes for derived dimensions. */
export interface ListEntry {
  readonly codice: string;
  readonly nome: string;
  /** Short form for tables and charts. */
  readonly breve?: string;
  readonly alias: readonly string[];
  readonly attributi: Readonly<Record<string, string>>;
}
export type Lists = Readonly<Record<string, readonly ListEntry[]>>;

/** A picture: its bytes, and their kind («image/png»). */
export interface Immagine {
  readonly tipo: string;
  readonly base64: string;
}

/** A figure as an earlier edition published it (`precedenti/<anno>.csv`), with the line it stands in. What its file has no
 *  column for is null: an older edition did not know it. */
export interface Precedente extends Readonly<Omit<Figura, "id" | "unita">> {
  readonly file: string;
  readonly riga: number;
  /** The plural noun of its unit. */
  readonly unita: string | null;
}

/** Something wrong in the edition's own words (texts, cards, earlier figures): told, marked on the page, and the rest goes
 *  on. A folder that nothing could be trusted of stops instead. */
export interface EditionFault {
  readonly file: string;
  readonly riga: number | null;
  readonly cosa: string;
  readonly rimedio: string;
}

export const placeOfFault = ({ file, riga }: Pick<EditionFault, "file" | "riga">): string =>
  riga === null ? file : `${file}, riga ${riga}`;

/** One Italian sentence: file, line, what is wrong, what to do. */
export const sentenceOfFault = (fault: EditionFault): string =>
  `${placeOfFault(fault)}: ${fault.cosa}.${fault.rimedio === "" ? "" : ` ${fault.rimedio}`}`;

/** An edition folder, read and checked. */
export interface Edizione {
  readonly cartella: string;
  readonly yaml: EdizioneYaml;
  readonly liste: Lists;
  readonly enti: readonly Ente[];
  readonly quartieri: readonly z.infer<typeof quartiereSchema>[];
  readonly popolazione: readonly z.infer<typeof popolazioneSchema>[];
  /** Empty where nobody estimated how many are in need. */
  readonly fabbisogni: readonly Fabbisogno[];
  readonly conti: readonly z.infer<typeof contoSchema>[];
  /** With the line of the file in which each stands. */
  readonly decisioni: readonly (z.infer<typeof decisioneSchema> & { readonly riga: number })[];
  readonly organi: readonly z.infer<typeof organoSchema>[];
  readonly tappe: readonly z.infer<typeof tappaSchema>[];
  readonly proposte: readonly z.infer<typeof propostaSchema>[];
  readonly obiettivi: readonly Obiettivo[];
  /** With the line of the file in which each stands. */
  readonly voci: readonly (z.infer<typeof voceSchema> & { readonly riga: number })[];
  /** What was said of the draft: by the folder; the line adds what was said in the portal. */
  readonly commenti: readonly z.infer<typeof commentoSchema>[];
  readonly fatti: readonly z.infer<typeof fattoSchema>[];
  readonly glossario: readonly z.infer<typeof glossarioSchema>[];
  /** Markdown by path without extension: `05-risorse`, `cantieri/prima-infanzia`. */
  readonly testi: Readonly<Record<string, string>>;
  /** Pictures beside the texts, by path from `testi/`. */
  readonly immagini: Readonly<Record<string, Immagine>>;
  readonly precedenti: readonly Precedente[];
  /** What each ente declared in earlier editions, as far as `riservato/` has it. Never published. */
  readonly panel: readonly Panel[];
  /** What is wrong in its own words, as far as the folder alone can tell. */
  readonly difetti: readonly EditionFault[];
}
