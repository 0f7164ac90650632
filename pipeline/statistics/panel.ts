// What the same enti declared in two editions (STATISTICS 12.4): the only fair comparison of declared sums, since an ente
// that answers one time and not the other moves a sum without anything having moved in the city. Sums of few enti, or of one
// that stands out, are kept back, and with them whatever would give them away. Pure.

/** What an ente declared at a point, in whole units; only of enti that answered the whole misura. */
export type Declared = ReadonlyMap<string, number>;

export interface PanelPoint {
  readonly prima: Declared;
  readonly ora: Declared;
  /** Enti behind the figures that were published at this point, by edition; null where none was: whoever takes the panel away
   *  from what was published learns the sum of the others. */
  readonly pubblicati: { readonly prima: number | null; readonly ora: number | null };
  /** Enti that the earlier edition compared with one before it: what they declared together is public too. */
  readonly confrontati: ReadonlySet<string>;
  /** True when the figura of either edition is hidden. */
  readonly nascosto: boolean;
}

export interface PanelRules {
  /** Contributors behind a sum that may be printed (`soglie.minimo_enti`). */
  readonly minimo: number;
  /** The holding or consortium of an ente: its members are one contributor. */
  readonly gruppi: ReadonlyMap<string, string>;
  /** The p% rule, in percent, secret: how near to the largest contributor the next largest may come. Null for counts, and for
   *  who may see every number. Nobody counts as consenting: who agreed to one edition did not agree to the other. */
  readonly p: number | null;
}

/** Sums of the enti of the panel; `enti` are those of them with something here in either edition. */
export interface PanelSums {
  readonly enti: number;
  readonly prima: number;
  readonly ora: number;
}

interface Member extends PanelSums {
  readonly isHidden: boolean;
}

/** The total of a misura, null when it may not be printed. */
export function panelTotal(point: PanelPoint, rules: PanelRules): PanelSums | null {
  const { isHidden, ...sums } = memberOf(point, rules);
  return isHidden ? null : sums;
}

/**
 * The parts of a total, by code, null where one may not be printed. A single hidden part would be the total less the
 * others: the smallest of those is hidden with it, and more until the hidden ones are enough enti together. Which was hidden
 * first is not told.
 */
export function panelParts(
  parts: ReadonlyMap<string, PanelPoint>,
  rules: PanelRules,
): ReadonlyMap<string, PanelSums | null> {
  const members = [...parts].map(([codice, point]) => ({ codice, point, ...memberOf(point, rules) }));
  const hidden = new Set(members.filter(({ isHidden }) => isHidden));
  const shown = members
    .filter(({ isHidden, enti }) => !isHidden && enti > 0)
    .sort((a, b) => a.prima + a.ora - (b.prima + b.ora) || (a.codice < b.codice ? -1 : 1));
  while (
    hidden.size > 0 &&
    (hidden.size < 2 ||
      !isEnough(
        [...hidden].map(({ point }) => point),
        rules,
      ))
  ) {
    const next = shown.shift();
    // Nothing is left to stand beside it: then not even zeros are told.
    if (next === undefined) return new Map(members.map(({ codice }) => [codice, null]));
    hidden.add(next);
  }
  return new Map(
    members.map((member) => {
      const { enti, prima, ora } = member;
      return [member.codice, hidden.has(member) ? null : { enti, prima, ora }];
    }),
  );
}

/** Whether two numbers that are both public tell, by their difference, of one of those who changed what they declared between
 *  them: there are few of them, or one stands out. */
export function changeTells(prima: Declared, ora: Declared, rules: PanelRules): boolean {
  const enti = [...new Set([...prima.keys(), ...ora.keys()])];
  const changes = new Map(enti.map((ente) => [ente, (ora.get(ente) ?? 0) - (prima.get(ente) ?? 0)]));
  return isTelling(contributions([changes], enti, rules), rules);
}

