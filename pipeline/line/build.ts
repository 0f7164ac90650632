// The line, from the files of the network to the published report. Read this first: each stage is one call, and what is
// true after it is its name.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { SEGNI } from "../../schemas/figura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { type ReportModel, reportModelSchema } from "../../schemas/report-model.ts";
import { buildModel, type Composed } from "../compose/build.ts";
import { loadProspetti } from "../compose/prospetti.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { writePieces, writeWhole } from "../effects/files.ts";
import { computeFigure, type Responses } from "../figure/compute.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { publish } from "../publish/publish.ts";
import { startBrowser } from "../report/browser.ts";
import { renderHtml } from "../report/html.ts";
import { readPageMap } from "../report/page-map.ts";
import { renderPdf } from "../report/pdf.ts";
import type { Destinations } from "../report/pdf-finish.ts";
import { fillBlocco, fillRiferimenti } from "../store/fill.ts";
import { listRows, voices } from "../store/lists.ts";
import { Store } from "../store/store.ts";
import { type Collection, intake } from "./intake.ts";
import { validationLines } from "./validation.ts";

type Browser = Awaited<ReturnType<typeof startBrowser>>;

export interface BuildOptions {
  readonly cartella: string;
  readonly out: string;
  readonly pdf: "con" | "senza";
}

export interface BuildResult {
  readonly model: ReportModel;
  readonly raccolta: Collection;
  readonly figure: Figure;
  readonly risposte: Responses;
  readonly righe: number;
  readonly files: readonly string[];
  readonly pagine: number | null;
  readonly secondi: readonly { readonly fase: string; readonly secondi: number }[];
}

/** Builds the report of an edition. Throws EdizioneRotta for a broken folder; faults of members are in the result. */
export async function build(
  options: BuildOptions,
  { clock, progress }: Pick<Effects, "clock" | "progress">,
): Promise<BuildResult> {
  const time = stopwatch(clock);
  // The browser takes a while to start: it does so while the data are computed.
  const browser = options.pdf === "con" ? startBrowser() : null;
  browser?.catch(() => {}); // told where it is awaited
  const store = await Store.open({ threads: availableParallelism(), memoryMb: 3000 });
  try {
    const edizione = await time("edizione", () => loadEdizione(options.cartella));
    const raccolta = await time("raccolta e lettura", () => intake(edizione, progress));
    const misure = await loadMisure();
    const risposte = responses(raccolta);
    const righe = await time("archivio dei dati", async () => {
      let count = 0;
      for (const blocco of BLOCCHI) {
        const own = raccolta.valide.filter(({ sezione }) => sezione.blocco === blocco.id);
        count += await fillBlocco(
          store,
          blocco,
          own.map(({ ente, protocollo, sezione: { foglio, righe } }) => ({ ente, protocollo, foglio, righe })),
          edizione.liste,
        );
      }
      await fillRiferimenti(store, edizione, risposte.qualcosa);
      return count;
    });
    const figure = await time("misure", () => computeFigure(store, edizione, misure, risposte));
    const dichiarati = await loadProspetti(misure);
    const modello = await time("modello", async (): Promise<Composed> => {
      const elenchi = await publishedLists(store, dichiarati.elenchi);
      const citazioni = (await voices(store)).map((v) => ({
        cantiere: v["cantiere"] === null ? null : String(v["cantiere"]),
        occasione:
          edizione.liste["occasioni"]?.find(({ codice }) => codice === v["occasione"])?.nome ?? String(v["occasione"]),
        testo: String(v["testo"]),
        proposta: v["proposta"] === null ? null : String(v["proposta"]),
      }));
      return buildModel({
        edizione,
        figure,
        dichiarati,
        elenchi,
        citazioni,
        rete: { attesi: edizione.enti.length },
        pin: { regole: raccolta.rules, invii: hashOfSubmissions(raccolta) },
      });
    });
    const { html, model } = await time("pagina HTML", () => page(modello.model));
    const nome = `bilancio-sociale-${model.edizione.anno}`;
    const files: string[] = [];
    const write = async (name: string, content: string | Uint8Array): Promise<void> => {
      await writeWhole(join(options.out, name), content, "veloce");
      files.push(name);
    };
    await write("model.json", `${JSON.stringify(model, null, 1)}\n`);
    await writePieces(join(options.out, "validazione.json"), validationLines(edizione, raccolta), "veloce");
    files.push("validazione.json");
    await write(`${nome}.html`, html);
    // The browser prints while the open data are written; "PDF" is the time that is waited for it after that.
    const print =
      browser?.then((started) => printed(html, model, { browser: started, cartella: options.cartella })) ?? null;
    print?.catch(() => {}); // told where it is awaited
    files.push(
      ...(await time("dati aperti", () =>
        publish({ out: join(options.out, "dati"), modello, figure, edizione, store, stati: STATI }),
      )),
    );
    const pdf = print === null ? null : await time("PDF", () => print);
    if (pdf !== null) await write(`${nome}.pdf`, pdf.bytes);
    const pagine = pdf?.pagine ?? null;
    return { model, raccolta, figure, risposte, righe, files, pagine, secondi: time.all() };
  } finally {
    store.close();
    await browser?.then((b) => b.close()).catch(() => {});
  }
}

