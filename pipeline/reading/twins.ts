// The same row twice in one submission counts once; two rows of one key with other numbers are asked about; and a scheda has
// one row for each ente.
import { isNumerica } from "../../schemas/cella.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { Riga } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Says, and tells, that an accepted row is there already. Rows without a quantity may well be alike. */
export function makeTwins(tavola: Tavola): (riga: Riga, ente: string) => boolean {
  const { testata, findings, viste: byEnte } = tavola;
  const { blocco } = testata;
  const isCard = blocco.forma === "scheda";
  const quantities = Object.values(blocco.campi).flatMap(({ cella }, at) => (isNumerica(cella) ? [at] : []));
  const texts = new Set(Object.values(blocco.campi).flatMap(({ cella }, at) => (cella.tipo === "testo" ? [at] : [])));
  const chiave = blocco.chiave.map((name) => Object.keys(blocco.campi).indexOf(name));
  const titles = blocco.chiave.flatMap((name) => (testata.colonne.has(name) ? (blocco.campi[name]?.label ?? []) : []));
  const first = Math.min(...testata.colonne.values());
  /** Rows that count twice what their own names say once: it may be right, so it is asked. */
  const askSameKey = ({ valori, numero }: Riga, ente: string): void => {
    if (isCard || chiave.length === 0) return;
    const words = `\u0000${chiave.map((at) => (texts.has(at) ? key(String(valori[at] ?? "")) : valori[at])).join("\u0001")}`;
    const before = own.get(words);
    if (before === undefined) {
      own.set(words, numero);
      return;
    }
    const found = { codice: "chiave-ripetuta", params: { prima: String(before), colonne: elenca(titles) } } as const;
    // Rows that were pasted below stand as far from their own as each other: they are asked about together.
    const insieme = pastes.get(before) ?? String(numero - before);
    pastes.set(before, insieme);
    findings.add(found, placeOf(tavola, numero, first), { ente, blocco: blocco.id, insieme });
  };
  const pastes = new Map<number, string>();
  // Rows of one ente lie together.
  let last = "";
  let own = new Map<string, number>();
  return (riga, ente) => {
    const { valori, numero } = riga;
    if (!isCard && !quantities.some((at) => valori[at] !== null)) return false;
    if (ente !== last) {
      own = byEnte.get(ente) ?? new Map<string, number>();
      byEnte.set(ente, own);
      last = ente;
    }
    const words = isCard ? "" : valori.map((value, at) => (texts.has(at) ? key(String(value)) : value)).join("\u0001");
    const before = own.get(words);
    if (before === undefined) {
      own.set(words, numero);
      askSameKey(riga, ente);
      return false;
    }
    const codice = isCard ? "scheda-ripetuta" : "riga-ripetuta";
    findings.add({ codice, params: { prima: String(before) } }, placeOf(tavola, numero, first), {
      ente,
      blocco: blocco.id,
    });
    return true;
  };
}
