// Money: what comes to each member from outside the network, what passes between members, and how it is spent.
import { caso } from "./caso.ts";
import { dettoDaChiPaga } from "./discordanze.ts";
import { of } from "./profilo.ts";
import { groupOf } from "./registro.ts";
import type { Flusso, Membro, Mondo, Riga } from "./tipi.ts";

/** Values of `esterna`: money from outside, and money of a member that looks like it because no payer is written. */
export const ESTERNA = 1;
export const NASCOSTA = 2;

const GROWTH = 0.021;
/** The year whose size the registry gives. */
const REFERENCE = 2016;

/** Money that comes to a member in a year, in all; it follows its size with some luck. */
export function entrateDi({ seme }: Mondo, membro: Membro, anno: number): number {
  const years = anno - REFERENCE;
  const luck = membro.tipo === "comune" ? 0.01 : 0.09;
  return membro.entrate * Math.exp(GROWTH * years + luck * caso(seme, membro.codice, anno, "entrate").normal());
}

/** Rows of external money and flows from the Comune, before calibration: cantiere × zona × fonte. */
export function fontiDi(mondo: Mondo, membro: Membro, anno: number): { esterni: Riga[]; flussi: Flusso[] } {
  const { profilo, seme } = mondo;
  const total = entrateDi(mondo, membro, anno);
  const esterni: Riga[] = [];
  const flussi: Flusso[] = [];
  for (const { cantiere, zona, peso } of membro.luoghi) {
    // Which sources a member has does not change from year to year.
    const dice = caso(seme, membro.codice, cantiere, zona, "fonti");
    const theme = cantiere in profilo.cantieri ? cantiere : membro.cantiere_principale;
    const isComune = membro.tipo === "comune";
    const weights = { ...(isComune ? profilo.fonti_comune : of(profilo.cantieri, theme).fonti) };
    const amount = total * peso;
    const chosen = new Map<string, number>();
    for (let n = isComune ? 4 : howMany(amount, dice.next()); n > 0 && Object.keys(weights).length > 0; n--) {
      const fonte = dice.weighted(weights);
      chosen.set(fonte, (weights[fonte] ?? 0) * dice.lognormal(1, 0.35));
      delete weights[fonte];
    }
    const sum = [...chosen.values()].reduce((a, b) => a + b, 0);
    for (const [fonte, weight] of chosen) {
      const importo = (amount * weight) / sum;
      if (fonte === profilo.fonte_comune && !isComune) {
        flussi.push({ da: profilo.comune, a: membro.codice, cantiere, zona, fonte, importo });
      } else esterni.push({ cantiere, zona, fonte, ente_finanziatore: null, importo });
    }
  }
  return { esterni, flussi };
}

function howMany(amount: number, luck: number): number {
  const usual = amount < 4_000 ? 1 : amount < 25_000 ? 2 : amount < 200_000 ? 3 : 5;
  return luck < 0.25 ? Math.max(1, usual - 1) : luck > 0.8 ? usual + 1 : usual;
}

/** Consortia that pay their members and foundations that give grants. */
export function flussiInterni(mondo: Mondo, anno: number): Flusso[] {
  const { profilo, membri, seme } = mondo;
  const flussi: Flusso[] = [];
  for (const { nome } of profilo.gruppi) {
    const [lead, ...rest] = groupOf(membri, nome);
    for (const each of rest) {
      const share = 0.06 + 0.1 * caso(seme, each.codice, anno, "consorzio").next();
      if (lead !== undefined) flussi.push(flow(lead, each, profilo.fonte_rete, entrateDi(mondo, each, anno) * share));
    }
  }
  const givers = membri
    .filter(({ forma_giuridica }) => forma_giuridica === profilo.erogatori)
    .sort((a, b) => b.entrate - a.entrate)
    .slice(0, 3);
  const takers = membri.filter(({ forma_giuridica }) => forma_giuridica === profilo.beneficiari);
  for (const each of takers) {
    const dice = caso(seme, each.codice, anno, "bando");
    if (!dice.chance(0.16) || givers.length === 0) continue;
    const most = Math.min(14_000, each.entrate * 0.4);
    flussi.push(flow(dice.pick(givers), each, profilo.fonte_fondazioni, Math.max(500, most * dice.next())));
  }
  return flussi;
}

