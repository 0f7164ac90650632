// The line, from the files of the network to the published report. Read this first: each stage is one call, and what is
// true after it is its name: taken in, computed, composed, written.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type EditionFault, type Edizione, sentenceOfFault } from "../../schemas/edizione.ts";
import { SEGNI } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { withRegistro } from "../collect/registro.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { writeChanged, writePieces, writeWhole } from "../effects/files.ts";
import type { Responses } from "../figure/compute.ts";
import type { Figure } from "../figure/figures.ts";
import { publish } from "../publish/publish.ts";
import { openReaders } from "../reading/readers.ts";
import type { startBrowser } from "../report/browser.ts";
import { openDrawing } from "../report/drawing.ts";
import { keptDrawings } from "../report/kept-drawings.ts";
import { type Pdf, renderPdf } from "../report/pdf.ts";
import { withComments } from "./comments.ts";
import { compose } from "./compose.ts";
import type { Computed } from "./compute.ts";
import { flowFaults, PassaggiDaDecidere, toDecide } from "./conflicts.ts";
import { correctedFigures } from "./corrected.ts";
import { builtManifestPath, keepBuilt } from "./costruito.ts";
import { figured } from "./figured.ts";
import { withFoundFaults } from "./found-faults.ts";
import { type Corrections, keepSnapshot, NO_CORRECTION } from "./freeze.ts";
import type { Collection } from "./intake.ts";
import { type Manifest, manifestOf, manifestPath, manifestText, publicManifest } from "./manifest.ts";
import { type MissingText, missingTexts } from "./missing-texts.ts";
import { NO_OLD_FORMS, type OldForms, removeOldForms } from "./old-forms.ts";
import { panelOf, writePanel } from "./panel.ts";
import { archivioOf, readerCaps, readingRules } from "./rules.ts";
import { VALIDATION, validationLines } from "./validation.ts";
import { dataFolderOf, modelFileOf, nameOf, page, removeOldPdf } from "./write.ts";

export interface BuildOptions {
  readonly cartella: string;
  readonly out: string;
  readonly pdf: "con" | "senza";
  /** `interna`: for the analyst alone, with every number, beside the public files and never in their place. */
  readonly per?: "interna";
  /** Published numbers of a closed edition may be others: why, and who says so. */
  readonly erratum?: { readonly motivo: string; readonly chi: string };
  /** Numbers that beside one that is public already would tell of an ente go out without their number, instead of a stop. */
  readonly nascondi?: boolean;
}

export type BuildEffects = Pick<Effects, "clock" | "now" | "progress" | "budget"> & {
  /** Opens the browser that prints; asked only when there is a PDF to print. */
  readonly openBrowser: typeof startBrowser;
};

export interface BuildResult {
  readonly model: ReportModel;
  readonly raccolta: Collection;
  readonly figure: Figure;
  readonly risposte: Responses;
  /** What is wrong in the edition's own words: texts, cards, earlier figures. */
  readonly difetti: readonly EditionFault[];
  /** Texts of cantieri and zone that nobody has written. */
  readonly mancanti: readonly MissingText[];
  readonly righe: number;
  readonly files: readonly string[];
  /** How many base figures go out without their number, because beside the one that is public it would tell of an ente. */
  readonly coperte: number;
  readonly pagine: number | null;
  /** A PDF of an earlier build was taken away, and none was made. */
  readonly pdfTolto: boolean;
  readonly formeDiPrima: OldForms;
  /** What is wrong with the PDF; nothing without one. */
  readonly mancanze: Pdf["mancanze"];
  readonly secondi: readonly { readonly fase: string; readonly secondi: number }[];
}

