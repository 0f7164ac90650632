// What each ente gave → the system of figures and equations that disclosure control is asked about. Figures are named by
// their own ids, so that what is hidden is said in the words of the open data.
import { dimensionOf } from "../../schemas/dimensioni.ts";
import type { Lists } from "../../schemas/edizione.ts";
import { figuraId, TOTALE } from "../../schemas/figura.ts";
import { type Dimension, hierarchyOf, type Point, sharedPoints } from "../statistics/hierarchy.ts";
import { type Contribution, needsOf, partsOf, type Rule, sogliaPersone } from "../statistics/primary.ts";
import type { System } from "../statistics/suppression-system.ts";
import { type Declaration, declareSystem, type Row, type Table } from "../statistics/systems.ts";
import { joinedSystem, type NamedSystem } from "../statistics/systems-joined.ts";
import type { EnteContribution } from "../store/contributions.ts";
import type { Kind, ProtectedMisura, Split } from "./kinds.ts";
import { type Level, levelsOf, nodeAbove, parentsOf } from "./levels.ts";

/** What the rules of an edition are, and who is who in its network. */
export interface ProtectionRules {
  /** In percent; secret. */
  readonly p: number;
  readonly minimoEnti: number;
  readonly minimoPersone: number;
  readonly consenzienti: ReadonlySet<string>;
  /** Who has money of others that do not agree: nobody agrees for them, where it is told from which fonti money came. */
  readonly perAltri: ReadonlySet<string>;
  /** Ente → holding. */
  readonly gruppi: ReadonlyMap<string, string>;
  /** The Comune: its money, paid or received, can be looked up by everybody. */
  readonly comuni: ReadonlySet<string>;
  readonly liste: Lists;
}

export const REST = "resto";
const PART = "misura";

/** The system of a kind; `given` are the contributions of its splits, in their order. */
export function protectedSystem(
  kind: Kind,
  given: readonly (readonly EnteContribution[])[],
  rules: ProtectionRules,
): System {
  const isTelling = isEstimateTelling(kind, given, rules);
  return joinedSystem(kind.splits.map((split, n) => splitSystem(split, given[n] ?? [], rules, isTelling)));
}

function splitSystem(
  split: Split,
  given: readonly EnteContribution[],
  rules: ProtectionRules,
  isTelling: boolean,
): NamedSystem {
  const { intero, parti } = split;
  const levels = levelsOf(split, given);
  const leafOf = ({ dims, parte }: EnteContribution): Point => ({
    ...Object.fromEntries(levels.map(({ nome }) => [nome, dims[nome] ?? ""])),
    ...(parti.length === 0 ? {} : { [PART]: parte ?? REST }),
  });
  const dimensions: Dimension[] = [
    ...levels.map((level) => ({ nome: level.nome, parents: parentsOf(level, given) })),
    ...(parti.length === 0
      ? []
      : [{ nome: PART, parents: new Map([...parti.map(({ id }) => id), REST].map((id) => [id, TOTALE])) }]),
  ].filter(({ parents }) => parents.size > 0);
  const hierarchy = hierarchyOf(dimensions);
  const idsOf = new Map<string, string[]>();
  const tables: Table[] = [];
  for (const { misura, dimensioni, dove, anche = [] } of split.tavole) {
    const table = tableOf(levels, { dimensioni, dove }, given);
    if (table === null) continue;
    // What is left of the whole is told wherever the whole and its parts are.
    const nodes = parti.length === 0 ? [] : misura === intero.id ? [TOTALE] : [misura, REST];
    tables.push({ ...table.members, ...(nodes.length === 0 ? {} : { [PART]: nodes }) });
    for (const dims of table.points)
      for (const node of nodes.length === 0 ? [TOTALE] : nodes) {
        const point = { ...hierarchy.roots, ...table.at(dims), ...(nodes.length === 0 ? {} : { [PART]: node }) };
        const names = node === REST ? [`${intero.id} − ${misura}`] : [misura, ...anche];
        const ids = names.map((each) => figuraId(each, { ...dims, ...dove }));
        const name = hierarchy.nameOf(point);
        idsOf.set(name, [...new Set([...(idsOf.get(name) ?? []), ...ids])]);
      }
  }
  const points = sharedPoints(given.map(leafOf));
  const rowsBy = (value: (c: EnteContribution) => number): Row[] =>
    given.map((each, n) => ({ ...contributionOf(each, value, intero, rules), at: points[n] ?? leafOf(each) }));
  const withStima = given.some(({ stimato }) => stimato > 0) && !isTelling;
  const declaration: Declaration = {
    dimensions,
    tables,
    blocks: [
      { nome: "dichiarato", rows: rowsBy(({ dichiarato }) => dichiarato) },
      ...(withStima ? [{ nome: "stima", rows: rowsBy(({ stimato }) => stimato / THOUSAND) }] : []),
      // The two are printed side by side: their difference is of those alone who stand for others. Persons are printed in
      // whole ones, which hide the few that a weight adds.
      ...(withStima && isSum(intero) ? [{ nome: "per gli altri", rows: rowsBy(forOthers) }] : []),
    ],
    gruppi: rules.gruppi,
    tipo: intero.protezione.tipo,
    rule: (at) => ruleAt(at, split, levels, rules),
  };
  return { nome: [intero, ...parti].map(({ id }) => id).join("+"), system: declareSystem(declaration), idsOf };
}