function flow(da: Membro, a: Membro, fonte: string, importo: number): Flusso {
  const [main] = a.luoghi;
  return {
    da: da.codice,
    a: a.codice,
    cantiere: main?.cantiere ?? "trasversale",
    zona: main?.zona ?? "citta",
    fonte,
    importo,
  };
}

/** The row by which the receiver declares a flow. Money of the Comune is often written without the code of the Comune. */
export function rigaRicevuta({ seme, profilo }: Mondo, flusso: Flusso): Riga {
  const { da, a, cantiere, zona, fonte, importo, discordanza } = flusso;
  if (discordanza === "senza-codice")
    return { cantiere, zona, fonte, ente_finanziatore: null, importo, esterna: NASCOSTA };
  const isPlain = da === profilo.comune && caso(seme, a, "scrive-il-codice").chance(0.4);
  return { cantiere, zona, fonte, ente_finanziatore: isPlain ? null : da, importo };
}

/** The row by which the payer declares it: mostly the same sum, sometimes not; null when it is silent about it. */
export function rigaPagata({ seme, profilo, anno }: Mondo, flusso: Flusso): Riga | null {
  const { cantiere, zona, a, discordanza } = flusso;
  const said = dettoDaChiPaga(flusso);
  if (said === null) return null;
  const dice = caso(seme, flusso.da, flusso.a, flusso.cantiere, flusso.zona, anno, "pagato");
  const luck = dice.next();
  const factor =
    discordanza !== undefined || luck < 0.86 ? 1 : luck < 0.96 ? 1 + 0.015 * dice.normal() : 1 + 0.2 * dice.normal();
  const round = dice.next();
  const importo =
    discordanza === "per-mille" ? Math.round(said * 100) / 100 : euroTondi(said * Math.max(0.3, factor), round);
  return { cantiere, zona, voce: profilo.voce_trasferimenti, importo, figurativo: null, ente_beneficiario: a };
}

/** An amount as that person writes it: some to the cent, most to the ten or to the hundred. */
export function euroTondi(importo: number, habit: number): number {
  const step = habit < 0.18 ? 0.01 : habit < 0.5 ? 1 : habit < 0.75 || importo < 3_000 ? 10 : 100;
  return Math.max(
    step === 0.01 ? 20 : 20 * Math.min(step, 2),
    Math.round(Math.round(importo / step) * step * 100) / 100,
  );
}

/** How a member spends what it has: by the same cantiere × zona, each with its voci. */
export function speseDi(mondo: Mondo, membro: Membro, entrate: readonly Riga[], pagate: readonly Riga[]): Riga[] {
  const { profilo, seme, anno } = mondo;
  const habit = caso(seme, membro.codice, "arrotonda").next();
  const out = pagate.reduce((sum, { importo }) => sum + Number(importo), 0);
  const total = entrate.reduce((sum, { importo }) => sum + Number(importo), 0);
  const rows: Riga[] = [];
  for (const [place, income] of byPlace(entrate)) {
    const [cantiere = "", zona = ""] = place.split(" ");
    const dice = caso(seme, membro.codice, place, anno, "spese");
    const theme = cantiere in profilo.cantieri ? cantiere : membro.cantiere_principale;
    const left = income * Math.max(0.05, 1 - out / Math.max(total, 1)) * (0.94 + 0.07 * dice.next());
    const weights = Object.entries(
      of(profilo.cantieri, theme in profilo.cantieri ? theme : firstOf(profilo.cantieri)).voci,
    )
      .filter(
        ([voce]) =>
          income > 40_000 || (income > 8_000 ? voce !== "locali" : voce !== profilo.voce_personale && dice.chance(0.6)),
      )
      .map(([voce, weight]) => [voce, weight * dice.lognormal(1, 0.25)] as const);
    const sum = weights.reduce((all, [, weight]) => all + weight, 0);
    for (const [voce, weight] of weights) {
      const importo = euroTondi((left * weight) / sum, habit);
      const figurativo = dice.chance(0.09) ? euroTondi(importo * 0.2 + 300, 0.9) : null;
      rows.push({ cantiere, zona, voce, importo, figurativo, ente_beneficiario: null });
    }
  }
  return [...rows, ...pagate];
}

function firstOf(record: Readonly<Record<string, unknown>>): string {
  return Object.keys(record)[0] ?? "";
}

function byPlace(rows: readonly Riga[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const { cantiere, zona, importo } of rows) {
    const place = `${cantiere} ${zona}`;
    places.set(place, (places.get(place) ?? 0) + Number(importo));
  }
  return places;
}
