// What the line should count, and what is true: the sums by which the line and its estimates can be judged.
import type { BloccoId } from "../../schemas/questionario.ts";
import type { Anno } from "./anno.ts";
import type { Riga } from "./tipi.ts";

interface Sums {
  accettato: number;
  vero: number;
}

/** Rows `misura, dove, accettato, vero`. */
export function attesi({ sorti, vere, conti, mondo }: Anno): string[][] {
  const lost = new Set<Riga>(
    sorti.flatMap(({ membro, guasti }) => guasti.flatMap(({ perde }) => perde?.(vere.get(membro.codice) ?? {}) ?? [])),
  );
  const sum = (blocco: BloccoId, campo: string | null, where: (row: Riga) => boolean = () => true): Sums => {
    const sums = { accettato: 0, vero: 0 };
    for (const { membro, accettata } of sorti) {
      for (const row of vere.get(membro.codice)?.[blocco] ?? []) {
        if (!where(row)) continue;
        const value = campo === null ? 1 : typeof row[campo] === "number" ? row[campo] : 0;
        sums.vero += value;
        if (accettata && !lost.has(row)) sums.accettato += value;
      }
    }
    return sums;
  };
  const external = (row: Riga): boolean => row.esterna === 1;
  const lines: (readonly [string, string, Sums])[] = [
    ["enti", "", { accettato: sorti.filter(({ accettata }) => accettata).length, vero: sorti.length }],
    ["valore-netto", "", sum("finanziamenti", "importo", external)],
    [
      "valore-netto",
      `fonte=${mondo.profilo.fonte_famiglie}`,
      sum("finanziamenti", "importo", (row) => external(row) && row.fonte === mondo.profilo.fonte_famiglie),
    ],
    ["valore-interno", "", sum("finanziamenti", "importo", (row) => !external(row))],
    ["personale", "", sum("personale", "persone")],
    ["volontari", "", sum("volontari", "volontari")],
    ["servizi", "", sum("servizi", null)],
    ["punti", "stato=attivo", sum("punti_comunita", null, ({ stato }) => stato === "attivo")],
    ["punti", "stato=in-apertura", sum("punti_comunita", null, ({ stato }) => stato === "in-apertura")],
    ["punti-iniziative", "", sum("punti_comunita", "iniziative")],
  ];
  const indicators = [
    ...new Set(
      sorti.flatMap(({ membro }) => (vere.get(membro.codice)?.esiti ?? []).map(({ indicatore }) => String(indicatore))),
    ),
  ].sort();
  for (const indicatore of indicators) {
    lines.push(["esito", `indicatore=${indicatore}`, sum("esiti", "valore", (row) => row.indicatore === indicatore)]);
    const base = sum("esiti", "su", (row) => row.indicatore === indicatore);
    if (base.vero > 0) lines.push(["esito-base", `indicatore=${indicatore}`, base]);
  }
  if (conti.length === 0) throw new Error("no money at all");
  return lines.map(([misura, where, { accettato, vero }]) => [misura, where, text(accettato), text(vero)]);
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