/** Builds the report of an edition. Throws EdizioneRotta for a broken folder; faults of members are in the result. */
export async function build(
  options: BuildOptions,
  { clock, now, progress, budget, openBrowser }: BuildEffects,
): Promise<BuildResult> {
  const time = stopwatch(clock);
  time.lap("avvio");
  // The browser takes a while to start: it does so while the data are computed.
  const browser = options.pdf === "con" ? openBrowser() : null;
  browser?.catch(() => {}); // told where it is awaited
  // So do the readers and Vega, where nothing was read and drawn before; else they are started when there is work.
  const isFirst = !existsSync(archivioOf(options));
  const loading = loadEdizione(options.cartella);
  const caps = readerCaps(budget);
  const readers = openReaders(loading.then(readingRules), caps, isFirst ? caps.workers : 0);
  const drawing = openDrawing(isFirst ? "subito" : "quando-serve");
  try {
    const edizione = await time("edizione", () => loading);
    const means = { time, now, progress, budget, readers, ...(options.per && { per: options.per }) };
    const { dichiarati, raccolta, risposte, computed, nascoste, p, ...made } = await figured(edizione, means);
    await stopForConflicts(edizione, raccolta, computed);
    const panel = panelOf(edizione, raccolta, made.figure.misure, computed.panel);
    const wanted = { ...options, nascondi: options.nascondi === true };
    const { figure, errata, daTenere, coperte } =
      nascoste === null
        ? { figure: made.figure, coperte: new Set(), ...NO_CORRECTION }
        : await correctedFigures(edizione, { raccolta, computed, p, ...made }, wanted, now);
    await writePanel(edizione, panel);
    const told = withComments(withFoundFaults(edizione, raccolta), raccolta);
    const modello = await time("modello", async () =>
      compose({ edizione: told, raccolta, computed, figure, dichiarati, panel, nascoste, p, errata }),
    );
    const disegni = join(archivioOf(edizione), "disegni.json");
    const drawings = await keptDrawings(disegni, drawing.draw);
    const { html, model } = await time("pagina HTML", () => page(modello.model, drawings.draw));
    await writeChanged(disegni, drawings.text());
    // The browser prints while everything else is written; "PDF" is the time that is waited for it after that.
    const print = browser?.then((started) => renderPdf(html, model, { browser: started })) ?? null;
    print?.catch(() => {}); // told where it is awaited
    const nome = nameOf(model);
    const files: string[] = [];
    const write = async (name: string, content: string | Uint8Array): Promise<void> => {
      await writeWhole(join(options.out, name), content, "veloce");
      files.push(name);
    };
    const hadPdf = await removeOldPdf(options.out, nome);
    const saved = { model, file: modelFileOf(model), text: `${JSON.stringify(model, null, 1)}\n` };
    const formeDiPrima = nascoste === null ? NO_OLD_FORMS : await removeOldForms(options.out, edizione, saved);
    await write(saved.file, saved.text);
    // It names who wrote what: it stays with the edition, away from what is published.
    await writePieces(
      join(edizione.cartella, VALIDATION),
      validationLines(edizione, raccolta, computed.flows),
      "veloce",
    );
    await write(`${nome}.html`, html);
    time.lap("pagina e controlli scritti");
    const dati = { out: options.out, cartella: dataFolderOf(model) };
    files.push(
      ...(await time("dati aperti", () => publish({ ...dati, modello, figure, edizione, stati: STATI, errata }))),
    );
    // What the next edition compares itself with is what was published.
    if (nascoste !== null) await keepBuilt(edizione, join(options.out, dati.cartella), html);
    const manifest = await manifestOf(edizione, raccolta);
    const pdf = print === null ? null : await time("PDF", () => print);
    if (pdf !== null) await write(`${nome}.pdf`, pdf.bytes);
    // Last: what it pins is there.
    if (nascoste !== null) {
      await write("manifest.json", manifestText(publicManifest(manifest)));
      await writeWhole(builtManifestPath(edizione), manifestText(manifest), "veloce");
    }
    await writeWhole(manifestPath(edizione), manifestText(manifest), "veloce");
    if (daTenere !== null) await keepErratum(edizione, manifest, daTenere);
    const { pagine = null, mancanze = [] } = pdf ?? {};
    // What names enti and what they said is told here and stands on no page.
    const difetti = [...modello.difetti, ...flowFaults(computed.flows, edizione)];
    const pdfTolto = hadPdf && pdf === null;
    const { righe } = computed;
    return {
      model,
      raccolta,
      figure,
      risposte,
      difetti,
      mancanti: missingTexts(edizione),
      righe,
      files,
      coperte: coperte.size,
      pagine,
      pdfTolto,
      formeDiPrima,
      mancanze,
      secondi: time.all(),
    };
  } finally {
    readers.close();
    drawing.close();
    await browser?.then((b) => b.close()).catch(() => {});
  }
}

/**
 * Throws PassaggiDaDecidere while a conflict would move the totals. What members must be asked is first written into the
 * archive of the edition: to ask them is what ends the stop, and `--out` keeps the pages of the last build whole.
 */
async function stopForConflicts(edizione: Edizione, raccolta: Collection, { flows }: Computed): Promise<void> {
  const matters = toDecide(flows);
  if (matters.length === 0) return;
  const domande = join(archivioOf(edizione), "validazione.json");
  await writePieces(domande, validationLines(edizione, raccolta, flows), "veloce");
  const faults = flowFaults(flows, edizione).map(sentenceOfFault);
  const asked = `Ciò che va chiesto agli enti è in ${join("archivio", "validazione.json")}. Non è stato pubblicato niente.`;
  throw new PassaggiDaDecidere(matters, edizione, [...faults, asked]);
}

/** After all is published: what was corrected, and then what stands now. Stopped in between, the next build goes on here. */
async function keepErratum(
  edizione: Edizione,
  manifest: Manifest,
  erratum: NonNullable<Corrections["daTenere"]>,
): Promise<void> {
  if (erratum !== "scritta") withRegistro(archivioOf(edizione), (registro) => registro.addErratum(erratum));
  await keepSnapshot(edizione, manifest);
}

const STATI = {
  valore: "valore",
  ...Object.fromEntries(Object.entries(SEGNI).map(([stato, { legenda }]) => [stato, legenda])),
};

/** Stages one after the other, without gaps: together they are the time that was waited, from the start of the program. */
function stopwatch(clock: () => number) {
  const laps: { fase: string; secondi: number }[] = [];
  let last = 0;
  const lap = (fase: string): void => {
    const now = clock();
    laps.push({ fase, secondi: (now - last) / 1000 });
    last = now;
  };
  const time = async <T>(fase: string, work: () => Promise<T>): Promise<T> => {
    const result = await work();
    lap(fase);
    return result;
  };
  return Object.assign(time, { lap, all: () => laps });
}
