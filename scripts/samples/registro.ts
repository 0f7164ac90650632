// The invented members: name, form, seat, size and where they work. They stay the same in every edition that lists them.
import { at, caso } from "./caso.ts";
import { codiceInventato } from "./codici.ts";
import { type Frasi, of, type Profilo, type ProfiloForma } from "./profilo.ts";
import type { Luogo, Membro, Quartiere } from "./tipi.ts";

interface Fondo {
  readonly seme: string;
  readonly profilo: Profilo;
  readonly frasi: Frasi;
  readonly zone: readonly { readonly codice: string }[];
  readonly quartieri: readonly Quartiere[];
  /** Letter of the codes, number of the first ente, first two digits of the fiscal codes. */
  readonly lettera: string;
  readonly primo: number;
  readonly testa: string;
  readonly comune: {
    readonly denominazione: string;
    readonly forma: string;
    readonly entrate: number;
    readonly zona: string;
  };
  /** Members that came after the reference edition, and in which one. */
  readonly nuovi: { readonly enti: number; readonly dal: number; readonly forme: Readonly<Record<string, number>> };
  readonly riferimento: number;
}

/** All members of all editions, the Comune first, in the order of their codes. */
export function membri(fondo: Fondo): Membro[] {
  const { profilo, seme, riferimento, nuovi } = fondo;
  const forms = Object.entries(profilo.forme).flatMap(([forma, { enti }]) => new Array<string>(enti).fill(forma));
  const order = caso(seme, "ordine").shuffle(forms);
  const late = caso(seme, "nuovi");
  for (let n = 0; n < nuovi.enti; n++) order.push(late.weighted(nuovi.forme));
  const names = nameMaker(fondo);
  const all = order.map((forma, n) => {
    const codice = `${fondo.lettera}${String(fondo.primo + n).padStart(3, "0")}`;
    const life = caso(seme, codice, "vita");
    const isNew = n >= forms.length;
    const dal = isNew ? nuovi.dal : life.chance(0.09) ? riferimento : 0;
    return membro(fondo, codice, forma, n, names(forma), dal, !isNew && life.chance(0.02) ? riferimento : 9999);
  });
  return [comune(fondo), ...inGroups(all, profilo, seme)];
}

function membro(
  { seme, profilo, quartieri, testa }: Fondo,
  codice: string,
  forma_giuridica: string,
  n: number,
  denominazione: string,
  dal: number,
  al: number,
): Membro {
  const forma = of(profilo.forme, forma_giuridica);
  const dice = caso(seme, codice, "anagrafe");
  const isOutside = dice.chance(0.06);
  const seat = dice.pick(quartieri);
  const zona_sede = isOutside ? "fuori" : seat.zona;
  const cantiere_principale = dice.weighted(forma.cantieri);
  const entrate = Math.min(forma.massimo, Math.max(800, dice.lognormal(forma.mediana, forma.sigma)));
  const own = codiceInventato(testa, 100 + n * 7);
  return {
    codice,
    denominazione,
    tipo: "ente",
    forma_giuridica,
    zona_sede,
    cantiere_principale,
    gruppo: "",
    ...{ risorse_precedenti: 0, bilancio: null, operatori: null },
    quartiere_sede: isOutside || dice.chance(0.2) ? null : seat.codice,
    codice_fiscale: own,
    partita_iva: forma.partita_iva ? own : null,
    anno_costituzione: dice.int(1948, 2013),
    settore: dice.weighted(forma.settori),
    luoghi: places(
      dice,
      profilo,
      cantiere_principale,
      zona_sede,
      [...new Set(quartieri.map(({ zona }) => zona))],
      entrate,
    ),
    entrate,
    dal,
    al,
  };
}

