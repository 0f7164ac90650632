// What changed between two editions, figura by figura: on the enti that answered both (the panel), or between two estimates
// with the interval of their difference. Declared sums of two editions are sums of different enti: their difference is no
// change, and is never made here.
import type { EdizioneYaml } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import { DIMENSIONI_PANEL, type DimensionePanel, type Panel, puntoPanel } from "../../schemas/panel.ts";
import { type Difference, differenceOf } from "../statistics/difference.ts";
import {
  type Declared,
  type PanelPoint,
  type PanelRules,
  type PanelSums,
  panelParts,
  panelTotal,
} from "../statistics/panel.ts";
import { isAsked } from "./asked.ts";
import type { Misure } from "./declarations.ts";
import { isOnPanel } from "./on-panel.ts";

type Dims = Readonly<Record<string, string>>;

export interface ComparedEdition {
  readonly anno: number;
  /** What it published; null where there is no such figura. */
  readonly at: (misura: string, dims: Dims) => Figura | null;
  /** null when it is not to be had. */
  readonly panel: Panel | null;
}

export interface ComparedEditions {
  readonly prima: ComparedEdition;
  readonly ora: ComparedEdition;
  readonly misure: Misure;
  readonly rotture: EdizioneYaml["rotture"];
  readonly regole: PanelRules;
}

/** Why nothing is said to have changed. */
export type Motivo =
  | "definizione"
  | "non-chiesta"
  | "assente"
  | "nascosta"
  | "unita"
  | "senza-stima"
  | "senza-panel"
  | "non-dichiarata"
  | "nessuno";

export interface Change {
  /** The two figures as they were published; null where an edition has none. */
  readonly prima: Figura | null;
  readonly ora: Figura | null;
  readonly stime: Difference | null;
  /** In the unit of the misura. */
  readonly panel: PanelSums | null;
  /** Set exactly when neither estimates nor panel say anything. */
  readonly motivo: Motivo | null;
  /** Why nothing is said of the same enti; null where it is. */
  readonly senzaPanel: Motivo | null;
}

export interface Changes {
  readonly anni: { readonly prima: number; readonly ora: number };
  /** True when both editions say what each ente declared. */
  readonly conPanel: boolean;
  readonly at: (misura: string, dims: Dims) => Change;
}

export function changesOf(editions: ComparedEditions): Changes {
  const { prima, ora } = editions;
  const panelAt = panelsOf(editions);
  const at = (id: string, dims: Dims): Change => {
    // A twin tells the same thing as its misura, of which earlier editions published the figures; it is no estimate.
    const gemella = editions.misure.get(id)?.gemella;
    const misura = gemella ?? id;
    const published = { prima: prima.at(misura, dims), ora: ora.at(misura, dims) };
    const none = (motivo: Motivo): Change => ({
      ...{ ...published, stime: null, panel: null },
      ...{ motivo, senzaPanel: motivo },
    });
    const stopped = stopOf(misura, published, editions);
    if (stopped !== null) return none(stopped);
    const stime = gemella === undefined ? estimated(published) : null;
    const panel = panelAt(misura, dims);
    if (typeof panel !== "string") return { ...published, stime, panel, motivo: null, senzaPanel: null };
    return stime === null ? none(panel) : { ...published, stime, panel: null, motivo: null, senzaPanel: panel };
  };
  return { anni: { prima: prima.anno, ora: ora.anno }, conPanel: prima.panel !== null && ora.panel !== null, at };
}

interface Published {
  readonly prima: Figura | null;
  readonly ora: Figura | null;
}

/** What stops every comparison of a figura. */
function stopOf(id: string, { prima, ora }: Published, { misure, rotture, ...years }: ComparedEditions): Motivo | null {
  const misura = misure.get(id);
  if (misura !== undefined && !isAsked(misura, misure, years.prima.anno)) return "non-chiesta";
  if (misura === undefined || prima === null || ora === null) return "assente";
  const between = rotture.filter(({ anno }) => anno > years.prima.anno && anno <= years.ora.anno);
  if (between.some((rottura) => rottura.misura === "*" || isAlike(misura, rottura.misura, misure)))
    return "definizione";
  if ([prima, ora].some(isHidden)) return "nascosta";
  return prima.unita.nome === ora.unita.nome ? null : "unita";
}

/** True for the misura of a name, for one that adds up the same values of the same table, and for a ratio of either: what is
 *  counted otherwise changes them all. */
function isAlike(misura: MisuraNota, broken: string, misure: Misure): boolean {
  if (misura.id === broken) return true;
  const other = misure.get(broken);
  if (misura.tipo === "rapporto")
    return [misura.numeratore, misura.denominatore].some((term) => {
      const part = misure.get(term.misura);
      return part !== undefined && isAlike(part, broken, misure);
    });
  if (other?.tipo !== "base" || other.blocco !== misura.blocco) return false;
  const fieldOf = ({ valore }: MisuraBase): string => (valore.op === "conta" ? "" : valore.campo);
  return other.valore.op === misura.valore.op && fieldOf(other) === fieldOf(misura);
}

