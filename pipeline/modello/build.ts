// Figures, texts and declarations → ReportModel. Everything the report prints is decided here; what follows only places it.
import { createHash } from "node:crypto";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import { type Capitolo, type Cifra, type Citazione, type Parte, type Prospetto, type ReportModel, reportModelSchema, VERSIONE_MODELLO } from "../../schemas/report-model.ts";
import { conteggio, formatValue } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";
import { printList, editionRows, type RigaElenco } from "./elenco.ts";
import { previousFigures } from "./precedenti.ts";
import { baseText, type Dichiarati, type Istanza, makeProspetto, type Rete } from "./prospetti.ts";
import type { Contesto } from "./tabella.ts";
import { mapReferences, placeInPart, readTesto, type Testata } from "./testi.ts";

export interface Ingredienti {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Dichiarati;
  /** Rows of the published lists that are records of members, by list id. */
  readonly elenchi: Readonly<Record<string, readonly RigaElenco[]>>;
  readonly citazioni: readonly (Citazione & { cantiere: string | null })[];
  readonly rete: Rete;
  readonly pin: Readonly<Record<string, string>>;
}

type SenzaNumero = Omit<Prospetto, "numero">;

export interface Modello {
  readonly model: ReportModel;
  /** Figures behind each prospetto of the open data, all its instances together, by its id. */
  readonly tabelle: ReadonlyMap<string, readonly Figura[]>;
}

