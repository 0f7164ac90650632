// Two built editions side by side: figures with what may be said to have changed, definitions, enti. Of two builds of one
// edition: which published numbers were revised.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { EditionFault, Edizione, Precedente } from "../../schemas/edizione.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import { DIMENSIONI_PANEL, nomePanel, type Panel } from "../../schemas/panel.ts";
import { panelChange, reasonOf } from "../compose/change-words.ts";
import { previousFigures } from "../compose/precedenti.ts";
import { loadEdizione } from "../edizione/load.ts";
import { panelFrom } from "../edizione/panel.ts";
import { agreeing } from "../edizione/panel-agrees.ts";
import { readFigures } from "../edizione/precedenti.ts";
import { loadP } from "../edizione/riservato.ts";
import { type Change, changesOf } from "../figure/changes.ts";
import { loadMisure, type Misure } from "../figure/declarations.ts";
import { COSTRUITO, costruitoOf } from "./costruito.ts";
import { type Codice, changedDefinitions, type Definitions, readCodes } from "./definizioni.ts";

/** What a build left: in the archive of its edition, or in the folder of the report. */
export interface Built {
  readonly anno: number;
  readonly citta: string;
  readonly figure: readonly Precedente[];
  readonly codici: readonly Codice[];
  /** null for the folder of a report, which does not know who declared what. */
  readonly edizione: Edizione | null;
  readonly panel: Panel | null;
  readonly difetti: readonly EditionFault[];
}

/** null when the folder is no edition that was built, and no report. Throws EdizioneRotta for what is broken in it. */
export async function readBuilt(cartella: string): Promise<Built | null> {
  return existsSync(join(cartella, "edizione.yaml")) ? builtEdition(cartella) : builtReport(cartella);
}

async function builtEdition(cartella: string): Promise<Built | null> {
  const edizione = await loadEdizione(cartella);
  const { anno, citta } = edizione.yaml;
  const folder = costruitoOf(edizione);
  if (COSTRUITO.some((name) => !existsSync(join(folder, name)))) return null;
  const { precedenti, difetti } = await readFigures(folder, "figure.csv");
  const file = `archivio/${nomePanel(anno)}`;
  const text = await readFile(join(cartella, file), "utf8").catch(() => null);
  const read = text === null ? { panel: null, difetti: [] } : panelFrom(text, file, anno);
  const place = {
    file: () => file,
    rimedio: () => `Costruisci di nuovo l'edizione ${anno}: il panel e le cifre nascono insieme.`,
  };
  const sound = agreeing({ panel: read.panel === null ? [] : [read.panel], difetti: read.difetti }, precedenti, place);
  const codici = await readCodes(folder, "codebook.csv");
  const own = { edizione, panel: sound.panel[0] ?? null, difetti: [...difetti, ...sound.difetti] };
  return { anno, citta, figure: precedenti, codici, ...own };
}

const reportSchema = z.object({ edizione: z.object({ anno: z.number(), citta: z.string() }) });

async function builtReport(cartella: string): Promise<Built | null> {
  const text = await readFile(join(cartella, "model.json"), "utf8").catch(() => null);
  const dati = join(cartella, "dati");
  if (text === null || COSTRUITO.some((name) => !existsSync(join(dati, name)))) return null;
  const { anno, citta } = reportSchema.parse(JSON.parse(text)).edizione;
  const { precedenti, difetti } = await readFigures(dati, "figure.csv");
  const codici = await readCodes(dati, "codebook.csv");
  return { anno, citta, figure: precedenti, codici, edizione: null, panel: null, difetti };
}

export interface ComparedFigura {
  readonly misura: string;
  readonly titolo: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly cambio: Change;
  /** Relative change of the same enti; null where there is no percentage to give. */
  readonly variazionePanel: number | null;
  /** Why nothing is said to have changed, in words; null where something is. */
  readonly perche: string | null;
}

/** A number that another build of the same edition published otherwise. */
export interface Revision {
  readonly misura: string;
  readonly titolo: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly prima: Figura | null;
  readonly ora: Figura | null;
}

export interface ComparedEnti {
  readonly entrati: readonly string[];
  readonly usciti: readonly string[];
  /** In both registries, and answered only one time; null where it is not known who answered. */
  readonly silentiPrima: readonly string[] | null;
  readonly silentiOra: readonly string[] | null;
}

export interface Comparison {
  readonly anni: { readonly prima: number; readonly ora: number };
  readonly figure: readonly ComparedFigura[];
  readonly revisioni: readonly Revision[];
  readonly definizioni: Definitions;
  /** null where one of the two is a report. */
  readonly enti: ComparedEnti | null;
  readonly difetti: readonly EditionFault[];
}

