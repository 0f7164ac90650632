// Who works and who helps. Paid people follow what is spent on them; volunteers follow the legal form.
import { caso } from "./caso.ts";
import { of } from "./profilo.ts";
import type { Membro, Mondo, Riga, Valore } from "./tipi.ts";

const COST_OF_A_PERSON = 21_500;

/** Cantiere × zona × contratto. A member that pays nobody has no rows. */
export function personaleDi({ profilo, seme, anno }: Mondo, membro: Membro, spese: readonly Riga[]): Riga[] {
  const rows: Riga[] = [];
  for (const { cantiere, zona, voce, importo } of spese) {
    if (voce !== profilo.voce_personale) continue;
    const dice = caso(seme, membro.codice, String(cantiere), String(zona), anno, "personale");
    let people = Math.round(Number(importo) / COST_OF_A_PERSON / (0.85 + 0.3 * dice.next()));
    if (people === 0 && Number(importo) > 6_000) people = 1;
    for (const [contratto, persone] of split(people, profilo.contratti, dice)) {
      const hours = Math.round(persone * (contratto === "indeterminato" ? 1420 : 820) * (0.85 + 0.3 * dice.next()));
      rows.push({
        cantiere: cantiere ?? null,
        zona: zona ?? null,
        contratto,
        persone,
        donne: part(persone, 0.71, dice),
        under_30: orMissing(dice, 0.05, part(persone, contratto === "indeterminato" ? 0.13 : 0.34, dice)),
        ore_annue: orMissing(dice, 0.16, hours),
      });
    }
  }
  return rows;
}

/** Cantiere × zona. */
export function volontariDi({ profilo, seme, anno }: Mondo, membro: Membro): Riga[] {
  if (membro.tipo === "comune") return [];
  const forma = of(profilo.forme, membro.forma_giuridica);
  const size = caso(seme, membro.codice, "volontari").lognormal(forma.volontari, 0.75);
  const total = size * Math.exp(0.02 * (anno - 2016) + 0.07 * caso(seme, membro.codice, anno, "volontari").normal());
  return membro.luoghi.flatMap(({ cantiere, zona, peso }): Riga[] => {
    const dice = caso(seme, membro.codice, cantiere, zona, anno, "volontari");
    const volontari = Math.round(total * (0.6 * peso + 0.4 / membro.luoghi.length));
    if (volontari === 0) return [];
    const donne = part(volontari, 0.58, dice);
    const giovani = part(volontari, 0.14, dice);
    const under_30 = orMissing(dice, 0.06, giovani);
    const over_65 = orMissing(dice, 0.06, Math.min(part(volontari, 0.38, dice), volontari - giovani));
    return [
      {
        ...{ cantiere, zona, volontari, donne, under_30, over_65 },
        ore_annue: orMissing(dice, 0.12, Math.round(volontari * dice.lognormal(78, 0.45))),
      },
    ];
  });
}

/** Whole people over the contracts, none lost by rounding. */
function split(
  people: number,
  weights: Readonly<Record<string, number>>,
  dice: ReturnType<typeof caso>,
): [string, number][] {
  const counts = new Map<string, number>();
  if (people > 40) {
    const sum = Object.values(weights).reduce((a, b) => a + b, 0);
    let left = people;
    for (const [contratto, weight] of Object.entries(weights).slice(1)) {
      const n = Math.round((people * weight) / sum);
      if (n > 0) counts.set(contratto, n);
      left -= n;
    }
    counts.set(Object.keys(weights)[0] ?? "", left);
  } else {
    for (let n = 0; n < people; n++) {
      const contratto = dice.weighted(weights);
      counts.set(contratto, (counts.get(contratto) ?? 0) + 1);
    }
  }
  return [...counts];
}

function part(of: number, share: number, dice: ReturnType<typeof caso>): number {
  const expected = of * Math.min(0.95, Math.max(0.02, share + 0.12 * dice.normal()));
  return Math.min(of, Math.floor(expected + dice.next()));
}

/** The number, or that it is not known, or a blank: seldom, but in every edition. */
export function orMissing(dice: ReturnType<typeof caso>, share: number, value: number): Valore {
  const luck = dice.next();
  if (luck >= share) return value;
  return luck < share * 0.35 ? "non disponibile" : null;
}
