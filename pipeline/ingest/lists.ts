// Finding a voce of a list from what a person wrote: its code, its name, another spelling; and the nearest one to propose.
import type { Liste, Voce } from "../../schemas/edizione.ts";
import { distance, key } from "./text.ts";

interface Indice {
  readonly byKey: ReadonlyMap<string, string>;
  readonly voci: readonly Voce[];
}

export interface Elenchi {
  /** The code of a written name, undefined when the list has none such. */
  readonly find: (lista: string, text: string) => string | undefined;
  /** The name nearest to a text that is in no list, empty when nothing is near. */
  readonly nearest: (lista: string, text: string) => string;
  readonly nome: (lista: string, codice: string) => string;
  readonly voce: (lista: string, codice: string) => Voce | undefined;
  readonly first: (lista: string, count: number) => string;
}

export function makeElenchi(liste: Liste): Elenchi {
  const indices = new Map<string, Indice>();
  for (const [name, voci] of Object.entries(liste)) {
    const byKey = new Map<string, string>();
    // Codes first and names after: where an alias is another voce's name, the name wins.
    for (const pick of [(v: Voce) => [v.codice], (v: Voce) => [v.nome], (v: Voce) => v.alias]) {
      for (const voce of voci)
        for (const text of pick(voce)) if (!byKey.has(key(text))) byKey.set(key(text), voce.codice);
    }
    indices.set(name, { byKey, voci });
  }
  const voce = (lista: string, codice: string) => indices.get(lista)?.voci.find((v) => v.codice === codice);
  return {
    find: (lista, text) => indices.get(lista)?.byKey.get(key(text)),
    nearest: (lista, text) => nearest(indices.get(lista), key(text)),
    nome: (lista, codice) => voce(lista, codice)?.nome ?? codice,
    voce,
    first: (lista, count) =>
      (indices.get(lista)?.voci ?? [])
        .slice(0, count)
        .map(({ nome }) => `«${nome}»`)
        .join(" o "),
  };
}

function nearest(indice: Indice | undefined, wanted: string): string {
  if (indice === undefined || wanted === "") return "";
  const words = new Set(wanted.split(" "));
  let best = { score: Number.POSITIVE_INFINITY, nome: "" };
  for (const { nome } of indice.voci) {
    const name = key(nome);
    const limit = Math.max(1, Math.floor(name.length / 3));
    const edits = distance(wanted, name, limit);
    const contained = name.split(" ").every((word) => words.has(word));
    const score = contained ? 0.5 : edits <= limit ? edits : Number.POSITIVE_INFINITY;
    if (score < best.score) best = { score, nome };
  }
  return best.nome;
}
