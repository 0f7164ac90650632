// Where a command may write.
import { relative, resolve } from "node:path";
import { UsageFault } from "./answer.ts";

/** Folders that are read, or kept: what is written there would be taken for a submission, a text, an earlier figure. */
const READ = ["inviati", "archivio", "riservato", "precedenti", "testi", "progetto", "territorio"];

/** Throws UsageFault for a folder that is of the edition itself. */
export function checkOut(cartella: string, out: string): void {
  const [first = ""] = relative(resolve(cartella), resolve(out)).split(/[/\\]/);
  if (READ.includes(first))
    throw new UsageFault(
      `il bilancio non si scrive in ${first}/, che è dell'edizione: indica un'altra cartella con --out`,
    );
}
