// One year of one city: what is true of each member, who says it, and what of it will count.

import { type Conto, fattori, type Mira, pareggia, scala } from "./calibra.ts";
import { caso } from "./caso.ts";
import { euroTondi, flussiInterni, fontiDi, rigaPagata, rigaRicevuta, speseDi } from "./denaro.ts";
import { enteDi } from "./ente.ts";
import { unite } from "./mostra.ts";
import { bisogniDi, serviziDi, vociDi } from "./offerta.ts";
import { personaleDi, volontariDi } from "./persone.ts";
import { fidati, guasta, type Sorte, type Spec, sorti } from "./piano.ts";
import { puntiDi } from "./punti.ts";
import { bisogniScelti } from "./rilevazione.ts";
import { esitiDi, type Risultati } from "./risultati.ts";
import type { Membro, Mondo, Riga, Risposte } from "./tipi.ts";

export interface Anno {
  readonly mondo: Mondo;
  readonly sorti: readonly Sorte[];
  readonly vere: ReadonlyMap<string, Risposte>;
  readonly conti: readonly Conto[];
  /** Money from outside of each member in the year before. */
  readonly prima: ReadonlyMap<string, number>;
}

export interface Incarico {
  readonly mondo: Mondo;
  readonly spec: Spec;
  readonly mira: Mira;
  readonly risultati: Risultati;
  readonly cantiereDi: ReadonlyMap<string, string>;
  /** Services that the line should count, when that is a published figure. */
  readonly servizi?: number;
  /** Money of the year before, when an edition of that year has it. */
  readonly prima?: ReadonlyMap<string, number>;
}

export function faiAnno(incarico: Incarico): Anno {
  const { mondo, spec, mira } = incarico;
  const lots = sorti(mondo, spec);
  const accepted = new Set(lots.filter(({ accettata }) => accettata).map(({ membro }) => membro.codice));
  const money = denaro(incarico, accepted);
  const vere = risposte(incarico, lots, money.righe);
  guasta(mondo, lots, vere, spec);

  const lost = new Set<Riga>(
    lots.flatMap(({ membro, guasti }) => guasti.flatMap(({ perde }) => perde?.(vere.get(membro.codice) ?? {}) ?? [])),
  );
  const conti = money.conti.map((conto) => ({ ...conto, conta: conto.conta && !lost.has(conto.riga) }));
  scala(mondo, conti, fattori(mondo, conti, mira));
  pareggia(mondo, conti, mira);
  if (incarico.servizi !== undefined) contaServizi(incarico, lots, vere, lost, incarico.servizi);
  return { mondo, sorti: lots, vere, conti, prima: new Map([...money.prima, ...(incarico.prima ?? [])]) };
}

/** Money of all members, near the aim: the last percent is calibrated when the faults are known. */
function denaro({ mondo, mira }: Incarico, accepted: ReadonlySet<string>) {
  const { membri, anno, seme } = mondo;
  const codes = new Set(membri.map(({ codice }) => codice));
  const funds = new Map(membri.map((membro) => [membro.codice, fontiDi(mondo, membro, anno)]));
  const conti: Conto[] = [];
  for (const [ente, { esterni }] of funds) {
    for (const riga of esterni) {
      riga.esterna = 1;
      conti.push({ ente, riga, conta: accepted.has(ente) });
    }
  }
  const by = fattori(mondo, conti, mira);
  scala(mondo, conti, by);
  const flows = [...[...funds.values()].flatMap(({ flussi }) => flussi), ...flussiInterni(mondo, anno)]
    .filter(({ da, a }) => codes.has(da) && codes.has(a) && da !== a)
    .map((flow) => ({ ...flow, importo: euroTondi(flow.importo * by.altre, caso(seme, flow.a, "arrotonda").next()) }));
  const righe = new Map(
    membri.map(({ codice }) => {
      const received = unite(
        flows.filter(({ a }) => a === codice).map((flow) => rigaRicevuta(mondo, flow)),
        ["cantiere", "zona", "fonte", "ente_finanziatore"],
        ["importo"],
      );
      const paid = flows.filter(({ da }) => da === codice).map((flow) => rigaPagata(mondo, flow));
      return [codice, { entrate: [...(funds.get(codice)?.esterni ?? []), ...received], pagate: paid }];
    }),
  );
  const prima = new Map(
    membri.map((membro) => {
      const before = fontiDi(mondo, membro, anno - 1).esterni.map((riga) => ({
        ente: membro.codice,
        riga,
        conta: true,
      }));
      scala(mondo, before, by);
      return [membro.codice, Math.round(before.reduce((sum, { riga }) => sum + Number(riga.importo), 0))];
    }),
  );
  return { conti, righe, prima };
}

