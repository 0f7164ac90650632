// Writing down what is done about an ente: by whom, when; refused where its state does not allow it.
import type { Persona } from "../collect/registro-portale.ts";
import { roleWords } from "./frame.ts";
import type { Portale } from "./routes.ts";
import { type Situazione, situationOf } from "./situation.ts";
import { type DatiEvento, refusal, type TipoEvento } from "./states.ts";

/** Whoever did it, as the story tells it. */
export function authorOf(persona: Persona, { edizione }: Portale): string {
  const { ruolo, nome } = persona;
  if (ruolo === "ente") return nome || "l'ente";
  return [roleWords(persona, edizione), ...(["", edizione.yaml.editore].includes(nome) ? [] : [nome])].join(", ");
}

/** Null when it was written, else why not. */
export function write<T extends TipoEvento>(
  portale: Portale,
  ente: string,
  persona: Persona,
  tipo: T,
  dati: DatiEvento<T>,
): string | null {
  const why = refusal(situation(portale, ente).stato, tipo);
  if (why !== null) return why;
  portale.registro.addEvento({
    ...{ il: portale.now(), ente, chi: authorOf(persona, portale), tipo },
    dati: JSON.stringify(dati),
  });
  return null;
}

/** Where an ente stands now. */
export function situation({ edizione, raccolta, registro }: Portale, ente: string): Situazione {
  return situationOf({ anno: edizione.yaml.anno, raccolta: raccolta.now(), registro }, ente);
}
