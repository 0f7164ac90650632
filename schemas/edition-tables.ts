// The rows of the tables of an edition folder, as they are written there.
import { z } from "zod";
import { codice, quando } from "./edition-words.ts";
import { ESITI_COMMENTO, STATI_PROPOSTA, TIPI_COMMENTO } from "./liste.ts";

/** `breve`: for tables and charts, where the name is long. */
export const zonaSchema = z.strictObject({ codice, nome: z.string().min(1), breve: z.string().default("") });
export const quartiereSchema = z.strictObject({
  codice: z.string().min(1),
  nome: z.string().min(1),
  zona: codice,
  /** Other names, separated by `|`. */
  alias: z.string(),
  riga: z.number().int().min(1),
  colonna: z.number().int().min(1),
});
/** `quartiere` empty = the whole city; `fascia` empty = all ages. */
export const popolazioneSchema = z.strictObject({
  quartiere: z.string(),
  fascia: z.string(),
  residenti: z.number().int().min(0),
  data: quando,
  fonte: z.string().min(1),
});
/** How many persons of a group are in need of services, as a source estimates it: persons, or a share of the residents in a
 *  hundred; `inf` and `sup` are the limits of the estimate, in the same unit. `zona` empty = the whole city. */
export const fabbisognoSchema = z.strictObject({
  destinatari: codice,
  zona: z.string(),
  persone: z.number().int().min(0).nullable().default(null),
  prevalenza_percento: z.number().min(0).max(100).nullable().default(null),
  inf: z.number().min(0).nullable().default(null),
  sup: z.number().min(0).nullable().default(null),
  fonte: z.string().min(1),
  data: quando,
});
export type Fabbisogno = z.infer<typeof fabbisognoSchema>;
export const fattoSchema = z.strictObject({ id: codice, testo: z.string().min(1), fonte: z.string().min(1) });
export const contoSchema = z.strictObject({
  anno: z.number().int(),
  finanziatore: codice,
  nome: z.string().min(1),
  importo: z.number().min(0),
  fonte: z.string().min(1),
});
/** What a person decided about money that two enti tell differently; amounts in euro, empty where that side says nothing. */
export const decisioneSchema = z
  .strictObject({
    /** Who pays. */
    da: z.string().min(1),
    /** Who receives; empty: of all that `da` passes on without saying to whom. */
    a: z.string(),
    natura: z.string(),
    pagato: z.number().min(0).nullable(),
    ricevuto: z.number().min(0).nullable(),
    esito: z.enum(["pagatore", "ricevente", "competenza", "importo"]),
    importo: z.number().min(0).nullable(),
    motivo: z.string().min(1),
    deciso_da: z.string().min(1),
    data: z.iso.date(),
  })
  .superRefine(({ esito, importo }, context) => {
    if ((esito === "importo") === (importo !== null)) return;
    const message = esito === "importo" ? "scrivi quale" : `con l'esito «${esito}» resta vuoto`;
    context.addIssue({ code: "custom", message, path: ["importo"] });
  });
export const organoSchema = z.strictObject({
  codice,
  nome: z.string().min(1),
  tipo: z.enum(["organo", "agenzia", "partner"]),
  descrizione: z.string(),
  fonte: z.string(),
});
export const tappaSchema = z.strictObject({ data: quando, testo: z.string().min(1), fonte: z.string() });
export const propostaSchema = z.strictObject({
  occasione: codice,
  cantiere: codice,
  proposta: z.string().min(1),
  risposta: z.string(),
  stato: z.enum(STATI_PROPOSTA),
  /** The key by which voices name it; empty for a proposal that no voice is tied to. */
  codice: codice.or(z.literal("")).default(""),
});
/** The words in which members wrote a proposal. */
export const voceSchema = z.strictObject({ proposta: codice, voce: z.string().min(1) });
export const FILE_VOCI = "progetto/voci.csv";
/** A goal that the network wrote with a number: which figura says how far it is. Figures are named as the texts name them
 *  («punti stato=attivo»). With `per`, the members of that dimension are counted that reach `almeno`, of all there are. */
export const obiettivoSchema = z
  .strictObject({
    codice,
    obiettivo: z.string().min(1),
    fatto: z.string().min(1),
    per: z.string().default(""),
    almeno: z.number().positive().nullable().default(null),
    unita: z.string().default(""),
    avviato: z.string().default(""),
    nome_avviato: z.string().default(""),
    traguardo: z.string().default(""),
    che_cosa: z.string().min(1),
    fonte: z.string().min(1),
  })
  .superRefine(({ per, almeno, unita, traguardo, avviato, nome_avviato }, context) => {
    const told: [boolean, string, string][] = [
      [per === "" && almeno !== null, "almeno", "vale soltanto con «per»"],
      [per === "" && unita !== "", "unita", "vale soltanto con «per»"],
      [per !== "" && traguardo !== "", "traguardo", "con «per» si arriva a tutti: lascialo vuoto"],
      [avviato === "" && nome_avviato !== "", "nome_avviato", "scrivi anche la cifra di ciò che è avviato"],
      [per !== "" && almeno === null, "almeno", "con «per» scrivi quanto deve raggiungere ciascuno"],
      [per !== "" && unita === "", "unita", "con «per» scrivi che cosa si conta, al plurale"],
      [per === "" && traguardo === "", "traguardo", "scrivi la cifra da raggiungere"],
      [avviato !== "" && nome_avviato === "", "nome_avviato", "scrivi come si chiama ciò che è avviato"],
    ];
    for (const [isWrong, path, message] of told)
      if (isWrong) context.addIssue({ code: "custom", message, path: [path] });
  });
export const FILE_OBIETTIVI = "progetto/obiettivi.csv";
/** With the line of the file in which it stands. */
export type Obiettivo = z.infer<typeof obiettivoSchema> & { readonly riga: number };
/** What somebody said of the draft, or of the report, outside the portal: in a meeting, by letter. */
export const commentoSchema = z.strictObject({
  /** Where it was said: «assemblea del 20 giugno». */
  occasione: z.string().min(1),
  /** A sign for who said it, the same for the same person: it counts them, and is printed nowhere. */
  autore: z.string().min(1),
  tipo: z.enum(TIPI_COMMENTO),
  /** Of which chapter. */
  dove: z.string(),
  /** Who, as it is printed: an ente or a group that agreed, or words that name none. */
  chi: z.string().min(1),
  chiesto: z.string().min(1),
  esito: z.enum(ESITI_COMMENTO),
  /** The answer, or why there is none. */
  risposta: z.string().min(1),
});
export const glossarioSchema = z.strictObject({ termine: z.string(), definizione: z.string() });