/** The model of an edition. A prospetto that cannot be made is told in `guasti` and the report goes on without it. */
export function buildModel(ingredienti: Ingredienti): Modello {
  const { edizione, figure } = ingredienti;
  const contesto: Contesto = { edizione, figure, precedente: previousFigures(edizione, figure) };
  const guasti = [...figure.guasti];
  const used = new Map<string, Figura>();
  const prospetti = new Map<string, SenzaNumero>();
  const tabelle = new Map<string, Figura[]>();
  for (const istanza of instances(ingredienti)) {
    try {
      const made = "def" in istanza ? makeProspetto(istanza, contesto, ingredienti.rete) : { prospetto: listOf(istanza, ingredienti), figure: [] };
      prospetti.set(istanza.id, made.prospetto);
      for (const figura of made.figure) used.set(figura.id, figura);
      if (made.figure.length > 0) tabelle.set(made.prospetto.dati, [...(tabelle.get(made.prospetto.dati) ?? []), ...made.figure]);
    } catch (error) {
      guasti.push({ dove: istanza.id, messaggio: error instanceof Error ? error.message : String(error) });
    }
  }
  const capitoli = chapters(ingredienti, prospetti, used, guasti);
  const numbered = number(capitoli, prospetti);
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

interface IstanzaElenco {
  readonly id: string;
  readonly elenco: Dichiarati["elenchi"][number];
  readonly parte: Istanza["parte"];
}

/** One instance for the network, or one for each cantiere or zona that the edition names. */
function instances({ dichiarati, edizione }: Ingredienti): (Istanza | IstanzaElenco)[] {
  const expand = <T extends { id: string; per?: "cantiere" | "zona" }>(def: T) => {
    if (def.per === undefined) return [{ id: def.id, parte: null }];
    const { per } = def;
    return partsOf(edizione, per).map(({ codice, nome }) => ({ id: `${def.id}--${codice}`, parte: { dimensione: per, codice, nome } }));
  };
  return [
    ...dichiarati.prospetti.filter((def) => isAsked(def, edizione)).flatMap((def) => expand(def).map((i) => ({ ...i, def }))),
    ...dichiarati.elenchi.flatMap((elenco) => expand(elenco).map((i) => ({ ...i, elenco }))),
  ];
}

/** A prospetto whose chapter has no text in this edition is left to the open data. */
function isAsked({ capitolo }: { capitolo: string }, edizione: Edizione): boolean {
  return Object.keys(edizione.testi).some((name) => chapterId(name) === capitolo);
}

function partsOf({ yaml, liste }: Edizione, per: "cantiere" | "zona"): { codice: string; nome: string }[] {
  if (per === "cantiere") return yaml.cantieri.map(({ codice, nome }) => ({ codice, nome }));
  const real = new Set((liste["quartieri"] ?? []).map(({ attributi }) => attributi["zona"]));
  return (liste["zone"] ?? []).filter(({ codice }) => real.has(codice)).map(({ codice, nome }) => ({ codice, nome }));
}

function listOf({ id, elenco, parte }: IstanzaElenco, { edizione, elenchi }: Ingredienti): SenzaNumero {
  const rows = editionRows(elenco.tabella, edizione) ?? elenchi[elenco.id] ?? [];
  const own = parte === null ? rows : rows.filter((row) => row[parte.dimensione] === parte.codice);
  const isRecord = editionRows(elenco.tabella, edizione) === null;
  const fonte = isRecord ? `questionario della rete, edizione ${edizione.yaml.anno}${edizione.yaml.dimostrativa ? "; dati dimostrativi" : ""}` : "documenti del progetto";
  return {
    id,
    tipo: "tavola",
    titolo: elenco.titolo,
    risultato: { candidato: "neutro", fermati: [] },
    sottotitolo: [parte?.nome ?? edizione.yaml.citta, String(edizione.yaml.anno)].join(", "),
    fonte: `Fonte: ${fonte}`,
    base: "",
    note: [...(elenco.note ?? [])],
    tabella: printList(elenco, own, edizione),
    dati: elenco.id,
  };
}

const CHAPTER = /^(\d+|[A-Z])-([a-z0-9-]+)$/;
const chapterId = (name: string): string | null => CHAPTER.exec(name)?.[2] ?? null;

function chapters(ingredienti: Ingredienti, prospetti: ReadonlyMap<string, SenzaNumero>, used: Map<string, Figura>, guasti: { dove: string; messaggio: string }[]): Capitolo[] {
  const { edizione, figure, citazioni, rete } = ingredienti;
  const names = Object.keys(edizione.testi).filter((name) => CHAPTER.test(name)).sort((a, b) => order(a) - order(b));
  const quote = (id: string, dims: Readonly<Record<string, string>>, dove: string): Figura | null => {
    try {
      const figura = figure.at(id, dims);
      used.set(figura.id, figura);
      return figura;
    } catch (error) {
      guasti.push({ dove, messaggio: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  const cards = (testata: Testata, fixed: Readonly<Record<string, string>>, dove: string): Cifra[] =>
    testata.cifre.flatMap(({ figura: id, dove: where, didascalia }) => {
      const dimensioni = figure.misure.get(id)?.dimensioni ?? [];
      const own = Object.fromEntries(Object.entries(fixed).filter(([name]) => dimensioni.includes(name)));
      const figura = quote(id, { ...own, ...where }, dove);
      if (figura === null || figura.valore === null) return [];
      return [{ figura: figura.id, testo: formatValue(figura.valore, figura.unita, "prosa"), didascalia, base: baseText(figura, rete) }];
    });
  const part = (id: string, titolo: string, testata: Testata, corpo: string, fixed: Readonly<Record<string, string>>, dove: string): Parte => {
    const placed = new Set<string>();
    mapReferences(corpo, id, ({ nome, id: name, args }) => {
      if (nome === "figura") quote(name, args, dove);
      if (nome === "grafico" || nome === "tavola") placed.add([...Object.values(args).map((a) => `${name}--${a}`), `${name}--${id}`, name].find((x) => prospetti.has(x)) ?? name);
      return null;
    });
    const mine = [...prospetti.keys()].filter((key) => belongs(key, id, dove, ingredienti) && !placed.has(key));
    return { id, titolo, testo: corpo, cifre: cards(testata, fixed, dove), prospetti: mine, citazioni: [] };
  };
  return names.map((name): Capitolo => {
    const id = chapterId(name) ?? name;
    const { testata, corpo } = readTesto(edizione, name);
    const titolo = testata.titolo ?? id;
    const per = id === "cantieri" ? "cantiere" : id === "zone" ? "zona" : null;
    const parti = (per === null ? [] : partsOf(edizione, per)).map(({ codice, nome }) => {
      const own = readTesto(edizione, `${id}/${codice}`);
      const each = readTesto(edizione, `${id}/_ogni`);
      const text = placeInPart(`${own.corpo.trim()}\n\n${each.corpo.trim()}\n`, per ?? "zona", codice, figure);
      const cifre = own.testata.cifre.length > 0 ? own.testata : each.testata;
      const made = part(codice, nome, cifre, text, { [per ?? "zona"]: codice }, id);
      return { ...made, citazioni: per === "cantiere" ? quotesOf(codice, citazioni) : [] };
    });
    const apertura = part(id, titolo, testata, corpo, {}, id);
    const chosen = id === "partecipazione" ? { ...apertura, citazioni: quotesOf(null, citazioni) } : apertura;
    return { id, numero: String(order(name) === 99 ? "A" : order(name)), titolo, breve: testata.breve ?? titolo, apertura: chosen, parti };
  });
}

const order = (name: string): number => (/^\d/.test(name) ? Number.parseInt(name, 10) : 99);

/** A prospetto belongs to the parte it is an instance for, or to the chapter that declares it. */
function belongs(key: string, parte: string, capitolo: string, { dichiarati }: Ingredienti): boolean {
  const [base, code] = key.split("--");
  const def = [...dichiarati.prospetti, ...dichiarati.elenchi].find(({ id }) => id === base);
  return def?.capitolo === capitolo && (code === undefined ? def.per === undefined && parte === capitolo : code === parte);
}

/** A few voices per place: the first ones with a proposal, spread over the occasions. */
function quotesOf(cantiere: string | null, citazioni: Ingredienti["citazioni"]): Citazione[] {
  const own = citazioni.filter((c) => c.cantiere === cantiere);
  const withProposal = [...own.filter(({ proposta }) => proposta !== null), ...own.filter(({ proposta }) => proposta === null)];
  return withProposal.slice(0, 4).map(({ testo, occasione, proposta }) => ({ testo, occasione, proposta }));
}

/** Numbers in order of appearance: those the text places first, the others after it. */
function number(capitoli: readonly Capitolo[], prospetti: ReadonlyMap<string, SenzaNumero>): Record<string, Prospetto> {
  const numbered: Record<string, Prospetto> = {};
  for (const { numero, apertura, parti } of capitoli) {
    const counts = { grafico: 0, tavola: 0 };
    const add = (key: string): void => {
      const found = prospetti.get(key);
      if (found === undefined || key in numbered) return;
      numbered[key] = { ...found, numero: `${numero}.${++counts[found.tipo]}` };
    };
    for (const { id, testo, prospetti: rest } of [apertura, ...parti]) {
      mapReferences(testo, id, ({ nome, id: name, args }) => {
        if (nome === "grafico" || nome === "tavola") add([...Object.values(args).map((a) => `${name}--${a}`), `${name}--${id}`, name].find((x) => prospetti.has(x)) ?? name);
        return null;
      });
      for (const key of rest) add(key);
    }
  }
  return numbered;
}

function edizioneOf({ yaml }: Edizione): ReportModel["edizione"] {
  const { anno, citta, rete, titolo, sottotitolo, editore, data_riferimento, data_pubblicazione, indirizzo_pubblico, licenza, dimostrativa } = yaml;
  return { anno, citta, rete, titolo, sottotitolo, editore, data_riferimento, data_pubblicazione, indirizzo_pubblico, licenza, dimostrativa, interna: false };
}

function membersOf({ liste }: Edizione): ReportModel["membri"] {
  return Object.fromEntries(["cantieri", "zone", "quartieri", "agenzie"].map((name) => [name, (liste[name] ?? []).map(({ codice, nome }) => ({ codice, nome }))]));
}

function measuresOf(used: ReadonlyMap<string, Figura>, figure: Figure): ReportModel["misure"] {
  const ids = [...new Set([...used.values()].map(({ misura }) => misura))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const misura = figure.misure.get(id);
      return [id, { titolo: misura?.titolo ?? id, definizione: misura?.definizione ?? "", unita: misura?.unita ?? conteggio(id) }];
    }),
  );
}

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

