// What members offer and what they hear: services, needs, contributions.
import { at, caso } from "./caso.ts";
import { orMissing } from "./persone.ts";
import { of, type ProfiloCantiere } from "./profilo.ts";
import type { Luogo, Membro, Mondo, Riga } from "./tipi.ts";

type Dice = ReturnType<typeof caso>;

/** The services of a member: about as many as its legal form has, `count` when it must be so many. */
export function serviziDi(mondo: Mondo, membro: Membro, count = howMany(mondo, membro)): Riga[] {
  const { profilo, seme, anno } = mondo;
  return Array.from({ length: count }, (_, n) => {
    // The same services come back every year; only their figures change.
    const dice = caso(seme, membro.codice, "servizio", n);
    const year = caso(seme, membro.codice, "servizio", n, anno);
    const place = placeOf(membro, dice);
    const theme = themeOf(mondo, membro, place);
    const quartiere = quartiereIn(mondo, place.zona, dice);
    const [nome = "", ...hints] = dice.pick(theme.servizi).split(/ = |, /);
    // What the name of a service already says is not left to chance.
    const said = (weights: Readonly<Record<string, number>>): string =>
      hints.find((hint) => hint in weights) ?? dice.weighted(weights);
    const modalita = said(theme.modalita);
    const utenti = Math.max(4, Math.round(dice.lognormal(38, 0.8) * (0.9 + 0.2 * year.next())));
    const isClosed = ["residenziale", "residenza"].includes(modalita);
    return {
      nome: fill(nome, mondo, quartiere, place.zona),
      cantiere: place.cantiere,
      zona: place.zona,
      quartiere: dice.chance(0.78) ? quartiere : null,
      destinatari: said(theme.destinatari),
      bisogno: said(theme.bisogni),
      modalita,
      gestione:
        membro.tipo === "comune"
          ? dice.weighted({ [profilo.gestione_comune]: 4, [profilo.gestione_affidata]: 1 })
          : orBlank(dice, dice.weighted(profilo.gestioni)),
      posti: isClosed || dice.chance(0.5) ? Math.max(4, Math.round(utenti * 0.6)) : "non pertinente",
      utenti: orMissing(year, 0.08, utenti),
      nuovi_utenti: orMissing(year, 0.2, Math.floor(utenti * 0.45 * year.next())),
      lista_attesa: dice.chance(0.45)
        ? Math.floor(utenti * 0.25 * year.next())
        : dice.chance(0.5)
          ? "non pertinente"
          : 0,
      sedi: orMissing(year, 0.07, dice.weighted({ 1: 8, 2: 2, 3: 1 }) === "1" ? 1 : dice.int(2, 4)),
      ore_settimanali: isClosed ? 168 : orMissing(year, 0.08, dice.int(2, 44) + (dice.chance(0.2) ? 0.5 : 0)),
    };
  });
}

function howMany({ profilo, seme }: Mondo, membro: Membro): number {
  if (membro.tipo === "comune") return profilo.servizi_comune;
  const mean = of(profilo.forme, membro.forma_giuridica).servizi;
  const dice = caso(seme, membro.codice, "quanti-servizi");
  let count = 0;
  // Poisson by its definition: how many exponential waits fit before the mean runs out.
  let left = mean;
  while (left > 0) {
    left += Math.log(1 - dice.next());
    count++;
  }
  return Math.max(1, Math.min(9, count - 1));
}

function orBlank(dice: Dice, value: string): string | null {
  return dice.chance(0.08) ? null : value;
}

function placeOf({ luoghi }: Membro, dice: Dice): Luogo {
  return dice.chance(0.6) ? at(luoghi, 0) : dice.pick(luoghi);
}

function themeOf({ profilo }: Mondo, membro: Membro, { cantiere }: Luogo): ProfiloCantiere {
  const own = profilo.cantieri[cantiere] ?? profilo.cantieri[membro.cantiere_principale];
  return own ?? at(Object.values(profilo.cantieri), 0);
}