function contributionOf(
  each: EnteContribution,
  value: (c: EnteContribution) => number,
  intero: ProtectedMisura,
  rules: ProtectionRules,
): Contribution {
  return {
    ente: each.ente,
    // What a transfer takes from the net of an ente says as much of it as what another adds.
    importo: Math.abs(value(each)) / (10 ** intero.unita.scala * (isSum(intero) ? THOUSAND : 1)),
    consenso: !each.isImputed && doesAgree(each.ente, intero, rules),
    pubblico: !each.isImputed && isPublic(each, intero, rules),
    pagatore: each.pagatore,
  };
}

const doesAgree = (ente: string, { blocco }: ProtectedMisura, { consenzienti, perAltri }: ProtectionRules): boolean =>
  consenzienti.has(ente) && !(blocco === USED && perAltri.has(ente));

/** Money that was used, with the fonte that it first came from. */
const USED = "usi";

const isSum = ({ protezione }: ProtectedMisura): boolean => protezione.tipo === "grandezza";

/** The measures of a kind whose estimate is not published, because even its total, beside what was declared, would tell what
 *  one of the few gave who stand for all the others: no part of it can hide behind another. */
export const tellingEstimates = (
  kind: Kind,
  given: readonly (readonly EnteContribution[])[],
  rules: ProtectionRules,
): string[] => (isEstimateTelling(kind, given, rules) ? kind.misure.map(({ id }) => id) : []);

/** Of measures that tell the same records one must not publish what another does not. */
const isEstimateTelling = (
  { splits }: Kind,
  given: readonly (readonly EnteContribution[])[],
  rules: ProtectionRules,
): boolean =>
  splits.some(({ intero }, n) => {
    if (!isSum(intero)) return false;
    const rows = (given[n] ?? []).map((each) => contributionOf(each, forOthers, intero, rules));
    const rule: Rule = { tipo: "grandezza", minimo: rules.minimoEnti, p: rules.p };
    return needsOf(partsOf(rows, rules.gruppi, "grandezza"), rule) !== null;
  });

/** What the records of an ente add to the estimate beside themselves, in storage units. */
const forOthers = ({ dichiarato, stimato }: EnteContribution): number =>
  stimato === 0 ? 0 : stimato / THOUSAND - dichiarato;

/** Amounts are tested in thousands (of euro, of hours), persons one by one. */
const THOUSAND = 1000;

/** Money of the Comune, paid or received. */
export function isPublic(
  { ente, pagatore }: EnteContribution,
  { protezione }: ProtectedMisura,
  { comuni }: ProtectionRules,
) {
  if (protezione.tipo !== "grandezza" || !protezione.denaro_pubblico) return false;
  return comuni.has(ente) || (pagatore !== null && comuni.has(pagatore));
}

