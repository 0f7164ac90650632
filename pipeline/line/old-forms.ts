// Short forms of an earlier build, beside the report: what they say is no longer what it says.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { TESTI_BREVI } from "../../schemas/capitoli.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { SCHEDE, shortName } from "../report/document-title.ts";
import { archivioOf } from "./rules.ts";

/** What the last `bilancio restituzioni` wrote, unless it was told another folder. */
export const restituzioniOf = (edizione: Pick<Edizione, "cartella">): string =>
  join(archivioOf(edizione), "restituzioni");

export interface OldForms {
  /** Short forms that were taken away, without folder and ending. */
  readonly tolte: readonly string[];
  /** There are restituzioni, made of another model. */
  readonly restituzioni: boolean;
}
export const NO_OLD_FORMS: OldForms = { tolte: [], restituzioni: false };

/** Before `text`, the model, is written in the place of an earlier one: takes away the short forms that were made of another. */
export async function removeOldForms(
  out: string,
  edizione: Edizione,
  { model, file, text }: { readonly model: ReportModel; readonly file: string; readonly text: string },
): Promise<OldForms> {
  const before = await readFile(join(out, file), "utf8").catch(() => null);
  if (before === text) return NO_OLD_FORMS;
  const names = TESTI_BREVI.map((testo) => shortName(testo, model.edizione));
  const beside = (await namesIn(out)).filter((name) => isForm(name) && names.some((own) => name.startsWith(own)));
  const schede = (await namesIn(join(out, SCHEDE))).filter(isForm).map((name) => `${SCHEDE}/${name}`);
  const old = [...beside, ...schede];
  for (const name of old) await rm(join(out, name), { force: true });
  return {
    tolte: [...new Set(old.map((name) => name.replace(FORM, "")))].sort(),
    restituzioni: (await namesIn(restituzioniOf(edizione))).some(isForm),
  };
}
const FORM = /\.(html|pdf)$/;
const isForm = (name: string): boolean => FORM.test(name);

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
