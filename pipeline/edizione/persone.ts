// The persons whom an edition names: contacts of enti, those who coordinate a cantiere or a zona, those who keep the collection.
// Their names and addresses are never published.
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { nearestCode } from "../../schemas/text.ts";
import { CONTATTI, emailSchema, loadContatti, writtenOnce } from "./contatti.ts";
import { EdizioneRotta } from "./faults.ts";
import { readTable } from "./tables.ts";

export const COORDINATORI = "riservato/coordinatori.csv";
export const ANALISTI = "riservato/analisti.csv";

const analistaSchema = z.strictObject({ nome: z.string().min(1), email: emailSchema });
/** Somebody who keeps the whole collection. */
export type Analista = z.infer<typeof analistaSchema>;

/** None where there is no file. Throws EdizioneRotta with the line. */
export async function loadAnalisti({ cartella }: Pick<Edizione, "cartella">): Promise<Analista[]> {
  const rows = await readTable(cartella, ANALISTI, analistaSchema, "facoltativo");
  writtenOnce(ANALISTI, rows, () => "chi cura la raccolta");
  return rows.map(({ row }) => row);
}

const coordinatoreSchema = z.strictObject({
  /** Code of the cantiere, or of the zona, that the person follows: one of the two. */
  cantiere: z.string(),
  zona: z.string().default(""),
  nome: z.string().min(1),
  email: emailSchema,
});
export interface Coordinatore {
  /** «cantiere=prima-infanzia», «zona=nord». */
  readonly ambito: string;
  readonly nome: string;
  readonly email: string;
}

/** None where there is no file. Throws EdizioneRotta with the line. */
export async function loadCoordinatori({
  cartella,
  liste,
}: Pick<Edizione, "cartella" | "liste">): Promise<Coordinatore[]> {
  const rows = await readTable(cartella, COORDINATORI, coordinatoreSchema, "facoltativo");
  writtenOnce(COORDINATORI, rows, ({ cantiere, zona }) => cantiere || zona);
  return rows.map(({ line, row: { cantiere, zona, nome, email } }) => {
    const [list, of, code] =
      cantiere === "" ? (["zone", "zona", zona] as const) : (["cantieri", "cantiere", cantiere] as const);
    if ((cantiere === "") === (zona === ""))
      throw new EdizioneRotta(COORDINATORI, line, "serve il cantiere o la zona, uno dei due", "Lascia vuoto l'altro.");
    const known = liste[list] ?? [];
    if (!known.some(({ codice }) => codice === code)) {
      const near = nearestCode(code, known);
      const fix = near === "" ? `Scrivi un codice di «${list}».` : `Forse volevi scrivere «${near}».`;
      throw new EdizioneRotta(
        COORDINATORI,
        line,
        `«${code}» non è tra ${list === "zone" ? "le zone" : "i cantieri"}`,
        fix,
      );
    }
    return { ambito: `${of}=${code}`, nome, email };
  });
}

export interface NamedPerson {
  /** Where they stand. */
  readonly file: string;
  readonly ruolo: "ente" | "coordinatore" | "analista";
  /** Code of the ente, or what they coordinate; empty for who keeps the whole collection. */
  readonly ambito: string;
  readonly nome: string;
  readonly email: string;
}

/** All of them, file by file. Throws EdizioneRotta as each of the files does. */
export async function namedPersons(edizione: Pick<Edizione, "cartella" | "enti" | "liste">): Promise<NamedPerson[]> {
  const [contatti, coordinatori, analisti] = await Promise.all([
    loadContatti(edizione),
    loadCoordinatori(edizione),
    loadAnalisti(edizione),
  ]);
  return [
    ...contatti.map(({ ente, ...each }) => ({ file: CONTATTI, ruolo: "ente", ambito: ente, ...each }) as const),
    ...coordinatori.map((each) => ({ file: COORDINATORI, ruolo: "coordinatore", ...each }) as const),
    ...analisti.map((each) => ({ file: ANALISTI, ruolo: "analista", ambito: "", ...each }) as const),
  ];
}
