// Where a command may write.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { RACCOLTA } from "../edizione/raccolta.ts";
import { UsageFault } from "./answer.ts";

/** Folders that are read, or kept: what is written there would be taken for a submission, a text, an earlier figure. */
const READ = ["inviati", "archivio", "riservato", "precedenti", "testi", "progetto", "territorio"];
const FILES = ["edizione.yaml", "enti.csv", RACCOLTA];

/** Throws UsageFault for a place that is of an edition itself, whichever edition it is. */
export function checkOut(opzione: string, path: string): void {
  const asked = resolve(path);
  for (let place = asked; place !== dirname(place); place = dirname(place)) {
    if (!existsSync(join(dirname(place), "edizione.yaml"))) continue;
    const name = basename(place);
    const isFolder = READ.includes(name.toLowerCase());
    if (isFolder || (place === asked && FILES.includes(name.toLowerCase())))
      throw new UsageFault(
        `in ${name}${isFolder ? "/" : ""}, che è dell'edizione, questo comando non scrive: con --${opzione} indica un altro posto`,
      );
  }
}

/** Throws UsageFault for a folder where the report of another edition is: half of it would stay beside this one. */
export function checkReportPlace(out: string, { anno, citta }: Pick<Edizione["yaml"], "anno" | "citta">): void {
  for (const file of ["model.json", "model-interno.json"]) {
    const there = editionOfModel(join(out, file));
    if (there !== null && (there.anno !== anno || there.citta !== citta))
      throw new UsageFault(
        `in ${out} c'è il bilancio ${there.anno} di ${there.citta}: quello ${anno} di ${citta} si scrive in un'altra cartella, indicala con --out`,
      );
  }
}

/** Of a model of any version; null where there is none that says it. */
function editionOfModel(path: string): { readonly anno: number; readonly citta: string } | null {
  try {
    const { anno, citta } = JSON.parse(readFileSync(path, "utf8")).edizione;
    return typeof anno === "number" && typeof citta === "string" ? { anno, citta } : null;
  } catch {
    return null;
  }
}
