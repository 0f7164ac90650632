// What the trials say, as the tables of docs/incertezza.md.
import { createHash } from "node:crypto";
import { formatNumber, formatShare } from "../../schemas/unita.ts";
import { type Esito, prova } from "./prova.ts";
import type { ReteVera } from "./rete-vera.ts";
import { quarti, SILENZI } from "./silenzi.ts";

export const CAMPIONE = new URL("../../data-samples/2016/", import.meta.url);
export const PAGINA = new URL("../../docs/incertezza.md", import.meta.url);
/** So few trials that a test can make them again. */
export const POCHE = 10;

/** All kinds of silence, one after the other. */
export const provaTutto = (rete: ReteVera, prove: number): Esito[] =>
  SILENZI.flatMap((silenzio) => prova(rete, silenzio, prove));

const SILENCES = ["chi tace", "nel quarto che ha meno", "nel quarto che ha di più", "grandi che mancano"];
const HEAD = ["chi tace", "cifra", "scarto", "intervallo: ±", "tiene", "con la fascia", "non pubblicate"];

/** `poche` are the same trials, fewer: their sign holds the page to the code and the data that it was made from. */
export function tabelle(rete: ReteVera, esiti: readonly Esito[], prove: number, poche: readonly Esito[]): string {
  const rows = esiti.map((esito, n) => [
    esito.silenzio === esiti[n - 1]?.silenzio ? "" : esito.silenzio,
    ...[esito.figura, formatShare(esito.scarto, 1), formatShare(esito.ampiezza, 1)],
    ...[esito.tiene, esito.tiene_con_fascia, esito.trattenute].map((share) => formatShare(share)),
  ]);
  const [money] = rete.misure;
  if (money === undefined) throw new Error("nothing to try");
  const silences = SILENZI.map((silenzio) => {
    const [low, high] = quarti(rete, money, silenzio, prove);
    return [silenzio.nome, formatShare(low), formatShare(high), silenzio.grande ? "uno, a turno" : "nessuno"];
  });
  return [
    `Prove per riga: ${formatNumber(prove)}. Segno delle prime ${POCHE}: \`${segno(poche)}\`.`,
    "",
    ...markdown(SILENCES, 1, silences),
    "",
    ...markdown(HEAD, 2, rows),
  ].join("\n");
}

/** The first `words` columns hold words, the others numbers. */
function markdown(head: readonly string[], words: number, rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, n) => (n < words ? "---" : "---:"))), ...rows.map(line)];
}

export const segno = (esiti: readonly Esito[]): string =>
  createHash("sha256").update(JSON.stringify(esiti)).digest("hex").slice(0, 12);

/** The page with other tables. Throws when it has no place for them. */
export function withTables(page: string, tables: string): string {
  const [open, close] = ["<!-- prove -->", "<!-- /prove -->"];
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  if (from === -1 || to < from) throw new Error(`docs/incertezza.md has no ${open} … ${close}`);
  return `${page.slice(0, from + open.length)}\n${tables}\n${page.slice(to)}`;
}
