// Punti di Comunità: so many active, so many opening, each in a quartiere of its own.
import { at, caso } from "./caso.ts";
import { orMissing } from "./persone.ts";
import { dealt, type PerEnte, put, type Risultati } from "./risultati.ts";
import type { Membro, Mondo } from "./tipi.ts";

/** Rows of `punti_comunita` by ente: each Punto in another quartiere. */
export function puntiDi(mondo: Mondo, { punti }: Risultati, fidati: readonly Membro[]): PerEnte {
  const { anno, seme, quartieri } = mondo;
  const active = punti.attivi[anno] ?? 0;
  const opening = punti.in_apertura[anno] ?? 0;
  // Those that were still opening in the first edition opened in the next year.
  const first = Math.min(...Object.values(punti.attivi));
  const rows: PerEnte = new Map();
  const runners = caso(seme, "gestori").shuffle(
    fidati.filter((each) => each.tipo !== "comune" && each.luoghi.some((l) => l.cantiere === punti.cantiere)),
  );
  const parts = dealt(punti.iniziative[anno] ?? 0, Math.max(1, active), caso(seme, anno, "iniziative"));
  punti.quartieri.slice(0, active + opening).forEach((codice, n) => {
    const dice = caso(seme, "punto", codice);
    const year = caso(seme, "punto", codice, anno);
    const nome = at(punti.nomi, n % punti.nomi.length).replace(
      "{q}",
      quartieri.find((q) => q.codice === codice)?.nome ?? "",
    );
    const isActive = n < active;
    // One or two keep fewer hours than the network asks, as happens.
    const hours = n % 9 === 5 ? punti.ore_minime - 2 : punti.ore_minime + dice.int(0, 6);
    put(rows, at(runners, n % runners.length), {
      nome,
      quartiere: codice,
      stato: isActive ? "attivo" : "in-apertura",
      data_apertura: isActive ? dayAfter(punti.primo, n * 42 + dice.int(0, 20) + (n < first ? 0 : 150)) : null,
      data_chiusura: null,
      ore_settimanali: isActive ? hours : null,
      volontari: isActive ? dice.int(6, 19) : dice.int(3, 8),
      accessi: isActive ? orMissing(year, 0.1, year.int(180, 1400)) : null,
      iniziative: isActive ? at(parts, n) : null,
    });
  });
  return rows;
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
