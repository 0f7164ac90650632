// Where a command may write.
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
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
