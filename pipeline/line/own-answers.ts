// What a build kept of each ente, read again to give it back: what it declared (the panel), which of its answers count (the manifest)
// and what was asked of it (the validation). All three lie in `archivio/` and were written by the same build.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { catalogoPassaggi } from "../../schemas/diagnostici/passaggi.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { formatDate } from "../../schemas/unita.ts";
import type { OwnData, OwnPart, OwnQuestion } from "../brevi/restituzione.ts";
import { panelFrom } from "../edizione/panel.ts";
import { lastManifest, type Manifest } from "./manifest.ts";
import { panelPath } from "./panel.ts";
import { VALIDATION } from "./validation.ts";

const validationSchema = z.object({
  ricezioni: z.array(
    z.object({
      protocollo: z.number(),
      file: z.string(),
      ricevuto_il: z.string().nullable(),
      enti: z.array(
        z.object({
          ente: z.string(),
          blocchi: z.array(
            z.object({ blocco: z.string(), stato: z.string(), contate: z.number(), respinte: z.number() }),
          ),
        }),
      ),
      messaggi: z.array(
        z.object({
          ente: z.string().nullable(),
          codice: z.string(),
          gravita: z.string(),
          esito: z.string(),
          testo: z.string(),
          rimedio: z.string(),
          dove: z.array(z.string()),
        }),
      ),
    }),
  ),
});
type Arrival = z.infer<typeof validationSchema>["ricezioni"][number];

/** What there is of each ente of the registry, in its order; null when no build left it. */
export async function ownAnswers(edizione: Edizione): Promise<OwnData[] | null> {
  const manifest = await lastManifest(edizione);
  const panel = await readFile(panelPath(edizione), "utf8").catch(() => null);
  const validation = await readFile(join(edizione.cartella, VALIDATION), "utf8").catch(() => null);
  if (manifest === null || panel === null || validation === null) return null;
  const { anno } = edizione.yaml;
  const declared = panelFrom(panel, panelPath(edizione), anno).panel;
  if (declared === null) return null;
  const { ricezioni } = validationSchema.parse(JSON.parse(validation));
  const own = Map.groupBy(
    ricezioni.flatMap((arrival) => arrival.enti.map(({ ente }) => ({ ente, arrival }))),
    ({ ente }) => ente,
  );
  return edizione.enti.map(({ codice, denominazione }) => {
    const arrivals = [...new Set((own.get(codice) ?? []).map(({ arrival }) => arrival))];
    const misure = [...declared.misure].flatMap(([id, answers]) => {
      const answer = answers.get(codice);
      if (answer === undefined) return [];
      const punti = new Map([...answer.punti].map(([punto, value]) => [punto, value / 100]));
      return [[id, { totale: answer.totale / 100, punti, intera: answer.intera }] as const];
    });
    return {
      codice,
      nome: denominazione,
      misure: new Map(misure),
      parti: partsOf(codice, arrivals, manifest, anno),
      domande: questionsOf(codice, ricezioni),
    };
  });
}

/** The parts of the questionnaire of which something counts, in their order, with the file that counts. */
function partsOf(codice: string, arrivals: readonly Arrival[], { ingressi }: Manifest, anno: number): OwnPart[] {
  return blocksAskedIn(anno).flatMap(({ id, titolo }): OwnPart[] => {
    const counting = ingressi.find(({ conta }) => conta[codice]?.includes(id) === true);
    const arrival = arrivals.find(({ protocollo }) => protocollo === counting?.protocollo);
    const section = arrival?.enti.find(({ ente }) => ente === codice)?.blocchi.find(({ blocco }) => blocco === id);
    if (arrival === undefined || section === undefined) return [];
    return [
      {
        nome: titolo,
        file: arrival.file,
        ricevuto: arrival.ricevuto_il === null ? "" : formatDate(arrival.ricevuto_il.slice(0, 10)),
        niente: section.stato === "niente",
        contate: section.contate,
        respinte: section.respinte,
      },
    ];
  });
}

const ENDED: Readonly<Record<string, string>> = {
  confermato: "confermato",
  corretto: "corretto",
  deroga: "lasciato così, con un motivo",
};

/** What had to be corrected or confirmed. What no longer counts is not told again; what was asked about money between two enti tells
 *  of the other one, and is talked about with both. */
function questionsOf(codice: string, arrivals: readonly Arrival[]): OwnQuestion[] {
  return arrivals
    .flatMap(({ messaggi }) => messaggi)
    .filter(({ ente, gravita, esito }) => ente === codice && gravita in OPEN && esito !== "chiuso")
    .filter(({ codice: what }) => !Object.hasOwn(catalogoPassaggi, what))
    .map(({ dove, testo, rimedio, gravita, esito }) => {
      const isOpen = ENDED[esito] === undefined;
      return { dove: dove[0] ?? "", testo, rimedio: isOpen ? rimedio : "", esito: ENDED[esito] ?? OPEN[gravita] ?? "" };
    });
}

const OPEN: Readonly<Record<string, string>> = { correggere: "da correggere", confermare: "da confermare" };
