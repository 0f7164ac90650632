// How an edition is collected: until when, whom to call, who follows it. It changes no number: only what speaks to members
// reads it.
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { nearestCode } from "../../schemas/text.ts";
import { formatDate } from "../../schemas/unita.ts";
import { emailSchema } from "./contatti.ts";
import { EdizioneRotta } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { readYamlText } from "./yaml.ts";

export const RACCOLTA = "raccolta.yaml";

const months = z.number().int().min(1).max(1200).nullable().default(null);

const raccoltaSchema = z.strictObject({
  /** The last day on which members send; links hold for three months more. */
  scadenza: z.iso.date(),
  /** Reminders leave by themselves; otherwise somebody looks at them first. */
  automatici: z.boolean().default(false),
  /** Who follows the collection shows a code of their phone beside their link. */
  secondo_fattore: z.boolean().default(false),
  /** Whom a member calls: a person's name, or that of an office. */
  aiuto: z.strictObject({
    nome: z.string().min(1),
    telefono: z.string().min(1),
    orari: z.string().min(1),
    posta: emailSchema,
  }),
  /** Months after the last day for which data of persons are kept, by kind; null where nobody said it. */
  conservazione: z
    .strictObject({
      /** When somebody came in, from which browser, by which link. */
      accessi: months,
      /** To whom a letter went. */
      lettere: months,
      /** Who may come in, with their address. */
      contatti: months,
    })
    .default({ accessi: null, lettere: null, contatti: null }),
  /** How the draft is read in the portal. */
  bozza: z
    .strictObject({
      /** The last day on which one may comment; until the draft is taken away where it is left out. */
      commenti_fino: z.iso.date().nullable().default(null),
      /** Whether there may be a link for whoever has it, beside the personal ones. */
      aperta: z.boolean().default(false),
    })
    .default({ commenti_fino: null, aperta: false }),
  /** A world café, whose voices are written down in the portal. */
  tavoli: z
    .strictObject({
      /** «World café del 20 maggio». */
      nome: z.string().min(1),
      /** Of the list of occasions, and the ente that gathers the voices. */
      occasione: z.string().min(1),
      ente: z.string().min(1),
      quanti: z.number().int().min(1).max(40),
    })
    .nullable()
    .default(null),
});
export type Tavoli = NonNullable<z.infer<typeof raccoltaSchema>["tavoli"]>;
export type Raccolta = z.infer<typeof raccoltaSchema>;

type Whose = Pick<Edizione, "cartella"> & {
  readonly yaml: Pick<Edizione["yaml"], "data_riferimento" | "data_pubblicazione">;
};

/** null where there is no such file. Throws EdizioneRotta with file, line and fix. */
export async function raccoltaIn({ cartella, yaml }: Whose): Promise<Raccolta | null> {
  const text = await textOf(cartella, RACCOLTA);
  if (text === null) return null;
  const { data, lineOf } = readYamlText(text, RACCOLTA, raccoltaSchema);
  // A year that was mistyped would close the links too early, keep data of persons for decades or forget them at once.
  for (const [path, day] of [
    [["scadenza"], data.scadenza],
    [["bozza", "commenti_fino"], data.bozza.commenti_fino],
  ] as const) {
    if (day === null || (day >= yaml.data_riferimento && day <= yaml.data_pubblicazione)) continue;
    const span = `tra data_riferimento (${formatDate(yaml.data_riferimento)}) e data_pubblicazione (${formatDate(yaml.data_pubblicazione)}) di edizione.yaml`;
    throw new EdizioneRotta(
      RACCOLTA,
      lineOf(path),
      `${path.join(".")} dice ${formatDate(day)}, che non sta ${span}`,
      "Correggi la data.",
    );
  }
  return data;
}

/** As `raccoltaIn`, for who cannot do without it. */
export async function loadRaccolta(edizione: Whose): Promise<Raccolta> {
  const raccolta = await raccoltaIn(edizione);
  if (raccolta !== null) return raccolta;
  throw new EdizioneRotta(
    RACCOLTA,
    null,
    "il file non c'è, e senza il portale non sa fino a quando si raccoglie né chi risponde agli enti",
    "Scrivi «scadenza: » con l'ultimo giorno, e sotto «aiuto:» le righe «nome», «telefono», «orari» e «posta».",
  );
}

/** Throws EdizioneRotta where the tables name an occasion or an ente that the edition does not have. */
export async function checkTavoli(
  { tavoli }: Raccolta,
  { cartella, liste }: Pick<Edizione, "cartella" | "liste">,
): Promise<void> {
  if (tavoli === null) return;
  for (const [name, list] of [
    ["occasione", "occasioni"],
    ["ente", "enti"],
  ] as const) {
    const known = liste[list] ?? [];
    if (known.some(({ codice }) => codice === tavoli[name])) continue;
    const near = nearestCode(tavoli[name], known);
    const fix = near === "" ? `Scrivi un codice di «${list}».` : `Forse volevi scrivere «${near}».`;
    const text = (await textOf(cartella, RACCOLTA)) ?? "";
    const line = readYamlText(text, RACCOLTA, raccoltaSchema).lineOf(["tavoli", name]);
    throw new EdizioneRotta(RACCOLTA, line, `tavoli: «${tavoli[name]}» non è tra i codici di «${list}»`, fix);
  }
}
