// One year of one city: what is true of each member, who says it, and what of it will count.

import type { NetworkEnte } from "../../pipeline/figure/network.ts";
import { type Conto, fattori, type Mira, pareggia, scala } from "./calibra.ts";
import { at, caso } from "./caso.ts";
import { ESTERNA, euroTondi, flussiInterni, fontiDi, NASCOSTA, rigaPagata, rigaRicevuta, speseDi } from "./denaro.ts";
import { discordi } from "./discordanze.ts";
import { enteDi } from "./ente.ts";
import { unite } from "./mostra.ts";
import { bisogniDi, serviziDi, vociDi } from "./offerta.ts";
import { personaleDi, volontariDi } from "./persone.ts";
import { fidati, guasta, type Sorte, type Spec, sorti } from "./piano.ts";
import { puntiDi } from "./punti.ts";
import { chiRisponde, grandezze, type Stimatori, stimatori } from "./rete.ts";
import { bisogniScelti } from "./rilevazione.ts";
import { esitiDi, type Risultati } from "./risultati.ts";
import type { Flusso, Membro, Mondo, Riga, Risposte } from "./tipi.ts";

export interface Anno {
  readonly mondo: Mondo;
  readonly sorti: readonly Sorte[];
  readonly vere: ReadonlyMap<string, Risposte>;
  readonly conti: readonly Conto[];
  /** Rows that faults take away. */
  readonly perse: ReadonlySet<Riga>;
  /** The members with their size of the year before, as the registry has it. */
  readonly enti: readonly NetworkEnte[];
  readonly stimatori: Stimatori;
}

export interface Incarico {
  readonly mondo: Mondo;
  readonly spec: Spec;
  readonly mira: Mira;
  readonly risultati: Risultati;
  readonly cantiereDi: ReadonlyMap<string, string>;
  /** Services of the whole network, as the line estimates them, when that is a published figure. */
  readonly servizi?: number;
  /** Money of the year before, when an edition of that year has it. */
  readonly prima?: ReadonlyMap<string, number>;
}

export function faiAnno(incarico: Incarico): Anno {
  const { mondo, spec, mira } = incarico;
  const lots = sorti(mondo, spec);
  const money = denaro(incarico, lots);
  const vere = risposte(incarico, lots, money.righe);
  guasta(mondo, lots, vere, spec);

  const perse = new Set<Riga>(
    lots.flatMap(({ membro, guasti }) => guasti.flatMap(({ perde }) => perde?.(vere.get(membro.codice) ?? {}) ?? [])),
  );
  const conti = money.conti.map((conto) => ({ ...conto, conta: conto.conta && !perse.has(conto.riga) }));
  const enti = grandezze(mondo, new Map([...money.prima, ...(incarico.prima ?? [])]), spec.senzaGrandezza);
  const made = stimatori(enti, chiRisponde(mondo, lots, vere, perse));
  scala(mondo, conti, fattori(mondo, conti, mira, made.denaro));
  pareggia(mondo, conti, mira, made.denaro);
  const anno: Anno = { mondo, sorti: lots, vere, conti, perse, enti, stimatori: made };
  if (incarico.servizi !== undefined) contaServizi(anno, incarico.servizi);
  return anno;
}

