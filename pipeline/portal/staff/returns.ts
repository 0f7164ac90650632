// What is sent back to an ente: a whole part, or single cells of it, each with its reason; and what came of it.

import type { Edizione } from "../../../schemas/edizione.ts";
import { blocksAskedIn } from "../../../schemas/questionario.ts";
import { capital } from "../../../schemas/text.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import type { NewRimando } from "../../collect/registro-rimandi.ts";
import type { Collection } from "../../line/intake.ts";
import { isAsked, NotSentBack, OUTCOMES, outcomesOf, requestsOf } from "../../line/send-back.ts";
import { authorOf, situation, write } from "../events.ts";
import { roleWords } from "../frame.ts";
import { returnLetters } from "../letters.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { returnPlace } from "../story.ts";

type Fields = Readonly<Record<string, string>>;

/** Cells of a part that can be sent back at once. */
const LINES = [1, 2, 3, 4] as const;
const MAX_FIELD = 600;

const field = (campi: Fields, name: string): string => (campi[name] ?? "").trim().slice(0, MAX_FIELD);

/** The fields of a part in the form, as they were filled. */
export function returnFields(parte: string, campi: Fields) {
  const righe = LINES.map((n) => ({
    n,
    casella: field(campi, `casella-${parte}-${n}`),
    motivo: field(campi, `motivo-${parte}-${n}`),
  }));
  const motivo = field(campi, `motivo-${parte}`);
  return { motivo, righe, aperta: motivo !== "" || righe.some((each) => each.casella !== "" || each.motivo !== "") };
}

interface Asked {
  readonly parte: string;
  readonly cella: string | null;
  readonly motivo: string;
}

/** What was written in the form; a sentence where a line is half filled, or none is. */
function askedIn(campi: Fields, anno: number): readonly Asked[] | string {
  const asked: Asked[] = [];
  for (const { id, titolo } of blocksAskedIn(anno)) {
    const { motivo, righe } = returnFields(id, campi);
    if (motivo !== "") asked.push({ parte: id, cella: null, motivo });
    for (const { casella, motivo: own } of righe) {
      if (casella === "" && own === "") continue;
      if (own === "") return `${titolo}, ${casella}: scrivi che cosa riguardare.`;
      if (casella === "")
        return `${titolo}: scrivi di quale casella, per esempio D7, oppure usa il motivo per tutta la parte.`;
      asked.push({ parte: id, cella: casella, motivo: own });
    }
  }
  return asked.length === 0 ? "Scrivi almeno un motivo: l'ente deve sapere che cosa riguardare." : asked;
}

/** A line of the form, with the request that it becomes; null for a part in which nothing counts: of that it is told already
 *  what must be corrected. */
interface Line extends Asked {
  readonly request: NewRimando | null;
}

/** Null when it was sent back, else why not. */
export async function sendBack(richiesta: Richiesta): Promise<string | null> {
  const { portale, campi } = richiesta;
  const asked = askedIn(campi, portale.edizione.yaml.anno);
  if (typeof asked === "string") return asked;
  try {
    await portale.raccolta.sendBack(async (raccolta) => {
      const { storia, stato } = situation(portale, enteOf(richiesta).codice);
      const last = stato === "rimandata" ? storia.findLast((each) => each.tipo === "rimandata") : undefined;
      const told = last?.dati.motivi ?? [];
      // Pressed twice: it is asked already.
      const lines = (await linesOf(richiesta, raccolta, asked)).filter(({ request, parte, motivo }) =>
        request === null
          ? !told.some((each) => each.parte === parte && each.motivo === motivo && each.dove === undefined)
          : !isAsked(raccolta, request),
      );
      return lines.length === 0 ? [] : written(richiesta, lines);
    });
    return null;
  } catch (error) {
    if (error instanceof NotSentBack) return error.message;
    throw error;
  }
}

async function linesOf(richiesta: Richiesta, raccolta: Collection, asked: readonly Asked[]): Promise<Line[]> {
  const { portale } = richiesta;
  const { codice } = enteOf(richiesta);
  const lines = asked.map(({ parte, cella, motivo }) => {
    const sezioni = raccolta.valide.filter((each) => each.ente === codice && each.sezione.blocco === parte);
    return { parte, cella, motivo, sezioni, isWanted: sezioni.length > 0 || cella !== null };
  });
  const by = { il: portale.now(), chi: askerOf(personaOf(richiesta), portale) };
  const wanted = lines.filter(({ isWanted }) => isWanted);
  const made = [...(await requestsOf(portale.edizione, raccolta, wanted, by, portale.budget))];
  return lines.map(({ parte, cella, motivo, isWanted }) => ({
    ...{ parte, cella, motivo },
    request: isWanted ? (made.shift() ?? null) : null,
  }));
}

/** The requests, what was done and the letters, all or none. Throws NotSentBack where its state does not allow it. */
async function written(richiesta: Richiesta, lines: readonly Line[]): Promise<readonly NewRimando[]> {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const requests = lines.flatMap(({ request }) => (request === null ? [] : [request]));
  const motivi = lines.map(({ parte, cella, motivo, request }) =>
    cella === null || request === null ? { parte, motivo } : { parte, motivo, dove: request.dove },
  );
  const letters = returnLetters(
    portale,
    ente,
    motivi.map((each) => `${returnPlace(each)}: ${each.motivo}`),
  );
  await portale.posta.writeAll(letters, () => {
    const why = write(portale, ente.codice, personaOf(richiesta), "rimandata", { motivi });
    if (why !== null) throw new NotSentBack(why);
    portale.registro.sendBack(requests);
  });
  return requests;
}

/** Who asks, as the ente reads it: «Anna Rossi (coordinamento Prima Infanzia)». */
function askerOf(persona: Persona, { edizione }: Portale): string {
  const role = roleWords(persona, edizione);
  return ["", edizione.yaml.editore].includes(persona.nome) ? capital(role) : `${persona.nome} (${role})`;
}

/** What was read of requests that were settled, while the portal is open. */
const read = new WeakMap<Edizione, Map<string, string>>();

/** What an ente was asked to look at again, the newest first, with what came of it. */
export async function sentBackOf({ edizione, raccolta, budget }: Portale, { codice }: { readonly codice: string }) {
  const collection = raccolta.now();
  const own = collection.rimandi.filter(({ ente }) => ente === codice);
  const known = read.get(edizione) ?? new Map<string, string>();
  read.set(edizione, known);
  return (await outcomesOf(edizione, collection, own, budget, known))
    .toReversed()
    .map(({ numero, dove, motivo, chi, esito, come }) => ({
      ...{ numero, dove, motivo, chi, come },
      isOpen: esito === "aperto",
      parola: OUTCOMES[esito],
    }));
}

/** It is asked no longer. */
export async function takeBack(richiesta: Richiesta): Promise<Esito> {
  const { portale, params } = richiesta;
  const ente = enteOf(richiesta);
  const found = portale.raccolta
    .now()
    .rimandi.find((each) => each.ente === ente.codice && String(each.numero) === params["numero"]);
  if (found === undefined) return "non c'è";
  await portale.raccolta.takeBack(found.numero, { il: portale.now(), chi: authorOf(personaOf(richiesta), portale) });
  return { vai: `/enti/${ente.codice}#rimandi` };
}