function quartiereIn({ quartieri }: Mondo, zona: string, dice: Dice): string | null {
  const inside = quartieri.filter((each) => each.zona === zona);
  return inside.length === 0 ? null : dice.pick(inside).codice;
}

/** `{q}` becomes a quartiere and `{z}` a zona, or the words around them go. */
export function fill(text: string, { quartieri, zone }: Mondo, quartiere: string | null, zona: string): string {
  const q = quartieri.find(({ codice }) => codice === quartiere)?.nome;
  const z = zone.find(({ codice }) => codice === zona)?.nome;
  return text
    .replaceAll(/( a| nella zona| della zona)?( |^)\{([qz])\}/g, (_, word = "", space = "", which = "") => {
      const name = which === "q" ? q : z;
      return name === undefined ? "" : `${word}${space}${word === "" && which === "z" ? `zona ${name}` : name}`;
    })
    .replaceAll(/^: /g, "");
}

/** Cantiere × zona × bisogno. */
export function bisogniDi(mondo: Mondo, membro: Membro): Riga[] {
  const { seme, frasi, anno } = mondo;
  return membro.luoghi.slice(0, 8).flatMap((place): Riga[] => {
    const dice = caso(seme, membro.codice, place.cantiere, place.zona, "bisogni");
    const year = caso(seme, membro.codice, place.cantiere, place.zona, anno, "bisogni");
    const weights = { ...themeOf(mondo, membro, place).bisogni };
    const rows: Riga[] = [];
    for (let n = dice.int(0, 2); n >= 0 && Object.keys(weights).length > 0; n--) {
      const bisogno = dice.weighted(weights);
      delete weights[bisogno];
      const gravita = Number(year.weighted({ 1: 4, 2: 12, 3: 34, 4: 33, 5: 17 }));
      const answers = gravita > 3 ? { piena: 14, parziale: 52, assente: 34 } : { piena: 40, parziale: 48, assente: 12 };
      rows.push({
        cantiere: place.cantiere,
        zona: place.zona,
        bisogno,
        gravita,
        risposta: year.weighted(answers),
        nota: year.chance(0.3) ? year.pick(frasi.note) : null,
      });
    }
    return rows;
  });
}

/** Contributions of all members; each sentence is used once with each opening, so that quotes do not repeat. */
export function vociDi(mondo: Mondo, membri: readonly Membro[]): Map<string, Riga[]> {
  const { seme, frasi, anno, profilo } = mondo;
  const left = new Map<string, string[]>();
  for (const [cantiere, sentences] of Object.entries(frasi.voci)) {
    const order = caso(seme, anno, "voci", cantiere);
    const openings = order.shuffle([...new Set(frasi.apertura)].filter(Boolean));
    // Plain sentences first; the same sentence comes back only behind another opening.
    left.set(
      cantiere,
      ["", ...openings].flatMap((opening) => order.shuffle(sentences).map((s) => join(opening, s))).reverse(),
    );
  }
  return new Map(
    membri.map((membro) => {
      const dice = caso(seme, membro.codice, anno, "voci");
      const count = membro.tipo === "comune" ? 6 : dice.chance(0.36) ? (dice.chance(0.25) ? 2 : 1) : 0;
      const rows = Array.from({ length: count }, (): Riga | null => {
        const place = placeOf(membro, dice);
        const quartiere =
          quartiereIn(mondo, place.zona, dice) ?? at(mondo.quartieri, dice.int(0, mondo.quartieri.length - 1)).codice;
        const zona = mondo.quartieri.find(({ codice }) => codice === quartiere)?.zona ?? place.zona;
        const testo = left.get(place.cantiere)?.pop();
        if (testo === undefined) return null;
        return {
          occasione: dice.weighted(profilo.occasioni),
          cantiere: place.cantiere,
          testo: fill(testo, mondo, quartiere, zona),
          proposta: dice.chance(0.45) ? fill(dice.pick(frasi.proposte), mondo, quartiere, zona) : null,
        };
      });
      return [membro.codice, rows.filter((row) => row !== null)];
    }),
  );
}

function join(opening: string, sentence: string): string {
  return opening === "" ? sentence : `${opening}${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
