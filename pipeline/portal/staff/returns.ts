// What is sent back to an ente: a whole part, or single cells of it, each with its reason; and what came of it.

import { blocksAskedIn } from "../../../schemas/questionario.ts";
import { capital } from "../../../schemas/text.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { machineBudget } from "../../effects/machine.ts";
import { NotSentBack, OUTCOMES, outcomesOf, requestsOf, type Wanted } from "../../line/send-back.ts";
import { authorOf, situation, write } from "../events.ts";
import { roleWords } from "../frame.ts";
import { writeReturn } from "../letters.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { refusal } from "../states.ts";
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

/** Null when it was sent back, else why not. */
export async function sendBack(richiesta: Richiesta): Promise<string | null> {
  const { portale, campi } = richiesta;
  const ente = enteOf(richiesta);
  const persona = personaOf(richiesta);
  const asked = askedIn(campi, portale.edizione.yaml.anno);
  if (typeof asked === "string") return asked;
  const why = refusal(situation(portale, ente.codice).stato, "rimandata");
  if (why !== null) return why;
  const by = { il: portale.now(), chi: askerOf(persona, portale) };
  try {
    const made = await portale.raccolta.sendBack((raccolta) => {
      const wanted = asked.flatMap(({ parte, cella, motivo }): Wanted[] => {
        const sezioni = raccolta.valide.filter((each) => each.ente === ente.codice && each.sezione.blocco === parte);
        // Of a part in which nothing counts it is told already what must be corrected.
        return sezioni.length === 0 && cella === null ? [] : [{ sezioni, cella, motivo }];
      });
      return requestsOf(portale.edizione, raccolta, wanted, by, machineBudget());
    });
    const cells = made.filter(({ campo }) => campo !== null).map(({ dove }) => dove);
    const motivi = asked.map(({ parte, cella, motivo }) => {
      const dove = cella === null ? undefined : cells.shift();
      return dove === undefined ? { parte, motivo } : { parte, motivo, dove };
    });
    write(portale, ente.codice, persona, "rimandata", { motivi });
    await writeReturn(
      portale,
      ente,
      motivi.map((each) => `${returnPlace(each)}: ${each.motivo}`),
    );
    return null;
  } catch (error) {
    if (error instanceof NotSentBack) return error.message;
    throw error;
  }
}

/** Who asks, as the ente reads it: «Anna Rossi (coordinamento Prima Infanzia)». */
function askerOf(persona: Persona, { edizione }: Portale): string {
  const role = roleWords(persona, edizione);
  return ["", edizione.yaml.editore].includes(persona.nome) ? capital(role) : `${persona.nome} (${role})`;
}

/** What an ente was asked to look at again, the newest first, with what came of it. */
export async function sentBackOf({ edizione, raccolta }: Portale, { codice }: { readonly codice: string }) {
  const collection = raccolta.now();
  const own = collection.rimandi.filter(({ ente }) => ente === codice);
  return (await outcomesOf(edizione, collection, own, machineBudget()))
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