/** The enti of the panel: those that answered the whole misura both times. */
export const panelOf = ({ prima, ora }: Pick<PanelPoint, "prima" | "ora">): string[] =>
  [...prima.keys()].filter((ente) => ora.has(ente)).sort();

function memberOf(point: PanelPoint, rules: PanelRules): Member {
  const { prima, ora, pubblicati, confrontati, nascosto } = point;
  const panel = panelOf(point);
  const [before = [], now = []] = [prima, ora].map((declared) =>
    panel.filter((ente) => (declared.get(ente) ?? 0) !== 0),
  );
  const sums = {
    enti: new Set([...before, ...now]).size,
    prima: sumOf(prima, panel),
    ora: sumOf(ora, panel),
  };
  const isHidden =
    nascosto ||
    isTelling(contributions([prima], before, rules), rules) ||
    isTelling(contributions([ora], now, rules), rules) ||
    tellsOthers(pubblicati.prima, prima, before, rules) ||
    tellsOthers(pubblicati.ora, ora, now, rules) ||
    tellsBetween(confrontati, point, rules);
  return { ...sums, isHidden };
}

/** Whether the sum of these would tell of one of them: of nobody it tells nothing. */
const isTelling = (amounts: readonly number[], rules: PanelRules): boolean =>
  isFew(amounts.length, rules) || tellsLargest(amounts, rules);

/** Whether the next largest, taking away its own, would come nearer than p % to the largest (STATISTICS 6.2). */
function tellsLargest(amounts: readonly number[], { p }: PanelRules): boolean {
  const [first, , ...rest] = amounts.map(Math.abs).sort((a, b) => b - a);
  if (p === null || first === undefined) return false;
  return rest.reduce((sum, each) => sum + each, 0) < (p / 100) * first;
}

/** What each contributor gave, of those with something. */
function contributions(declared: readonly Declared[], enti: readonly string[], { gruppi }: PanelRules): number[] {
  const amounts = new Map<string, number>();
  for (const each of declared)
    for (const ente of enti) {
      const who = gruppi.get(ente) ?? ente;
      amounts.set(who, (amounts.get(who) ?? 0) + (each.get(ente) ?? 0));
    }
  return [...amounts.values()].filter((amount) => amount !== 0);
}

/** Whether what was published less the panel would tell of one of the others. */
function tellsOthers(
  published: number | null,
  declared: Declared,
  inPanel: readonly string[],
  rules: PanelRules,
): boolean {
  if (published === null) return false;
  if (isFew(Math.max(0, published - inPanel.length), rules)) return true;
  const others = [...declared.keys()].filter((ente) => !inPanel.includes(ente));
  // Who did not answer the whole is among the published and not here, so that the rule asks rather too much.
  return tellsLargest(contributions([declared], others, rules), rules);
}

/** Whether of one year two sums of the same enti, those of the edition before it and those of the one after, tell by their
 *  difference of one of the enti that stand in one of them only. */
function tellsBetween(
  compared: ReadonlySet<string>,
  { prima, ora }: Pick<PanelPoint, "prima" | "ora">,
  rules: PanelRules,
): boolean {
  if (compared.size === 0) return false;
  const alone = [...prima.keys()].filter((ente) => compared.has(ente) !== ora.has(ente));
  return isTelling(contributions([prima], alone, rules), rules);
}

/** None tells of nobody; few tell of somebody. */
const isFew = (many: number, { minimo }: PanelRules): boolean => many > 0 && many < minimo;

/** True when the sum of these points, which is the total less what is shown, tells of nobody in both editions. */
function isEnough(points: readonly PanelPoint[], rules: PanelRules): boolean {
  const panel = [...new Set(points.flatMap(panelOf))];
  return [points.map(({ prima }) => prima), points.map(({ ora }) => ora)].every(
    (declared) => !isTelling(contributions(declared, panel, rules), rules),
  );
}

const sumOf = (declared: Declared, enti: readonly string[]): number =>
  enti.reduce((sum, ente) => sum + (declared.get(ente) ?? 0), 0);
