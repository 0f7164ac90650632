// The line, from the files of the network to the published report. Read this first: each stage is one call, and what is
// true after it is its name.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { SEGNI } from "../schemas/figura.ts";
import { BLOCCHI } from "../schemas/questionario.ts";
import { type ReportModel, reportModelSchema } from "../schemas/report-model.ts";
import { writeWhole } from "./collect/archive.ts";
import { loadEdizione } from "./edizione/load.ts";
import { computeFigure, type Risposte } from "./figure/compute.ts";
import { loadMisure } from "./figure/declarations.ts";
import type { Figure } from "./figure/figures.ts";
import { intake, type Raccolta } from "./intake.ts";
import { buildModel, type Modello } from "./modello/build.ts";
import { loadProspetti } from "./modello/prospetti.ts";
import type { Progress } from "./progress.ts";
import { publish } from "./publish/publish.ts";
import { startBrowser } from "./report/browser.ts";
import { renderHtml } from "./report/html.ts";
import { renderPdf } from "./report/pdf.ts";
import { fillBlocco, fillRiferimenti } from "./store/fill.ts";
import { listRows, voices } from "./store/lists.ts";
import { Store } from "./store/store.ts";
import { validationReport } from "./validation.ts";

export interface BuildOptions {
  readonly cartella: string;
  readonly out: string;
  readonly pdf: "con" | "senza";
  readonly progress: Progress;
  /** Milliseconds, only to say how long each stage took. */
  readonly clock: () => number;
}

export interface BuildResult {
  readonly model: ReportModel;
  readonly raccolta: Raccolta;
  readonly figure: Figure;
  readonly risposte: Risposte;
  readonly righe: number;
  readonly files: readonly string[];
  readonly pagine: number | null;
  readonly secondi: readonly { readonly fase: string; readonly secondi: number }[];
}

/** Builds the report of an edition. Throws EdizioneRotta for a broken folder; faults of members are in the result. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const time = stopwatch(options.clock);
  // The browser takes a while to start: it does so while the data are computed.
  const browser = options.pdf === "con" ? startBrowser() : null;
  browser?.catch(() => {}); // told where it is awaited
  const store = await Store.open({ threads: availableParallelism(), memoryMb: 3000 });
  try {
    const edizione = await time("edizione", () => loadEdizione(options.cartella));
    const raccolta = await time("raccolta e lettura", () => intake(edizione, options.progress));
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
    const modello = await time("modello", async (): Promise<Modello> => {
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
    const { model } = modello;
    const nome = `bilancio-sociale-${model.edizione.anno}`;
    const files: string[] = [];
    const write = async (name: string, content: string | Uint8Array): Promise<void> => {
      await writeWhole(join(options.out, name), content, "veloce");
      files.push(name);
    };
    await write("model.json", `${JSON.stringify(model, null, 1)}\n`);
    await write("validazione.json", validationReport(edizione, raccolta));
    const html = await time("pagina HTML", () => renderHtml(model));
    await write(`${nome}.html`, html);
    files.push(
      ...(await time("dati aperti", () =>
        publish({ out: join(options.out, "dati"), modello, figure, edizione, store, stati: STATI }),
      )),
    );
    let pagine: number | null = null;
    if (browser !== null) {
      const pdf = await time("PDF", async () => renderPdf(html, model, { browser: await browser }));
      await write(`${nome}.pdf`, pdf);
      pagine = countPages(pdf);
    }
    return { model, raccolta, figure, risposte, righe, files, pagine, secondi: time.all() };
  } finally {
    store.close();
    await browser?.then((b) => b.close()).catch(() => {});
  }
}

/** Makes HTML and PDF again from a saved model. Throws when it is not a model of this version. */
export async function render(options: { from: string; out: string; pdf: "con" | "senza" }): Promise<string[]> {
  const model = reportModelSchema.parse(JSON.parse(await readFile(options.from, "utf8")));
  const nome = `bilancio-sociale-${model.edizione.anno}`;
  const html = await renderHtml(model);
  await writeWhole(join(options.out, `${nome}.html`), html, "veloce");
  if (options.pdf === "senza") return [`${nome}.html`];
  await writeWhole(join(options.out, `${nome}.pdf`), await renderPdf(html, model), "veloce");
  return [`${nome}.html`, `${nome}.pdf`];
}

const STATI = {
  valore: "valore",
  ...Object.fromEntries(Object.entries(SEGNI).map(([stato, { legenda }]) => [stato, legenda])),
};

/** Who answered: anything at all, and by group of blocks. */
function responses({ valide }: Raccolta): Risposte {
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

function hashOfSubmissions({ letti }: Raccolta): string {
  return createHash("sha256")
    .update(
      letti
        .map(({ ricezione }) => ricezione.sha256)
        .sort()
        .join("\n"),
    )
    .digest("hex");
}

/** Pages as the file's own page tree counts them. */
function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString("latin1");
  return text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
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