/** The page, and the model that also says what could not be printed in it. */
async function page(model: ReportModel): Promise<{ html: string; model: ReportModel }> {
  const guasti = [...model.guasti];
  const html = await renderHtml(model, { onFault: (guasto) => guasti.push(guasto) });
  return { html, model: { ...model, guasti } };
}

/** The PDF. The edition keeps where everything fell, because a report that did not move is then printed once only. */
async function printed(
  html: string,
  model: ReportModel,
  { browser, cartella }: { browser: Browser; cartella: string },
) {
  const kept = join(cartella, "archivio", "pagine.json");
  const found: Destinations[] = [];
  const pagine = await readPageMap(kept);
  const pdf = await renderPdf(html, model, { browser, pagine, onPagine: (pages) => found.push(pages) });
  for (const pages of found) await writeWhole(kept, JSON.stringify(pages), "veloce");
  return pdf;
}

/** Makes HTML and PDF again from a saved model. Throws when it is not a model of this version. */
export async function render(options: { from: string; out: string; pdf: "con" | "senza" }): Promise<string[]> {
  const { html, model } = await page(reportModelSchema.parse(JSON.parse(await readFile(options.from, "utf8"))));
  const nome = `bilancio-sociale-${model.edizione.anno}`;
  await writeWhole(join(options.out, `${nome}.html`), html, "veloce");
  if (options.pdf === "senza") return [`${nome}.html`];
  await writeWhole(join(options.out, `${nome}.pdf`), (await renderPdf(html, model)).bytes, "veloce");
  return [`${nome}.html`, `${nome}.pdf`];
}

const STATI = {
  valore: "valore",
  ...Object.fromEntries(Object.entries(SEGNI).map(([stato, { legenda }]) => [stato, legenda])),
};

/** Who answered: anything at all, and by group of blocks. */
function responses({ valide }: Collection): Responses {
  const perBlocco = new Map<string, Set<string>>();
  for (const { ente, sezione } of valide) {
    const set = perBlocco.get(sezione.blocco) ?? new Set<string>();
    perBlocco.set(sezione.blocco, set.add(ente));
  }
  return { qualcosa: new Set(valide.map(({ ente }) => ente)), perBlocco };
}

async function publishedLists(store: Store, elenchi: readonly Parameters<typeof listRows>[1][]) {
  const fromRecords = elenchi.filter(({ tabella }) => BLOCCHI.some(({ id }) => id === tabella));
  const rows = await Promise.all(fromRecords.map(async (def) => [def.id, await listRows(store, def)] as const));
  return Object.fromEntries(rows);
}

function hashOfSubmissions({ letti }: Collection): string {
  return createHash("sha256")
    .update(
      letti
        .map(({ ricezione }) => ricezione.sha256)
        .sort()
        .join("\n"),
    )
    .digest("hex");
}

function stopwatch(clock: () => number) {
  const laps: { fase: string; secondi: number }[] = [];
  const time = async <T>(fase: string, work: () => Promise<T>): Promise<T> => {
    const start = clock();
    const result = await work();
    laps.push({ fase, secondi: (clock() - start) / 1000 });
    return result;
  };
  return Object.assign(time, { all: () => laps });
}
