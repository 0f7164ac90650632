// Outcomes and Punti di Comunità: published facts, dealt out to members that answer.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { at, caso } from "./caso.ts";
import { of } from "./profilo.ts";
import type { Membro, Mondo, Riga } from "./tipi.ts";

const perAnno = z.record(z.string(), z.number());
const dichiarato = {
  per: z.enum(["zona", "quartiere", "citta"]),
  totale: perAnno,
  su: perAnno.optional(),
  quartieri: perAnno.optional(),
  /** Declared at the same places, and by the same members, as that indicator. */
  come: z.string().optional(),
};
const risultatiSchema = z.strictObject({
  indicatori: z.record(
    z.string(),
    z.discriminatedUnion("chi", [
      z.strictObject({ chi: z.literal("comune"), ...dichiarato }),
      z.strictObject({ chi: z.literal("cantiere"), enti: z.number(), ...dichiarato }),
      z.strictObject({ chi: z.literal("tutti"), quota: z.number(), mediana: z.number() }),
    ]),
  ),
  punti: z.strictObject({
    quartieri: z.array(z.string()),
    attivi: perAnno,
    in_apertura: perAnno,
    iniziative: perAnno,
    primo: z.string(),
    nomi: z.array(z.string()),
    cantiere: z.string(),
    ore_minime: z.number(),
  }),
});
export type Risultati = z.infer<typeof risultatiSchema>;

export function readRisultati(city: string): Risultati {
  return risultatiSchema.parse(parse(readFileSync(new URL(`risultati/${city}.yaml`, import.meta.url), "utf8")));
}

export type PerEnte = Map<string, Riga[]>;

/** Rows of `esiti` by ente. `fidati` are the members whose rows are sure to be accepted. */
export function esitiDi(
  mondo: Mondo,
  risultati: Risultati,
  cantiereDi: ReadonlyMap<string, string>,
  membri: readonly Membro[],
  fidati: readonly Membro[],
): PerEnte {
  const { anno, seme } = mondo;
  const rows: PerEnte = new Map();
  const places = new Map<string, { membro: Membro; zona: string; quartiere: string | null }[]>();
  for (const [indicatore, rule] of Object.entries(risultati.indicatori)) {
    const cantiere = cantiereDi.get(indicatore);
    if (cantiere === undefined) continue;
    if (rule.chi === "tutti") {
      for (const membro of membri.filter((each) => each.cantiere_principale === cantiere)) {
        const dice = caso(seme, membro.codice, indicatore);
        if (!dice.chance(rule.quota)) continue;
        const valore = Math.max(
          3,
          Math.round(
            dice.lognormal(rule.mediana, 0.6) * (0.9 + 0.2 * caso(seme, membro.codice, indicatore, anno).next()),
          ),
        );
        put(rows, membro, { indicatore, zona: at(membro.luoghi, 0).zona, quartiere: null, valore, su: null });
      }
      continue;
    }
    const total = rule.totale[anno];
    if (total === undefined) continue;
    const dice = caso(seme, anno, indicatore);
    const where =
      rule.come === undefined ? placesOf(mondo, rule, cantiere, fidati, dice) : (places.get(rule.come) ?? []);
    const parts = dealt(total, where.length, dice);
    places.set(
      indicatore,
      where.filter((_, n) => at(parts, n) > 0),
    );
    const bases = rule.su === undefined ? null : basesOf(parts, of(rule.su, String(anno)));
    where.forEach(({ membro, zona, quartiere }, n) => {
      const valore = at(parts, n);
      if (valore > 0) put(rows, membro, { indicatore, zona, quartiere, valore, su: bases?.[n] ?? null });
    });
  }
  return rows;
}

function placesOf(
  mondo: Mondo,
  rule: Exclude<Risultati["indicatori"][string], { chi: "tutti" }>,
  cantiere: string,
  fidati: readonly Membro[],
  dice: ReturnType<typeof caso>,
) {
  const { zone, quartieri, profilo, anno } = mondo;
  // The declarers do not change from year to year, as long as they answer.
  const able = fidati.filter((each) => each.tipo !== "comune" && each.luoghi.some((l) => l.cantiere === cantiere));
  const stable = caso(mondo.seme, "chi-dichiara", cantiere).shuffle(able);
  const who =
    rule.chi === "comune" ? fidati.filter(({ codice }) => codice === profilo.comune) : stable.slice(0, rule.enti);
  if (who.length === 0) throw new Error(`nobody declares the indicators of ${cantiere}`);
  const asked = rule.quartieri?.[anno];
  if (rule.per === "quartiere") {
    const chosen = caso(mondo.seme, "dove", cantiere)
      .shuffle(quartieri)
      .slice(0, asked ?? quartieri.length);
    return chosen.map((q, n) => ({ membro: at(who, n % who.length), zona: q.zona, quartiere: q.codice }));
  }
  if (rule.per === "citta") return who.map((membro) => ({ membro, zona: "citta", quartiere: null }));
  if (rule.chi === "comune") return zone.map(({ codice }) => ({ membro: at(who, 0), zona: codice, quartiere: null }));
  return who.map((membro) => ({ membro, zona: dice.pick(zone).codice, quartiere: null }));
}

/** Whole parts of a total, each at least 1 when the total allows. */
export function dealt(total: number, count: number, dice: ReturnType<typeof caso>): number[] {
  const base = total >= count ? 1 : 0;
  const parts = new Array<number>(count).fill(base);
  const weights = Object.fromEntries(parts.map((_, n) => [n, 0.4 + dice.next()]));
  let left = total - base * count;
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  for (const [n, weight] of Object.entries(weights)) {
    const more = Math.floor(((total - base * count) * weight) / sum);
    parts[Number(n)] = (parts[Number(n)] ?? 0) + more;
    left -= more;
  }
  for (let n = 0; n < left; n++) parts[n % count] = (parts[n % count] ?? 0) + 1;
  return parts;
}

/** Denominators that add up to `total`, none smaller than its numerator. */
function basesOf(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  const bases = parts.map((part) => Math.floor((part * total) / sum));
  for (let n = 0; bases.reduce((a, b) => a + b, 0) < total; n++)
    bases[n % bases.length] = (bases[n % bases.length] ?? 0) + 1;
  return bases;
}

export function put(rows: PerEnte, { codice }: Membro, row: Riga): void {
  rows.set(codice, [...(rows.get(codice) ?? []), row]);
}
