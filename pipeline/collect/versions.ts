// Which submission counts, block by block: the newest good one. A newer one with faults does not push out an older one
// without (COLLECTING.md C20); what it replaces stays, and its sender is told.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import type { Sezione } from "../../schemas/lettura.ts";
import { bloccoDi } from "../../schemas/questionario.ts";

/** A section of one submission, in order of arrival. */
export interface Candidata {
  readonly protocollo: number;
  readonly nome: string;
  readonly ente: string;
  readonly sezione: Sezione;
}

/** A finding and the number of the arrival that it is about: two files may have one name. */
export type Protocollata = Diagnostic & { readonly protocollo: number };

/** Good: everything in it counts. Usable: something does. */
function quality({ stato, righe, respinte }: Sezione): "buona" | "usabile" | "inutile" {
  if (stato === "niente") return "buona";
  if (righe.length === 0) return "inutile";
  return respinte === 0 ? "buona" : "usabile";
}

/** The counting section of every ente and block, and the notes for those that were replaced. */
export function chooseVersions(candidate: readonly Candidata[]): { valide: Candidata[]; diagnostics: Protocollata[] } {
  const valide: Candidata[] = [];
  const replaced = new Map<string, { candidata: Candidata; blocchi: string[] }>();
  for (const group of grouped(candidate, ({ ente, sezione }) => `${ente} ${sezione.blocco}`)) {
    const winner =
      group.findLast((c) => quality(c.sezione) === "buona") ?? group.findLast((c) => quality(c.sezione) === "usabile");
    if (winner === undefined) continue;
    valide.push(winner);
    // Only what is older was replaced by something newer; a newer one with faults has been told its faults.
    for (const other of group.slice(0, group.indexOf(winner))) {
      const id = `${other.protocollo} ${other.ente}`;
      const before = replaced.get(id) ?? { candidata: other, blocchi: [] };
      before.blocchi.push(bloccoDi(other.sezione.blocco)?.titolo ?? other.sezione.blocco);
      replaced.set(id, before);
    }
  }
  const diagnostics = [...replaced.values()].map(({ candidata: { nome, ente, protocollo }, blocchi }) => ({
    ...diagnose("versione-superata", [{ file: nome }], { blocchi: blocchi.join(", ") }, { ente }),
    protocollo,
  }));
  return { valide: valide.sort(byEnteAndBlocco), diagnostics };
}

function grouped(candidate: readonly Candidata[], idOf: (candidata: Candidata) => string): Candidata[][] {
  const groups = new Map<string, Candidata[]>();
  for (const candidata of candidate) {
    const group = groups.get(idOf(candidata));
    if (group === undefined) groups.set(idOf(candidata), [candidata]);
    else group.push(candidata);
  }
  return [...groups.values()];
}

function byEnteAndBlocco(a: Candidata, b: Candidata): number {
  if (a.ente !== b.ente) return a.ente < b.ente ? -1 : 1;
  return a.sezione.blocco < b.sezione.blocco ? -1 : 1;
}