/** Money of all members, near the aim: the last percent is calibrated when the faults are known. */
function denaro({ mondo, mira, spec }: Incarico, lots: readonly Sorte[]) {
  const { membri, anno } = mondo;
  const accepted = new Set(lots.filter(({ accettata }) => accettata).map(({ membro }) => membro.codice));
  const funds = new Map(membri.map((membro) => [membro.codice, fontiDi(mondo, membro, anno)]));
  const conti = esterni(mondo, funds, accepted);
  const before = esterni(
    mondo,
    new Map(membri.map((membro) => [membro.codice, fontiDi(mondo, membro, anno - 1)])),
    new Set(membri.map(({ codice }) => codice)),
  );
  const rough = stimatori(
    grandezze(mondo, euroDi(before), 0),
    new Map(["finanziamenti", "volontari", "servizi"].map((blocco) => [blocco, accepted])),
  );
  const by = fattori(mondo, conti, mira, rough.denaro);
  scala(mondo, conti, by);
  scala(mondo, before, by);
  const flows = flussi(
    mondo,
    [...funds.values()].flatMap((each) => each.flussi),
    by.altre,
  );
  const told = discordi(mondo, flows, spec.discordanze, accepted);
  const righe = new Map(
    membri.map(({ codice }) => {
      const received = told.filter(({ a }) => a === codice).map((flow) => rigaRicevuta(mondo, flow));
      const hidden = received.filter(({ esterna }) => esterna === NASCOSTA);
      for (const riga of hidden) conti.push({ ente: codice, riga, conta: accepted.has(codice), fisso: true });
      const plain = unite(
        received.filter((riga) => !hidden.includes(riga)),
        ["cantiere", "zona", "fonte", "ente_finanziatore"],
        ["importo"],
      );
      const paid = told.filter(({ da }) => da === codice).map((flow) => rigaPagata(mondo, flow));
      const entrate = [...(funds.get(codice)?.esterni ?? []), ...plain, ...hidden];
      return [codice, { entrate, pagate: paid.filter((riga) => riga !== null) }];
    }),
  );
  return { conti, righe, prima: euroDi(before) };
}

/** Rows of money from outside. */
function esterni(
  { membri }: Mondo,
  funds: ReadonlyMap<string, { readonly esterni: readonly Riga[] }>,
  accepted: ReadonlySet<string>,
): Conto[] {
  return membri.flatMap(({ codice }) =>
    (funds.get(codice)?.esterni ?? []).map((riga): Conto => {
      riga.esterna = ESTERNA;
      return { ente: codice, riga, conta: accepted.has(codice) };
    }),
  );
}

/** Whole euro from outside of each member. */
export function euroDi(conti: readonly Conto[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { ente, riga, fisso } of conti) if (!fisso) sums.set(ente, (sums.get(ente) ?? 0) + Number(riga.importo));
  return new Map([...sums].map(([ente, sum]) => [ente, Math.round(sum)]));
}

/** What passes between members of this year, each sum as its payer writes it. */
function flussi(mondo: Mondo, ofComune: readonly Flusso[], factor: number): Flusso[] {
  const { membri, seme, anno } = mondo;
  const codes = new Set(membri.map(({ codice }) => codice));
  return [...ofComune, ...flussiInterni(mondo, anno)]
    .filter(({ da, a }) => codes.has(da) && codes.has(a) && da !== a)
    .map((flow) => ({ ...flow, importo: euroTondi(flow.importo * factor, caso(seme, flow.a, "arrotonda").next()) }));
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

/** Takes services away, or adds some, of members drawn one after the other, also of those that are silent, until what the
 *  line estimates is so many. Members whose answers have faults keep theirs. */
function contaServizi({ mondo, sorti: lots, vere, perse, stimatori: { offerta } }: Anno, aim: number): void {
  const whole = lots.filter(
    ({ guasti, storia, membro }) => guasti.length === 0 && storia === null && membro.tipo === "ente",
  );
  const order = caso(mondo.seme, mondo.anno, "quanti-servizi").shuffle(whole.map(({ membro }) => membro));
  const rowsOf = ({ codice }: Membro): Riga[] => vere.get(codice)?.servizi ?? [];
  const estimate = (): number => {
    const counted = lots.map(
      ({ membro }) => [membro.codice, rowsOf(membro).filter((row) => !perse.has(row)).length] as const,
    );
    return offerta.stima(new Map(counted)).valore;
  };
  for (let n = 0, have = estimate(); Math.round(have) !== aim; n++, have = estimate()) {
    if (n > 9 * order.length) throw new Error(`the estimate of services does not come to ${aim}`);
    // Near the aim only those that stand for nobody else.
    const able = Math.abs(have - aim) > 3 ? order : order.filter(({ codice }) => offerta.grandi.has(codice));
    const membro = at(able, n % able.length);
    const rows = rowsOf(membro);
    if (have > aim && rows.length > 1) rows.pop();
    if (have < aim) rows.splice(0, rows.length, ...serviziDi(mondo, membro, rows.length + 1));
  }
}
