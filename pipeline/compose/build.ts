// Figures, texts and declarations → ReportModel. Everything the report prints is decided here; what follows only places it.

import { createHash } from "node:crypto";
import { isTestoBreve } from "../../schemas/capitoli.ts";
import type { Reason } from "../../schemas/diagnostic.ts";
import {
  type EditionFault,
  type Edizione,
  type Precedente,
  placeOfFault,
  sentenceOfFault,
} from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import { withCodes } from "../../schemas/lettere.ts";
import type { Panel } from "../../schemas/panel.ts";
import { type Citazione, type ReportModel, reportModelSchema, VERSIONE_MODELLO } from "../../schemas/report-model.ts";
import { NAMED_LISTS } from "../../schemas/riferimento.ts";
import { conteggio } from "../../schemas/unita.ts";
import { type Changes, changesOf } from "../figure/changes.ts";
import { dimensionAt } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import type { NetworkSize } from "./base-line.ts";
import { chapters, numberAll, shortTexts } from "./capitoli.ts";
import type { SenzaNumero } from "./chapter-means.ts";
import { commentsBase, commentsNotes, commentsTitle } from "./comments.ts";
import type { ComposeContext } from "./dati.ts";
import type { Declared } from "./declared.ts";
import { placeOf, unknownInList } from "./declared.ts";
import { misspeltPanels, resolveEarlier, unknownBreaks } from "./earlier-names.ts";
import { edizioneFields } from "./edizione-fields.ts";
import { editionRows, type ListRow, printList } from "./elenco.ts";
import { type Correction, printedErrata } from "./errata.ts";
import { hasChapter, instances, type ListInstance } from "./istanze.ts";
import { misnamedTexts } from "./nomi-testi.ts";
import { goalFaults, goalsChart } from "./obiettivi.ts";
import { previousFigures } from "./precedenti.ts";
import { printableVoices } from "./printable-voices.ts";
import { makeProspetto } from "./prospetti.ts";
import { breakdownFault, idsNamedIn, namesOf, pointFault } from "./riferimenti.ts";
import { type Answers, answersTo, proposalsTitle } from "./risposte.ts";

export interface ComposeInput {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  /** Rows of the published lists that are records of members, by list id. */
  readonly elenchi: Readonly<Record<string, readonly ListRow[]>>;
  readonly citazioni: readonly (Citazione & { cantiere: string | null })[];
  readonly rete: NetworkSize;
  /** What each ente declared in this edition; null where it is not known. */
  readonly panel: Panel | null;
  /** The p of the p% rule, which is written nowhere; null where nothing is hidden. */
  readonly p: number | null;
  /** Why numbers that were asked about are as they are, where that may be printed. */
  readonly ragioni: readonly Reason[];
  /** What was corrected after the edition was closed, from the first to the last. */
  readonly errata: readonly Correction[];
  readonly pin: Readonly<Record<string, string>>;
  /** Nothing in it is protected: for the analyst alone. */
  readonly isInternal: boolean;
}

export interface Composed {
  readonly model: ReportModel;
  /** Figures behind each prospetto of the open data, all its instances together, by its id. */
  readonly tabelle: ReadonlyMap<string, readonly Figura[]>;
  /** Made for the open data alone: their chapter has no text in this edition. */
  readonly fuori: readonly SenzaNumero[];
  /** What is wrong in the edition's own words; told in `model.guasti` too. */
  readonly difetti: readonly EditionFault[];
}

/** The model of an edition. A prospetto that cannot be made is told in `guasti`, a wrong name of the edition's own words in
 *  `difetti` too, and the report goes on without it. */