const isHidden = ({ stato, protetta }: Figura): boolean => stato === "riservato" || protetta === "riservatezza";

/** An estimate may be compared when its gates hold and its letter allows it; one of F is not published at all. */
function estimateOf(figura: Figura | null): { valore: number; errore_standard: number } | null {
  if (figura === null) return null;
  const { valore, errore_standard, giudizio, protetta } = figura;
  if (valore === null || errore_standard === null || giudizio === "F" || protetta !== "") return null;
  // Without a letter nobody was estimated: then there is no error either.
  return giudizio === null && errore_standard !== 0 ? null : { valore, errore_standard };
}

function estimated({ prima, ora }: Published): Difference | null {
  const [before, now] = [estimateOf(prima), estimateOf(ora)];
  return before === null || now === null ? null : differenceOf(before, now);
}

/** The panel at a point, or why there is none. */
function panelsOf(editions: ComparedEditions): (misura: string, dims: Dims) => PanelSums | Motivo {
  const { misure } = editions;
  const parts = new Map<string, ReadonlyMap<string, PanelSums | null>>();
  return (id, dims) => {
    const misura = misure.get(id);
    const named = Object.entries(dims);
    const [first, another] = named;
    const dimensione = DIMENSIONI_PANEL.find((name) => name === first?.[0]);
    if (misura?.gruppo === null) return "non-dichiarata";
    if (misura === undefined || !isOnPanel(misura) || another !== undefined) return "senza-stima";
    if (first !== undefined && dimensione === undefined) return "senza-stima";
    if (![editions.prima, editions.ora].every(({ panel }) => panel?.misure.has(id))) return "senza-panel";
    const regole = { ...editions.regole, p: misura.protezione.tipo === "grandezza" ? editions.regole.p : null };
    if (dimensione === undefined) return inUnits(panelTotal(pointAt(id, {}, editions), regole));
    const key = `${id}|${dimensione}`;
    const known = parts.get(key) ?? panelParts(pointsOf(id, dimensione, editions), regole);
    parts.set(key, known);
    // A member at which nobody of either edition has anything is a part as well, of nothing.
    const found = known.get(first?.[1] ?? "");
    return found === undefined ? "nessuno" : inUnits(found);
  };
}

/** The panel is kept in hundredths. */
function inUnits(sums: PanelSums | null): PanelSums | Motivo {
  if (sums === null) return "nascosta";
  if (sums.enti === 0) return "nessuno";
  return { enti: sums.enti, prima: sums.prima / 100, ora: sums.ora / 100 };
}

/** Every member of a dimension at which somebody declared something in either edition. */
function pointsOf(id: string, dimensione: DimensionePanel, editions: ComparedEditions): Map<string, PanelPoint> {
  const prefix = puntoPanel(dimensione, "");
  const punti = [editions.prima, editions.ora].flatMap(({ panel }) =>
    [...(panel?.misure.get(id)?.values() ?? [])].flatMap((answer) => [...answer.punti.keys()]),
  );
  const members = new Set(punti.flatMap((punto) => (punto.startsWith(prefix) ? [punto.slice(prefix.length)] : [])));
  return new Map([...members].sort().map((membro) => [membro, pointAt(id, { [dimensione]: membro }, editions)]));
}

function pointAt(id: string, dims: Dims, { prima, ora }: ComparedEditions): PanelPoint {
  const [before, now] = [declaredIn(prima, id, dims), declaredIn(ora, id, dims)];
  const figures = [prima.at(id, dims), ora.at(id, dims)] as const;
  // A sum that an edition did not publish is not told by a later one.
  const isUntold = [before, now].some(
    (declared, i) => figures[i] === null && [...declared.values()].some((value) => value !== 0),
  );
  return {
    prima: before,
    ora: now,
    pubblicati: { prima: figures[0]?.n_enti ?? null, ora: figures[1]?.n_enti ?? null },
    confrontati: prima.panel?.confrontati?.get(id) ?? NOBODY,
    nascosto: isUntold || figures.some((figura) => figura !== null && isHidden(figura)),
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** What each ente that answered the whole misura declared at a point, in hundredths. */
function declaredIn({ panel }: ComparedEdition, id: string, dims: Dims): Declared {
  const [named] = Object.entries(dims);
  const answers = [...(panel?.misure.get(id) ?? [])].filter(([, { intera }]) => intera);
  return new Map(
    answers.map(([ente, { totale, punti }]) => [
      ente,
      named === undefined ? totale : (punti.get(puntoPanel(...named)) ?? 0),
    ]),
  );
}
