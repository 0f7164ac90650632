// «Regole» (COLLECTING D28): which findings hit how many enti, how often the next file settled them, and which message did not
// help. Of cells nothing is told: only which message, and how many.
import { CATALOGO, type Codice, isOwed } from "../../../schemas/diagnostic.ts";
import { formatNumber, formatShare } from "../../../schemas/unita.ts";
import type { Collection } from "../../line/intake.ts";
import type { Esito, Portale, Rotta } from "../routes.ts";
import { entiOf } from "../situation.ts";

export interface RuleCount {
  readonly codice: Codice;
  /** Enti that were ever told, and those that owe it now. */
  readonly enti: number;
  readonly aperti: number;
  /** Files that came after one that was told, with the same part in it; and those that were not told it again. */
  readonly rifatti: number;
  readonly risolti: number;
}

/** Of this many next files the message helped in too few to be called clear. */
const ENOUGH = 3;
const HELPS = 0.5;

type Told = ReadonlyMap<Codice, ReadonlySet<string>>;
interface Upload {
  /** Codes that were told, each with the parts that it was about. */
  readonly told: Told;
  readonly parti: ReadonlySet<string>;
}

/** The message of every file that came, by ente, in the order in which they count. */
function uploadsOf({ letti }: Collection): Map<string, Upload[]> {
  const uploads = new Map<string, Upload[]>();
  for (const letto of letti) {
    if (letto.uguale_a !== null) continue;
    for (const ente of entiOf(letto)) {
      const told = new Map<Codice, Set<string>>();
      for (const { codice, gravita, ente: whose, blocco } of letto.lettura.diagnostics) {
        const isTheirs = whose === ente || (whose === null && letto.ricezione.ente_atteso === ente);
        if (!isTheirs || (gravita !== "correggere" && gravita !== "confermare")) continue;
        told.set(codice, (told.get(codice) ?? new Set()).add(blocco ?? ""));
      }
      const own = letto.lettura.invii.filter((each) => each.ente === ente);
      const parti = new Set(own.flatMap(({ sezioni }) => sezioni.map(({ blocco }) => blocco)));
      uploads.set(ente, [...(uploads.get(ente) ?? []), { told, parti }]);
    }
  }
  return uploads;
}

/** The next file in which the same part is; about a file as a whole any next one. */
const nextOf = (later: readonly Upload[], parte: string): Upload | undefined =>
  later.find(({ parti }) => parte === "" || parti.has(parte));

/** Most enti first. */
export function rulesOf(raccolta: Collection): RuleCount[] {
  const hit = new Map<Codice, Set<string>>();
  const open = new Map<Codice, Set<string>>();
  const add = (map: Map<Codice, Set<string>>, codice: Codice, ente: string): void =>
    void map.set(codice, (map.get(codice) ?? new Set()).add(ente));
  const again = new Map<Codice, { rifatti: number; risolti: number }>();
  for (const [ente, uploads] of uploadsOf(raccolta)) {
    for (const [n, { told }] of uploads.entries()) {
      for (const [codice, parti] of told) {
        add(hit, codice, ente);
        const counts = again.get(codice) ?? { rifatti: 0, risolti: 0 };
        again.set(codice, counts);
        for (const parte of parti) {
          const next = nextOf(uploads.slice(n + 1), parte);
          if (next === undefined) continue;
          counts.rifatti++;
          if (!next.told.get(codice)?.has(parte)) counts.risolti++;
        }
      }
    }
  }
  for (const { codice, ente, ...rest } of raccolta.diagnostics) {
    if (ente === null || rest.gravita === "nota" || rest.gravita === "consiglio") continue;
    add(hit, codice, ente);
    if (isOwed({ codice, ente, ...rest })) add(open, codice, ente);
  }
  return [...hit]
    .map(([codice, enti]) => ({
      ...{ codice, enti: enti.size, aperti: open.get(codice)?.size ?? 0 },
      ...(again.get(codice) ?? { rifatti: 0, risolti: 0 }),
    }))
    .sort((a, b) => b.enti - a.enti || (a.codice < b.codice ? -1 : 1));
}

/** Enough files were made anew after it, and too few of them settled. */
export const isUnclear = ({ rifatti, risolti }: RuleCount): boolean => rifatti >= ENOUGH && risolti / rifatti < HELPS;

/** How many files an ente sent until nothing was left to settle; null where nobody has come so far. */
function filesToGreen(raccolta: Collection): number | null {
  const owing = new Set(raccolta.diagnostics.filter(isOwed).map(({ ente }) => ente));
  const done = [...uploadsOf(raccolta)].filter(([ente]) => !owing.has(ente));
  return done.length === 0 ? null : done.reduce((sum, [, uploads]) => sum + uploads.length, 0) / done.length;
}

async function page(portale: Portale): Promise<Esito> {
  await portale.raccolta.refresh();
  const raccolta = portale.raccolta.now();
  const rules = rulesOf(raccolta);
  const rowOf = (each: RuleCount) => ({
    ...{ codice: each.codice, titolo: CATALOGO[each.codice].titolo },
    gravita: CATALOGO[each.codice].gravita === "correggere" ? "da correggere" : "da confermare",
    enti: formatNumber(each.enti),
    aperti: formatNumber(each.aperti),
    risolti: each.rifatti === 0 ? "–" : `${formatNumber(each.risolti)} su ${formatNumber(each.rifatti)}`,
  });
  const green = filesToGreen(raccolta);
  return {
    pagina: "regole",
    titolo: "Regole",
    dati: {
      quante: formatNumber(rules.length),
      verde: green === null ? null : formatNumber(green, 1),
      oscure: rules
        .filter(isUnclear)
        .map((each) => ({ ...rowOf(each), quota: formatShare(each.risolti / each.rifatti) })),
      righe: rules.map(rowOf),
    },
  };
}

export const RULES: readonly Rotta[] = [
  { metodo: "GET", url: "/regole", azione: "vedere le regole", di: "nessuno", fa: ({ portale }) => page(portale) },
];