export function buildModel(ingredienti: ComposeInput): Composed {
  const { edizione, figure } = ingredienti;
  const earlier = resolveEarlier(edizione, figure.misure);
  const precedente = previousFigures(earlier.precedenti, figure);
  const cambi = changesSince(earlier.precedenti, ingredienti, precedente);
  const { ragioni } = ingredienti;
  const contesto: ComposeContext = { edizione, figure, precedente, cambi, ragioni };
  const guasti = [...figure.guasti];
  const printed = printedIds(ingredienti);
  const used = new Map<string, Figura>();
  const prospetti = new Map<string, SenzaNumero>();
  const fuori: SenzaNumero[] = [];
  const risposte = answersTo(edizione, ingredienti.citazioni);
  const voices = printableVoices(risposte.citazioni, edizione);
  const goals = goalFaults(edizione, pointFault(edizione, figure), breakdownFault(figure));
  const tabelle = new Map<string, Figura[]>();
  for (const istanza of instances({ ...ingredienti, conPanel: cambi?.conPanel ?? false })) {
    try {
      const made =
        "def" in istanza
          ? makeProspetto(istanza, contesto, ingredienti.rete)
          : istanza.elenco.tabella === "obiettivi"
            ? goalsChart(istanza.elenco, contesto, ({ riga }) => !goals.some((fault) => fault.riga === riga))
            : { prospetto: listOf(istanza, ingredienti, risposte), figure: [] };
      if (made === null) continue;
      const { prospetto } = made;
      if (made.figure.length > 0) tabelle.set(prospetto.dati, [...(tabelle.get(prospetto.dati) ?? []), ...made.figure]);
      if (!printed.has(prospetto.dati)) fuori.push(prospetto);
      else {
        prospetti.set(istanza.id, prospetto);
        for (const figura of made.figure) used.set(figura.id, figura);
      }
    } catch (error) {
      const [id = istanza.id] = istanza.id.split("--");
      const cosa = error instanceof Error ? error.message : String(error);
      guasti.push({ dove: istanza.id, messaggio: `${cosa}${placeOf(id, ingredienti.dichiarati)}` });
    }
  }
  const nomi = namesOf(edizione, figure, ingredienti.dichiarati, new Set(prospetti.keys()));
  const told = [
    ...edizione.difetti,
    ...misnamedTexts(edizione),
    ...earlier.difetti,
    ...misspeltPanels(edizione, figure.misure),
    ...unknownBreaks(edizione, figure.misure),
    ...goals,
    ...risposte.difetti,
    ...voices.difetti,
  ];
  const immagini = new Set<string>();
  const cited = { ...ingredienti, citazioni: voices.citazioni };
  const capitoli = chapters(cited, { prospetti, nomi, used, difetti: told, immagini });
  const brevi = shortTexts(cited, { prospetti, nomi, used, difetti: told, immagini });
  told.push(...unusedPictures(edizione, immagini));
  const numbered = numberAll(capitoli, prospetti);
  // What is said for every part is told once.
  const difetti = [...new Map(told.map((difetto) => [sentenceOfFault(difetto), difetto])).values()].sort(byPlace);
  const model: ReportModel = {
    versione: VERSIONE_MODELLO,
    edizione: edizioneFields(edizione, ingredienti.isInternal ? null : reservedIn(figure)),
    pin: { ...ingredienti.pin, testi: hashOf(edizione.testi) },
    membri: { ...membersOf(edizione), ...namesIn(used, edizione, figure) },
    fatti: Object.fromEntries(edizione.fatti.map(({ id, testo, fonte }) => [id, { testo, fonte }])),
    figure: Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1))),
    misure: measuresOf(used, figure),
    prospetti: numbered,
    capitoli,
    brevi,
    immagini: Object.fromEntries(Object.entries(edizione.immagini).filter(([path]) => immagini.has(path))),
    glossario: edizione.glossario.map((g) => ({ ...g })).sort((a, b) => a.termine.localeCompare(b.termine, "it")),
    errata: printedErrata(ingredienti.errata, edizione, figure),
    guasti: [
      ...guasti,
      ...difetti.map((difetto) => ({
        dove: placeOfFault(difetto),
        messaggio: withCodes(`${difetto.cosa}. ${difetto.rimedio}`.trim()),
      })),
    ],
  };
  return { model: reportModelSchema.parse(model), tabelle, fuori, difetti };
}

/** What changed since the last of the earlier editions; null when there is none. */
function changesSince(
  precedenti: readonly Precedente[],
  { edizione, figure, panel, p }: Pick<ComposeInput, "edizione" | "figure" | "panel" | "p">,
  precedente: ComposeContext["precedente"],
): Changes | null {
  const last = precedenti.reduce((latest, { edizione: anno }) => Math.max(latest, anno), 0);
  if (last === 0) return null;
  const { anno, rotture, soglie } = edizione.yaml;
  const gruppi = new Map(edizione.enti.flatMap(({ codice, gruppo }) => (gruppo === "" ? [] : [[codice, gruppo]])));
  return changesOf({
    prima: {
      anno: last,
      at: (misura, dims) => precedente(last, misura, dims),
      panel: edizione.panel.find((each) => each.anno === last) ?? null,
    },
    ora: { anno, at: figure.at, panel },
    misure: figure.misure,
    rotture,
    regole: { minimo: soglie.minimo_enti, gruppi, p },
  });
}

const byPlace = (a: EditionFault, b: EditionFault): number =>
  a.file === b.file ? (a.riga ?? 0) - (b.riga ?? 0) : a.file < b.file ? -1 : 1;

/** Tables and charts of a chapter that the edition has, and those that any of its texts places. */
function printedIds({ edizione, dichiarati }: ComposeInput): ReadonlySet<string> {
  const all = [...dichiarati.prospetti, ...dichiarati.elenchi];
  const chapters = Object.entries(edizione.testi).filter(([nome]) => !isTestoBreve(nome));
  const placed = new Set(chapters.flatMap(([, testo]) => idsNamedIn(testo)));
  return new Set(all.filter((def) => hasChapter(def, edizione) || placed.has(def.id)).map(({ id }) => id));
}

