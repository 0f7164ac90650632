// Figures of earlier editions as those editions published them: never computed again.
import type { EditionFault, Edizione, Precedente } from "../../schemas/edizione.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import { nearestCode } from "../../schemas/text.ts";
import { dimensionAt } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { membersOf } from "../figure/vocabulary.ts";

type Look = (anno: number, misura: string, dims: Readonly<Record<string, string>>) => Figura | null;

/** Looks up what an earlier edition printed; null when it has no such figura. */
export function previousFigures({ precedenti }: Edizione, figure: Figure): Look {
  const index = new Map(precedenti.map((p) => [`${p.edizione}:${figuraId(p.misura, p.dims)}`, p]));
  return (anno, misura, dims) => {
    const found = index.get(`${anno}:${figuraId(misura, dims)}`);
    const declared = figure.misure.get(misura);
    if (found === undefined || declared === undefined) return null;
    const { valore, n_enti, copertura } = found;
    return {
      id: `${anno}:${figuraId(misura, dims)}`,
      edizione: anno,
      misura,
      dims: { ...dims },
      valore,
      unita: declared.unita,
      n_enti,
      copertura,
      stimato: null,
      errore_standard: null,
      ci_inf: null,
      ci_sup: null,
      giudizio: null,
      stato: valore === null ? "non-disponibile" : "valore",
      protetta: "",
    };
  };
}

/**
 * Names in the earlier figures that are nearly known ones. An earlier edition may well have measures and members that are
 * no longer there (a zona, a source, a question dropped since), so an unknown name alone is no fault: it is one when the
 * known name that it nearly is has no figure in that file. Breaks in series name measures too.
 */
export function unknownInEarlier({ precedenti, liste, yaml }: Edizione, { misure }: Figure): EditionFault[] {
  const faults: EditionFault[] = [];
  const files = Map.groupBy(precedenti, ({ file }) => file);
  const tell = ({ file, riga }: Precedente, what: string, wrong: string, near: string): void =>
    void faults.push({
      file,
      riga,
      cosa: `${what} «${wrong}» non c'è, e i suoi numeri non si confrontano`,
      rimedio: `Forse è «${near}», che nel file manca.`,
    });
  for (const rows of files.values()) {
    const ids = Map.groupBy(rows, ({ misura }) => misura);
    const missing = [...misure.keys()].filter((id) => !ids.has(id)).map((id) => ({ codice: id, nome: id }));
    for (const [id, [first]] of ids) {
      const near = misure.has(id) ? "" : nearestCode(id, missing);
      if (near !== "" && first !== undefined) tell(first, "la misura", id, near);
    }
    for (const [dimensione, members] of membersIn(rows)) {
      const lista = [...misure.values()].flatMap((misura) => {
        const found = ids.has(misura.id) ? dimensionAt(misura, dimensione, misure) : null;
        return found === null ? [] : (membersOf(found, liste) ?? []);
      });
      const unnamed = lista.filter(({ codice }) => !members.has(codice));
      for (const [member, row] of members) {
        const known = lista.length === 0 || lista.some(({ codice }) => codice === member);
        const near = known ? "" : nearestCode(member, unnamed);
        if (near !== "") tell(row, `in ${dimensione} il codice`, member, near);
      }
    }
  }
  for (const { misura } of yaml.rotture) {
    if (misura === "*" || misure.has(misura)) continue;
    const near = nearestCode(
      misura,
      [...misure.keys()].map((id) => ({ codice: id, nome: id })),
    );
    faults.push({
      file: "edizione.yaml",
      riga: null,
      cosa: `sotto rotture la misura «${misura}» non c'è`,
      rimedio: near === "" ? "Togli la voce o correggi il nome." : `Forse volevi scrivere «${near}».`,
    });
  }
  return faults;
}

/** Dimension → member → the first row that names it. */
function membersIn(rows: readonly Precedente[]): Map<string, Map<string, Precedente>> {
  const found = new Map<string, Map<string, Precedente>>();
  for (const row of rows) {
    for (const [dimensione, member] of Object.entries(row.dims)) {
      const members = found.get(dimensione) ?? new Map<string, Precedente>();
      if (!members.has(member)) members.set(member, row);
      found.set(dimensione, members);
    }
  }
  return found;
}
