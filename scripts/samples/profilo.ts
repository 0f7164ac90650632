// What makes one city's members what they are: weights and words, read from profili/<city>.yaml. The generator itself knows
// no cantiere, fonte or zona.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const pesi = z.record(z.string(), z.number().min(0));

const formaSchema = z.strictObject({
  enti: z.number().int(),
  /** Yearly money from outside the network: median and spread (sigma of its logarithm). */
  mediana: z.number(),
  sigma: z.number(),
  massimo: z.number(),
  cantieri: pesi,
  servizi: z.number(),
  volontari: z.number(),
  /** Names: `{x}` is an invented name, `{santo}` an invented saint. */
  nomi: z.array(z.string()),
  partita_iva: z.boolean(),
  settori: pesi,
});

const cantiereSchema = z.strictObject({
  /** Where members of this cantiere also work. */
  vicini: pesi,
  fonti: pesi,
  voci: pesi,
  destinatari: pesi,
  bisogni: pesi,
  modalita: pesi,
  /** «Nome {q} = codes that the name implies». */
  servizi: z.array(z.string()).min(1),
});

const profiloSchema = z.strictObject({
  comune: z.string(),
  fonte_comune: z.string(),
  fonte_famiglie: z.string(),
  fonte_fondazioni: z.string(),
  /** Under which fonte members write money of another member that is neither the Comune nor a foundation. */
  fonte_rete: z.string(),
  fonti_comune: pesi,
  /** Legal form of the members that give grants to others, and of those that receive them. */
  erogatori: z.string(),
  beneficiari: z.string(),
  voce_trasferimenti: z.string(),
  voce_personale: z.string(),
  contratti: pesi,
  gestioni: pesi,
  servizi_comune: z.number().int(),
  gestione_comune: z.string(),
  gestione_affidata: z.string(),
  occasioni: pesi,
  tipi_cooperativa: pesi,
  /** A zona as somebody writes it that is in no list. */
  zona_sbagliata: z.string(),
  /** Consortia: a name, the legal form of the members and how many they are; the largest of them leads. */
  gruppi: z.array(z.strictObject({ nome: z.string(), forma: z.string(), enti: z.number().int() })),
  forme: z.record(z.string(), formaSchema),
  cantieri: z.record(z.string(), cantiereSchema),
});
export type Profilo = z.infer<typeof profiloSchema>;
export type ProfiloForma = z.infer<typeof formaSchema>;
export type ProfiloCantiere = z.infer<typeof cantiereSchema>;

const frasiSchema = z.strictObject({
  /** Contributions by cantiere; `{q}` is a quartiere, `{z}` a zona. */
  voci: z.record(z.string(), z.array(z.string())),
  apertura: z.array(z.string()),
  proposte: z.array(z.string()),
  note: z.array(z.string()),
  nomi: z.array(z.string()),
  luoghi: z.array(z.string()),
  santi: z.array(z.string()),
});
export type Frasi = z.infer<typeof frasiSchema>;

function read(file: string): unknown {
  return parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

/** Throws, naming the place, when the file does not have the shape above. */
export function readProfilo(city: string): Profilo {
  return profiloSchema.parse(read(`profili/${city}.yaml`));
}

export function readFrasi(): Frasi {
  return frasiSchema.parse(read("frasi.yaml"));
}

/** The entry of a record that must be there. */
export function of<T>(record: Readonly<Record<string, T>>, key: string): T {
  const found = record[key];
  if (found === undefined) throw new Error(`"${key}" is not among ${Object.keys(record).join(", ")}`);
  return found;
}