function listOf(
  { id, elenco, parte }: ListInstance,
  { edizione, elenchi }: ComposeInput,
  { quante }: Pick<Answers, "quante">,
): SenzaNumero {
  const unknown = unknownInList(elenco, edizione.liste);
  if (unknown !== null) throw new Error(`${unknown.cosa}. ${unknown.rimedio}`);
  const written = editionRows(elenco.tabella, edizione) ?? elenchi[elenco.id] ?? [];
  const rows =
    elenco.tabella === "proposte"
      ? written.map((row) => ({ ...row, voci: quante.get(String(row["codice"])) ?? null }))
      : written;
  const own = parte === null ? rows : rows.filter((row) => row[parte.dimensione] === parte.codice);
  const isComments = elenco.tabella === "commenti";
  const isRecord = editionRows(elenco.tabella, edizione) === null;
  const fonte = isRecord
    ? `questionario della rete, ${edizione.yaml.anno}${edizione.yaml.dimostrativa ? "; dati dimostrativi" : ""}`
    : isComments
      ? "lettura della bozza"
      : "documenti del progetto";
  return {
    id,
    tipo: "tavola",
    titolo: isComments
      ? commentsTitle(edizione.commenti)
      : ((elenco.tabella === "proposte" ? proposalsTitle(own) : null) ?? elenco.titolo),
    risultato: { candidato: "neutro", fermati: [] },
    // The steps of the project have their own years beside them.
    sottotitolo: [parte?.nome ?? edizione.yaml.citta, ...(elenco.tabella === "tappe" ? [] : [edizione.yaml.anno])].join(
      ", ",
    ),
    fonte,
    base: isComments ? commentsBase(edizione.commenti) : "",
    note: [...(elenco.note ?? []), ...(isComments ? commentsNotes(edizione.commenti) : [])],
    tabella: printList(elenco, own, edizione),
    dati: elenco.id,
  };
}

/** How many of the published figures are not shown. */
const reservedIn = (figure: Figure): number =>
  figure.all().filter(({ protetta }) => protetta === "riservatezza").length;

const unusedPictures = ({ immagini }: Edizione, shown: ReadonlySet<string>): EditionFault[] =>
  Object.keys(immagini)
    .filter((path) => !shown.has(path))
    .map((path) => ({
      file: `testi/${path}`,
      riga: null,
      cosa: "nessun testo mostra questa immagine",
      rimedio: `Scrivi ![che cosa si vede](${path}) in un testo, o togli il file.`,
    }));

function membersOf({ liste, quartieri }: Edizione): ReportModel["membri"] {
  const places = new Map(quartieri.map(({ codice, riga, colonna }) => [codice, { riga, colonna }]));
  return Object.fromEntries(
    NAMED_LISTS.map((name) => [
      name,
      (liste[name] ?? []).map(({ codice, nome, attributi }) => ({
        codice,
        nome,
        ...(name === "quartieri" ? { gruppo: attributi["zona"] ?? "", ...places.get(codice) } : {}),
      })),
    ]),
  );
}

/** By dimension, the members that the figures name: who lists these says them as the edition does. */
function namesIn(used: ReadonlyMap<string, Figura>, { liste }: Edizione, figure: Figure): ReportModel["membri"] {
  const named = new Map<string, Map<string, string>>();
  for (const { misura: id, dims } of used.values()) {
    const misura = figure.misure.get(id);
    if (misura === undefined) continue;
    for (const [dimension, code] of Object.entries(dims)) {
      const known = named.get(dimension) ?? new Map<string, string>();
      named.set(dimension, known);
      if (known.has(code)) continue;
      const lista = dimensionAt(misura, dimension, figure.misure)?.lista ?? "";
      const member = liste[lista]?.find(({ codice }) => codice === code);
      if (member !== undefined) known.set(code, member.nome);
    }
  }
  return Object.fromEntries(
    [...named]
      .filter(([, members]) => members.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([dimension, members]) => [
        dimension,
        [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([codice, nome]) => ({ codice, nome })),
      ]),
  );
}

function measuresOf(used: ReadonlyMap<string, Figura>, figure: Figure): ReportModel["misure"] {
  const ids = [...new Set([...used.values()].map(({ misura }) => misura))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const misura = figure.misure.get(id);
      return [
        id,
        {
          titolo: misura?.titolo ?? id,
          definizione: misura?.definizione ?? "",
          unita: misura?.unita ?? conteggio(id),
          ...(misura?.tipo === "base" && misura.stima === "censimento" ? { noto: true as const } : {}),
        },
      ];
    }),
  );
}

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
