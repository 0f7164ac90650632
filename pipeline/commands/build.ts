// `bilancio build`: the whole line, and what it says at the end.
import { resolve } from "node:path";
import { isOpen, unreadByUs } from "../../schemas/diagnostic.ts";
import { withRegistro } from "../collect/registro.ts";
import { readYaml } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { build } from "../line/build.ts";
import { archivioOf } from "../line/rules.ts";
import { startBrowser } from "../report/browser.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { checkReportPlace } from "./out.ts";
import { buildSummary } from "./words.ts";

export interface BuildCommand {
  readonly cartella: string;
  /** Where to write; `reports/<anno>` when null. */
  readonly out: string | null;
  readonly pdf: "con" | "senza";
  /** Ends with 1 when something in the submissions must be corrected. */
  readonly severo: boolean;
  /** Of an edition that was closed and opened again: what would tell of an ente beside a public number has no number. */
  readonly nascondi?: boolean;
  /** For the analyst alone: every number, in files of their own. */
  readonly per?: "interna";
}

/** Builds the report of an edition; ends with 1 when its own words name what is not there, when a part of it could
 *  not be made and when a fault of the program kept a file from being read. Throws EdizioneRotta for a broken folder. */
export async function buildCommand(
  { cartella, out, pdf, severo, nascondi = false, per }: BuildCommand,
  effects: Effects,
): Promise<Answer> {
  const { data: yaml } = await readYaml(cartella);
  const where = out ?? `reports/${yaml.anno}`;
  checkReportPlace(where, yaml);
  if (nascondi) checkOpenAgain(cartella);
  const result = await build(
    { cartella, out: resolve(where), pdf, nascondi, ...(per && { per }) },
    { ...effects, openBrowser: startBrowser },
  );
  const open = result.raccolta.diagnostics.filter(isOpen);
  const faults = open.filter(({ gravita }) => gravita === "correggere").length;
  const questions = open.filter(({ gravita }) => gravita === "confermare").length;
  const { files, model, secondi, difetti, mancanti, mancanze } = result;
  const unread = unreadByUs(open);
  return {
    text: buildSummary(result, where),
    json: {
      files,
      da_correggere: faults,
      da_confermare: questions,
      edizione: difetti,
      guasti: model.guasti,
      testi_mancanti: mancanti.map(({ file }) => file),
      pdf: mancanze,
      non_letti: unread,
      secondi,
    },
    exit: exitOf(
      { guasti: model.guasti.length + difetti.length + mancanze.length, unread: unread.length, daCorreggere: faults },
      severo,
    ),
  };
}

interface Wrong {
  /** Parts of the report that were lost, what the PDF lacks, and what is wrong in the edition's own words. */
  readonly guasti: number;
  readonly unread: number;
  readonly daCorreggere: number;
}

/** 1 when something is missing; what members must correct counts only where it is asked. */
export const exitOf = ({ guasti, unread, daCorreggere }: Wrong, severo: boolean): 0 | 1 =>
  guasti > 0 || unread > 0 || (severo && daCorreggere > 0) ? 1 : 0;

function checkOpenAgain(cartella: string): void {
  const [fuChiusa, chiusura] = withRegistro(
    archivioOf({ cartella }),
    (registro) => [registro.fuChiusa(), registro.chiusura()] as const,
  );
  if (chiusura !== null) throw new UsageFault("l'edizione è chiusa: --nascondi si usa con «bilancio errata»");
  if (!fuChiusa) throw new UsageFault("l'edizione non è mai stata chiusa: non c'è niente da nascondere con --nascondi");
}