function ruleAt(at: Point, split: Split, levels: readonly Level[], rules: ProtectionRules): Rule {
  const { intero, parti } = split;
  const { protezione } = parti.find(({ id }) => id === at[PART]) ?? intero;
  if (protezione.tipo === "grandezza") return { tipo: "grandezza", minimo: rules.minimoEnti, p: rules.p };
  if (countsNobody(at, split, levels, rules)) return { tipo: "frequenza", soglia: 0 };
  const isSpecial =
    protezione.soglia === "destinatari" &&
    levels.some(({ nome }) => {
      const lista = dimensionOf(intero.blocco, nome)?.lista ?? "";
      const voce = rules.liste[lista]?.find(({ codice }) => codice === at[nome]);
      return voce?.attributi["speciali"] === "si";
    });
  return { tipo: "frequenza", soglia: sogliaPersone(rules.minimoPersone, isSpecial ? "speciali" : "ordinari") };
}

/** A point of things that are no persons: its indicator says so, or every indicator of what it is a group of. */
function countsNobody(
  at: Point,
  { domanda: { blocco, dimensioni } }: Split,
  levels: readonly Level[],
  { liste }: ProtectionRules,
): boolean {
  const voci = dimensioni.flatMap((nome) => {
    const dimension = dimensionOf(blocco, nome);
    return (liste[dimension?.lista ?? ""] ?? [])
      .filter(({ attributi }) => attributi["persone"] !== undefined)
      .map(({ codice, attributi }) => ({
        isNobody: attributi["persone"] === "no",
        memberOf: (column: string) => (column === nome ? codice : attributi[dimension?.gruppi[column] ?? ""]),
      }));
  });
  return levels.some(({ nome, sopra }) => {
    const own = voci.filter(
      ({ memberOf }) =>
        at[nome] === memberOf(nome) || (sopra !== null && at[nome] === nodeAbove(sopra, memberOf(sopra) ?? "")),
    );
    return own.length > 0 && own.every(({ isNobody }) => isNobody);
  });
}

interface MadeTable {
  readonly members: Table;
  /** Members of its own dimensions, for each figura. */
  readonly points: readonly Readonly<Record<string, string>>[];
  readonly at: (dims: Readonly<Record<string, string>>) => Point;
}

/** The members that occur; null where a fixed one does not, so that all its figures are 0. */
function tableOf(
  levels: readonly Level[],
  { dimensioni, dove }: { dimensioni: readonly string[]; dove: Readonly<Record<string, string>> },
  given: readonly EnteContribution[],
): MadeTable | null {
  const membersOf = (name: string): string[] => [...new Set(given.map(({ dims }) => dims[name] ?? ""))].sort();
  if (Object.entries(dove).some(([name, member]) => !membersOf(name).includes(member))) return null;
  const names = [...dimensioni, ...Object.keys(dove)];
  const axes = names.map((name) => [name, dove[name] === undefined ? membersOf(name) : [dove[name]]] as const);
  const nodes = (name: string, members: readonly string[]): readonly [string, readonly string[]] | null => {
    const level = levels.find(({ nome, sopra }) => nome === name || sopra === name);
    if (level === undefined) return null;
    if (level.nome === name) return [level.nome, members];
    // Where the members below are named too they say which it is.
    return names.includes(level.nome) ? null : [level.nome, members.map((member) => nodeAbove(name, member))];
  };
  return {
    members: Object.fromEntries(
      axes.flatMap(([name, members]) => [nodes(name, members)].filter((each) => each !== null)),
    ),
    points: axes
      .filter(([name]) => dove[name] === undefined)
      .reduce<readonly Readonly<Record<string, string>>[]>(
        (points, [name, members]) => points.flatMap((point) => members.map((member) => ({ ...point, [name]: member }))),
        [{}],
      ),
    at: (dims) =>
      Object.fromEntries(
        names.flatMap((name) => {
          const found = nodes(name, [dove[name] ?? dims[name] ?? ""]);
          return found === null ? [] : [[found[0], found[1][0] ?? ""]];
        }),
      ),
  };
}