/** Of two years both must be editions; of one year either may be a report. */
export async function compareBuilt(prima: Built, ora: Built): Promise<Comparison> {
  const misure = await loadMisure();
  const isRevision = prima.anno === ora.anno;
  return {
    anni: { prima: prima.anno, ora: ora.anno },
    figure: isRevision ? [] : await comparedFigures(prima, ora, misure),
    revisioni: isRevision ? revisions(prima, ora, misure) : [],
    definizioni: changedDefinitions(prima.codici, ora.codici),
    enti: prima.edizione === null || ora.edizione === null ? null : comparedEnti(prima, ora),
    difetti: [...prima.difetti, ...ora.difetti],
  };
}

type Dims = Figura["dims"];

const titleOf = (id: string, misure: Misure): string => misure.get(id)?.titolo ?? id;

/** The network, its cantieri and its zone, in the order of the measures and of the codes. */
async function comparedFigures(prima: Built, ora: Built, misure: Misure): Promise<ComparedFigura[]> {
  const { edizione } = ora;
  if (edizione === null) return [];
  const lookIn = (built: Built) => {
    const look = previousFigures(built.figure, { misure });
    return (misura: string, dims: Dims): Figura | null => look(built.anno, misura, dims);
  };
  const changes = changesOf({
    prima: { anno: prima.anno, at: lookIn(prima), panel: prima.panel },
    ora: { anno: ora.anno, at: lookIn(ora), panel: ora.panel },
    misure,
    rotture: edizione.yaml.rotture,
    regole: {
      minimo: edizione.yaml.soglie.minimo_enti,
      p: await loadP(edizione),
      gruppi: new Map(edizione.enti.flatMap(({ codice, gruppo }) => (gruppo === "" ? [] : [[codice, gruppo]]))),
    },
  });
  return (
    pointsOf([...prima.figure, ...ora.figure], misure)
      // A twin changes as its misura does: beside it, it would only give the same numbers another name.
      .filter(({ misura, dims }) => isHeadline(dims) && misure.get(misura)?.gemella === undefined)
      .map(({ misura, dims }) => {
        const cambio = changes.at(misura, dims);
        return {
          ...{ misura, dims, titolo: titleOf(misura, misure), cambio },
          variazionePanel: cambio.ora === null ? null : panelChange(cambio, cambio.ora.unita),
          perche: cambio.motivo === null ? null : reasonOf(cambio.motivo, changes.anni),
        };
      })
  );
}

function isHeadline(dims: Dims): boolean {
  const names = Object.keys(dims);
  return names.length === 0 || (names.length === 1 && DIMENSIONI_PANEL.some((name) => name === names[0]));
}

interface Point {
  readonly misura: string;
  readonly dims: Dims;
}

/** Every point once: measures as they are declared, then the others; points of few dimensions first. */
function pointsOf(figure: readonly Precedente[], misure: Misure): Point[] {
  const order = new Map([...misure.keys()].map((id, i) => [id, i]));
  const points = new Map(figure.map(({ misura, dims }) => [figuraId(misura, dims), { misura, dims: { ...dims } }]));
  const place = ({ misura }: Point): number => order.get(misura) ?? order.size;
  return [...points]
    .sort(
      ([idA, a], [idB, b]) =>
        place(a) - place(b) || Object.keys(a.dims).length - Object.keys(b.dims).length || (idA < idB ? -1 : 1),
    )
    .map(([, point]) => point);
}

function revisions(prima: Built, ora: Built, misure: Misure): Revision[] {
  const [before, now] = [prima, ora].map((built) => {
    const look = previousFigures(built.figure, { misure });
    return (misura: string, dims: Dims): Figura | null => look(built.anno, misura, dims);
  });
  return pointsOf([...prima.figure, ...ora.figure], misure).flatMap(({ misura, dims }): Revision[] => {
    const [old, new_] = [before?.(misura, dims) ?? null, now?.(misura, dims) ?? null];
    const isSame = old?.valore === new_?.valore && old?.stato === new_?.stato;
    return isSame ? [] : [{ misura, dims, titolo: titleOf(misura, misure), prima: old, ora: new_ }];
  });
}

function comparedEnti(prima: Built, ora: Built): ComparedEnti {
  const [before, now] = [prima, ora].map(({ edizione }) => new Set(edizione?.enti.map(({ codice }) => codice)));
  const [answeredBefore, answeredNow] = [prima, ora].map(({ panel }) =>
    panel === null ? null : new Set([...panel.misure.values()].flatMap((answers) => [...answers.keys()])),
  );
  const both = [...(now ?? [])].filter((ente) => before?.has(ente)).sort();
  const only = (one: Set<string> | null | undefined, other: Set<string> | null | undefined): string[] | null =>
    one == null || other == null ? null : both.filter((ente) => one.has(ente) && !other.has(ente));
  return {
    entrati: [...(now ?? [])].filter((ente) => !before?.has(ente)).sort(),
    usciti: [...(before ?? [])].filter((ente) => !now?.has(ente)).sort(),
    silentiPrima: only(answeredNow, answeredBefore),
    silentiOra: only(answeredBefore, answeredNow),
  };
}