interface Entrate {
  readonly entrate: Riga[];
  readonly pagate: Riga[];
}

function risposte(
  incarico: Incarico,
  lots: readonly Sorte[],
  money: ReadonlyMap<string, Entrate>,
): Map<string, Risposte> {
  const { mondo, risultati, cantiereDi } = incarico;
  const { membri, anno } = mondo;
  const trusted = fidati(lots);
  const esiti = esitiDi(mondo, risultati, cantiereDi, membri, trusted);
  const punti = puntiDi(mondo, risultati, trusted);
  const voci = vociDi(mondo, membri);
  // Before 2016 nobody was asked for the receiver of a transfer, nor for the quartiere of an outcome.
  const isShort = anno < 2016;
  return new Map(
    lots.map(({ membro, canale }) => {
      const { entrate, pagate } = money.get(membro.codice) ?? { entrate: [], pagate: [] };
      const paid = unite(pagate, ["cantiere", "zona", "voce", ...(isShort ? [] : ["ente_beneficiario"])], ["importo"]);
      const risorse = speseDi(mondo, membro, entrate, paid);
      const bisogni = bisogniDi(mondo, membro);
      const own: Risposte = {
        ente: [enteDi(mondo, membro)],
        risorse,
        finanziamenti: entrate,
        personale: personaleDi(mondo, membro, risorse),
        volontari: volontariDi(mondo, membro),
        servizi: serviziDi(mondo, membro),
        esiti: unite(
          esiti.get(membro.codice) ?? [],
          ["indicatore", "zona", ...(isShort ? [] : ["quartiere"])],
          ["valore", "su"],
        ),
        punti_comunita: punti.get(membro.codice) ?? [],
        bisogni: canale === "rilevazione" ? bisogniScelti(bisogni) : bisogni,
        voci: voci.get(membro.codice) ?? [],
      };
      return [membro.codice, own];
    }),
  );
}

/** Gives a service more, or one less, to members that answer whole, until the counted ones are so many. */
function contaServizi(
  { mondo }: Incarico,
  lots: readonly Sorte[],
  vere: ReadonlyMap<string, Risposte>,
  lost: ReadonlySet<Riga>,
  aim: number,
): void {
  const rowsOf = (membro: Membro): Riga[] => vere.get(membro.codice)?.servizi ?? [];
  const counted = lots.filter(({ accettata }) => accettata);
  const whole = counted.filter(
    ({ guasti, membro, storia }) => guasti.length === 0 && storia === null && membro.tipo !== "comune",
  );
  let have = counted.flatMap(({ membro }) => rowsOf(membro)).filter((row) => !lost.has(row)).length;
  for (let n = 0; have !== aim && n < 5 * whole.length; n++) {
    const membro = whole[n % whole.length]?.membro;
    const rows = membro === undefined ? [] : rowsOf(membro);
    if (membro === undefined || (have > aim && rows.length < 2)) continue;
    if (have > aim) rows.pop();
    else rows.splice(0, rows.length, ...serviziDi(mondo, membro, rows.length + 1));
    have += have > aim ? -1 : 1;
  }
}
