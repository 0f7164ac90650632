// Figures, texts and declarations → ReportModel. Everything the report prints is decided here; what follows only places it.
import { createHash } from "node:crypto";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import { type Citazione, type ReportModel, reportModelSchema, VERSIONE_MODELLO } from "../../schemas/report-model.ts";
import { conteggio } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";
import { chapters, numberAll, type SenzaNumero } from "./capitoli.ts";
import type { ComposeContext } from "./dati.ts";
import { editionRows, type ListRow, printList } from "./elenco.ts";
import { instances, type ListInstance } from "./istanze.ts";
import { previousFigures } from "./precedenti.ts";
import { type Declared, makeProspetto, type NetworkSize } from "./prospetti.ts";

export interface ComposeInput {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  /** Rows of the published lists that are records of members, by list id. */
  readonly elenchi: Readonly<Record<string, readonly ListRow[]>>;
  readonly citazioni: readonly (Citazione & { cantiere: string | null })[];
  readonly rete: NetworkSize;
  readonly pin: Readonly<Record<string, string>>;
}

export interface Composed {
  readonly model: ReportModel;
  /** Figures behind each prospetto of the open data, all its instances together, by its id. */
  readonly tabelle: ReadonlyMap<string, readonly Figura[]>;
}

/** The model of an edition. A prospetto that cannot be made is told in `guasti` and the report goes on without it. */
export function buildModel(ingredienti: ComposeInput): Composed {
  const { edizione, figure } = ingredienti;
  const contesto: ComposeContext = { edizione, figure, precedente: previousFigures(edizione, figure) };
  const guasti = [...figure.guasti];
  const used = new Map<string, Figura>();
  const prospetti = new Map<string, SenzaNumero>();
  const tabelle = new Map<string, Figura[]>();
  for (const istanza of instances(ingredienti)) {
    try {
      const made =
        "def" in istanza
          ? makeProspetto(istanza, contesto, ingredienti.rete)
          : { prospetto: listOf(istanza, ingredienti), figure: [] };
      prospetti.set(istanza.id, made.prospetto);
      for (const figura of made.figure) used.set(figura.id, figura);
      if (made.figure.length > 0)
        tabelle.set(made.prospetto.dati, [...(tabelle.get(made.prospetto.dati) ?? []), ...made.figure]);
    } catch (error) {
      guasti.push({ dove: istanza.id, messaggio: error instanceof Error ? error.message : String(error) });
    }
  }
  const capitoli = chapters(ingredienti, { prospetti, used, guasti });
  const numbered = numberAll(capitoli, prospetti);
  const model: ReportModel = {
    versione: VERSIONE_MODELLO,
    edizione: edizioneOf(edizione),
    pin: { ...ingredienti.pin, testi: hashOf(edizione.testi) },
    membri: membersOf(edizione),
    fatti: Object.fromEntries(edizione.fatti.map(({ id, testo, fonte }) => [id, { testo, fonte }])),
    figure: Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1))),
    misure: measuresOf(used, figure),
    prospetti: numbered,
    capitoli,
    glossario: edizione.glossario.map((g) => ({ ...g })).sort((a, b) => a.termine.localeCompare(b.termine, "it")),
    guasti,
  };
  return { model: reportModelSchema.parse(model), tabelle };
}

function listOf({ id, elenco, parte }: ListInstance, { edizione, elenchi }: ComposeInput): SenzaNumero {
  const rows = editionRows(elenco.tabella, edizione) ?? elenchi[elenco.id] ?? [];
  const own = parte === null ? rows : rows.filter((row) => row[parte.dimensione] === parte.codice);
  const isRecord = editionRows(elenco.tabella, edizione) === null;
  const fonte = isRecord
    ? `questionario della rete, edizione ${edizione.yaml.anno}${edizione.yaml.dimostrativa ? "; dati dimostrativi" : ""}`
    : "documenti del progetto";
  return {
    id,
    tipo: "tavola",
    titolo: elenco.titolo,
    risultato: { candidato: "neutro", fermati: [] },
    sottotitolo: [parte?.nome ?? edizione.yaml.citta, String(edizione.yaml.anno)].join(", "),
    fonte,
    base: "",
    note: [...(elenco.note ?? [])],
    tabella: printList(elenco, own, edizione),
    dati: elenco.id,
  };
}

function edizioneOf({ yaml }: Edizione): ReportModel["edizione"] {
  const {
    anno,
    citta,
    rete,
    titolo,
    sottotitolo,
    editore,
    data_riferimento,
    data_pubblicazione,
    indirizzo_pubblico,
    licenza,
    dimostrativa,
  } = yaml;
  return {
    anno,
    citta,
    rete,
    titolo,
    sottotitolo,
    editore,
    data_riferimento,
    data_pubblicazione,
    indirizzo_pubblico,
    licenza,
    dimostrativa,
    // Until figures are protected, an edition of real enti is for the analyst alone and every page says so.
    interna: !dimostrativa,
  };
}

function membersOf({ liste }: Edizione): ReportModel["membri"] {
  return Object.fromEntries(
    ["cantieri", "zone", "quartieri", "agenzie"].map((name) => [
      name,
      (liste[name] ?? []).map(({ codice, nome, attributi }) => ({
        codice,
        nome,
        ...(name === "quartieri" ? { gruppo: attributi["zona"] ?? "" } : {}),
      })),
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
        { titolo: misura?.titolo ?? id, definizione: misura?.definizione ?? "", unita: misura?.unita ?? conteggio(id) },
      ];
    }),
  );
}

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
