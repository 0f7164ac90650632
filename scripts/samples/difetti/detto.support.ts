// What the program says of a case of data-samples/difetti, by the real reading, the real register and the real database.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { withRegistro } from "../../../pipeline/collect/registro.ts";
import { readPanels } from "../../../pipeline/edizione/panel.ts";
import { loadRilevazioni } from "../../../pipeline/edizione/rilevazioni.ts";
import type { Effects } from "../../../pipeline/effects/effects.ts";
import { temporaryFolder } from "../../../pipeline/effects/folder.support.ts";
import { QUIET } from "../../../pipeline/effects/quiet.support.ts";
import { type Collection, intake } from "../../../pipeline/line/intake.ts";
import { questioned } from "../../../pipeline/line/questions.ts";
import { archivioOf } from "../../../pipeline/line/rules.ts";
import { requestsOf } from "../../../pipeline/line/send-back.ts";
import { makeElenchi } from "../../../pipeline/reading/lists.ts";
import { readSubmission } from "../../../pipeline/reading/read-submission.ts";
import type { Readers } from "../../../pipeline/reading/readers.ts";
import { type Diagnostic, isOpen } from "../../../schemas/diagnostic.ts";
import type { Edizione } from "../../../schemas/edizione.ts";
import type { CasoDifetto } from "./caso.ts";

export interface Detto {
  /** Of the edition alone, whose folder the cases stand in for. */
  readonly valfiorita: Edizione;
  readonly lettori: Readers;
}

/** What is open of the files in `invii`, which stand in for those of `inviati/`: told by a command to this ente, or to all. */
export async function detto(
  { valfiorita, lettori }: Detto,
  invii: string,
  { con = "check", ente, rimanda }: Pick<CasoDifetto, "con" | "ente" | "rimanda">,
): Promise<readonly Diagnostic[]> {
  if (con === "lettore") return delLettore(lettori, invii);
  const cartella = temporaryFolder();
  const edizione = { ...valfiorita, cartella };
  const giorni = readdirSync(invii)
    .filter((nome) => nome.startsWith("giorno-"))
    .sort();
  if (con === "check") {
    cpSync(invii, join(cartella, "inviati"), { recursive: true });
    return delFile(edizione, invii, ente ?? null);
  }
  if (existsSync(join(invii, "edizione"))) cpSync(join(invii, "edizione"), cartella, { recursive: true });
  let raccolta: Collection | null = null;
  for (const [n, giorno] of (giorni.length === 0 ? [""] : giorni).entries()) {
    const inviati = join(cartella, "inviati");
    rmSync(inviati, { recursive: true, force: true });
    cpSync(join(invii, giorno), inviati, { recursive: true, filter: (path) => basename(path) !== "edizione" });
    raccolta = await intake(edizione, nel(n), { ...lettori, close: () => {} });
    if (n > 0 || rimanda === undefined) continue;
    const by = { il: nel(n).now(), chi: "Chi segue il cantiere" };
    const asked = await requestsOf(edizione, raccolta, [{ sezioni: raccolta.valide, ...rimanda }], by, QUIET.budget);
    withRegistro(archivioOf(edizione), (registro) => registro.sendBack(asked));
    raccolta = await intake(edizione, nel(n), { ...lettori, close: () => {} });
  }
  if (raccolta === null) throw new Error("no day");
  const { panel } = await readPanels(cartella, edizione.yaml.anno);
  const found = await questioned({ ...edizione, panel }, raccolta, QUIET.budget);
  return found.raccolta.diagnostics.filter((each) => isOpen(each) && (ente === undefined || each.ente === ente));
}

const nel = (giorno: number): Effects => ({ ...QUIET, now: () => `2025-03-0${giorno + 1}T10:00:00.000Z` });

async function delFile(edizione: Edizione, invii: string, ente: string | null): Promise<readonly Diagnostic[]> {
  const { anno } = edizione.yaml;
  const rilevazioni = await loadRilevazioni(edizione);
  const regole = { anno, elenchi: makeElenchi(edizione.liste), rilevazioni };
  const [nome, ...altri] = readdirSync(invii).filter((each) => !/^rilevazion[ei]/.test(each));
  if (nome === undefined || altri.length > 0) throw new Error(`${invii} does not hold one file`);
  return readSubmission({ bytes: readFileSync(join(invii, nome)), nome, ente }, regole).diagnostics;
}

/** The first time a reader is given bytes that are not those of their hash, as when they change under it. */
async function delLettore(lettori: Readers, invii: string): Promise<readonly Diagnostic[]> {
  const [nome = ""] = readdirSync(invii);
  const sha256 = basename(invii) === "prima" ? "0".repeat(64) : null;
  const { head } = await lettori.read({ id: 0, path: join(invii, nome), sha256, nome, ente: null, keep: null });
  return head.diagnostics;
}