/** The main cantiere and zona, then one to four further pairs: most money stays where the member has its seat. */
function places(
  dice: ReturnType<typeof caso>,
  profilo: Profilo,
  main: string,
  home: string,
  zone: readonly string[],
  entrate: number,
): Luogo[] {
  const first = home === "fuori" ? "citta" : dice.chance(0.8) ? home : "citta";
  const pairs = new Map([[`${main} ${first}`, 1]]);
  const more = entrate < 15_000 ? 1 : entrate > 1_500_000 ? dice.int(2, 4) : dice.int(1, 3);
  for (let n = 0; n < more; n++) {
    const cantiere = dice.chance(0.5)
      ? main
      : dice.chance(0.9)
        ? dice.weighted(of(profilo.cantieri, main).vicini)
        : "trasversale";
    const zona = dice.chance(0.45) ? dice.pick(zone) : dice.weighted({ [home]: 4, citta: 4, fuori: 1 });
    const pair = `${cantiere} ${zona}`;
    if (!pairs.has(pair)) pairs.set(pair, dice.lognormal(0.3, 0.5));
  }
  const sum = [...pairs.values()].reduce((a, b) => a + b, 0);
  return [...pairs].map(([pair, weight]) => {
    const [cantiere = "", zona = ""] = pair.split(" ");
    return { cantiere, zona, peso: weight / sum };
  });
}

function comune({ comune, profilo, zone, testa }: Fondo): Membro {
  const cantieri = Object.keys(profilo.cantieri);
  const zona = [...zone.map(({ codice }) => codice), "citta"];
  const luoghi = cantieri.flatMap((cantiere, c) =>
    zona.map((z, i) => ({
      cantiere,
      zona: z,
      peso: (1 + ((c * 7 + i * 3) % 5)) * (c === cantieri.length - 1 ? 3 : 1),
    })),
  );
  const sum = luoghi.reduce((total, { peso }) => total + peso, 0);
  return {
    codice: profilo.comune,
    denominazione: comune.denominazione,
    tipo: "comune",
    forma_giuridica: comune.forma,
    zona_sede: comune.zona,
    cantiere_principale: "trasversale",
    gruppo: "",
    ...{ risorse_precedenti: 0, bilancio: null, operatori: null },
    quartiere_sede: null,
    codice_fiscale: codiceInventato(testa, 1),
    partita_iva: codiceInventato(testa, 1),
    anno_costituzione: 1861,
    settore: "",
    luoghi: [
      ...luoghi.map((place) => ({ ...place, peso: (0.94 * place.peso) / sum })),
      { cantiere: "trasversale", zona: "citta", peso: 0.06 },
    ],
    entrate: comune.entrate,
    dal: 0,
    al: 9999,
  };
}

/** A namer that never repeats a name: noun and complement, each noun a few times only. */
function nameMaker({ seme, frasi, profilo }: Fondo): (forma: string) => string {
  const dice = caso(seme, "nomi");
  const pairs = dice.shuffle(frasi.nomi.flatMap((nome) => frasi.luoghi.map((luogo) => `${nome} ${luogo}`)));
  const saints = dice.shuffle(frasi.santi);
  return (forma) => {
    const pattern = dice.pick((of(profilo.forme, forma) satisfies ProfiloForma).nomi);
    const word = pattern.includes("{santo}") ? saints.pop() : pairs.pop();
    if (word === undefined) throw new Error("no invented names left");
    return pattern.replace("{x}", word).replace("{santo}", word);
  };
}

function inGroups(all: readonly Membro[], profilo: Profilo, seme: string): Membro[] {
  const groups = new Map<string, string>();
  for (const { nome, forma, enti } of profilo.gruppi) {
    const free = all.filter((each) => each.forma_giuridica === forma && each.dal === 0 && !groups.has(each.codice));
    const chosen = caso(seme, nome).shuffle(free).slice(0, enti);
    for (const { codice } of chosen) groups.set(codice, nome);
  }
  return all.map((each) => ({ ...each, gruppo: groups.get(each.codice) ?? "" }));
}

/** The members of a group, largest first: the first is the consortium itself. */
export function groupOf(all: readonly Membro[], gruppo: string): Membro[] {
  const members = all.filter((each) => each.gruppo === gruppo).sort((a, b) => b.entrate - a.entrate);
  at(members, 0);
  return members;
}
