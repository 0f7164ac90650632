// The rules of a block on a row whose cells are each right. A broken rule refuses a value, or asks to confirm it.
import type { Blocco, RowContext } from "../../schemas/blocco.ts";
import type { StoredValue } from "../../schemas/cella.ts";
import { CATALOGO } from "../../schemas/diagnostic.ts";
import type { Elenchi } from "./lists.ts";
import type { Found } from "./outcome.ts";

type Named = Record<string, StoredValue | null>;
export interface Broken {
  readonly name: string;
  readonly found: Found;
  /** True when the value cannot be counted until it is corrected. */
  readonly isRefused: boolean;
}
/** The rules that a row breaks, each with the field it points at. */
export type CheckRules = (valori: readonly (StoredValue | null)[]) => readonly Broken[];

const NOTHING: readonly Broken[] = [];

export function makeRules(blocco: Blocco, elenchi: Elenchi, anno: number): CheckRules {
  const names = Object.keys(blocco.campi);
  const derive = makeDerive(blocco, elenchi);
  const around = makeAround(blocco, elenchi, anno);
  const isPlaced = "quartiere" in blocco.campi && "zona" in blocco.campi;
  if (blocco.regole.length === 0 && !isPlaced) return () => NOTHING;

  return (valori) => {
    const riga: Named = {};
    for (let at = 0; at < names.length; at++) riga[names[at] ?? ""] = valori[at] ?? null;
    derive(riga);
    const intorno = around(riga);
    const broken = blocco.regole.flatMap(({ codice, campo, verifica }): Broken[] => {
      const params = verifica(riga, intorno);
      return params === null
        ? []
        : [{ name: campo, found: { codice, params }, isRefused: CATALOGO[codice].gravita === "correggere" }];
    });
    const outside = isPlaced ? quartiereOutside(riga, elenchi) : null;
    if (outside === null) return broken;
    return [
      ...broken,
      { name: "quartiere", found: { codice: "quartiere-fuori-zona", params: outside }, isRefused: true },
    ];
  };
}

/** What the lists of the edition say of the codes of a row. */
function makeAround({ campi }: Blocco, elenchi: Elenchi, anno: number): (riga: Named) => RowContext {
  const entryOf = (riga: Named, campo: string) => {
    const code = riga[campo];
    const cella = campi[campo]?.cella;
    return typeof code === "string" && cella?.tipo === "codice" ? elenchi.voce(cella.lista, code) : undefined;
  };
  return (riga) => ({
    anno,
    nome: (campo) => entryOf(riga, campo)?.nome ?? "",
    attributo: (campo, nome) => entryOf(riga, campo)?.attributi[nome] || null,
  });
}

/** Values that belong to a row through its codes, under the name the rules use. */
function makeDerive(blocco: Blocco, elenchi: Elenchi): (riga: Named) => void {
  const derived = Object.entries(blocco.derivate ?? {}).flatMap(([name, derivata]) => {
    const cella = "campo" in derivata ? blocco.campi[derivata.campo]?.cella : undefined;
    if (!("campo" in derivata) || cella?.tipo !== "codice" || name in blocco.campi) return [];
    return [{ name, campo: derivata.campo, attributo: derivata.attributo, lista: cella.lista }];
  });
  return (riga) => {
    for (const { name, campo, attributo, lista } of derived) {
      const code = riga[campo];
      riga[name] = typeof code === "string" ? (elenchi.voce(lista, code)?.attributi[attributo] ?? null) : null;
    }
  };
}

function quartiereOutside({ quartiere, zona }: Named, elenchi: Elenchi): Record<string, string> | null {
  if (typeof quartiere !== "string" || typeof zona !== "string") return null;
  const own = elenchi.voce("quartieri", quartiere)?.attributi["zona"];
  if (own === undefined || own === zona) return null;
  return {
    quartiere: elenchi.nome("quartieri", quartiere),
    zonaQuartiere: elenchi.nome("zone", own),
    zona: elenchi.nome("zone", zona),
  };
}
