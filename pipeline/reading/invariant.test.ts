// Whatever members write: reading never throws, every row with something in it is in the records or explained at its own
// place, and every accepted row has the form that the rest of the program relies on.
import fc from "fast-check";
import { expect, describe as group, test } from "vitest";
import { rowSchema } from "../../schemas/blocco.support.ts";
import { type Blocco, fieldsOf } from "../../schemas/blocco.ts";
import { type Codice, describe } from "../../schemas/diagnostic.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Reading } from "../../schemas/reading.ts";
import { saysNothing } from "./empties.ts";
import { anno, byHand, edizione, read } from "./reading.support.ts";

const ODD = [
  ..."|-|–|  |0|-0|12|3,5|1.234|1,234|-5|(3)|€ 1.200,50|1e9|99999999999999999999|NaN|Infinity|circa 20|12%".split("|"),
  ..."Totale|TOTALE GENERALE|Somma|niente da dichiarare|nessuno|n.d.|n.p.|non so|sì|no|forse|X|VERO".split("|"),
  ..."12/03/2016|31/02/2016|2016-03-12|#REF!|#N/D|=1+1|@SUM(A1)|80008730170|80008730171|XXXYYY00A01Z999P".split("|"),
  ..."Cantiere|Zona|ente|edizione|Edizione|V105|__proto__|constructor|toString|a@b.it|333 1234567".split("|"),
  "due\nrighe",
  "x".repeat(700),
  "\u0000",
  '"',
  'a"b',
  "a;b,c\td",
  "👩‍👩‍👧",
  "\ud800",
];

function cellOf(blocco: Blocco, name: string): fc.Arbitrary<string> {
  const cella = blocco.campi[name]?.cella;
  const lista = cella?.tipo === "codice" ? (edizione.liste[cella.lista] ?? []) : [];
  const good =
    lista.length > 0 ? fc.constantFrom(...lista.flatMap(({ codice, nome }) => [codice, nome])) : fc.nat(90).map(String);
  return fc.oneof(
    { weight: 20, arbitrary: good },
    { weight: 2, arbitrary: fc.constantFrom(...ODD) },
    fc.string({ unit: "grapheme" }),
    fc.constant(""),
  );
}

const rowsOf = (blocco: Blocco, names: readonly string[]) =>
  fc.array(fc.tuple(...names.map((name) => cellOf(blocco, name))), { minLength: 1, maxLength: 6 });

/** Findings that speak of all rows of their file or sheet. */
const WHOLE: ReadonlySet<Codice> = new Set([
  ...(["blocco-non-riconosciuto", "colonna-mancante", "ente-mancante", "edizione-mancante", "nessun-blocco"] as const),
  ...(["file-non-foglio", "file-danneggiato", "testo-virgolette"] as const),
]);

function check(lettura: Reading, blocco: Blocco, filled: ReadonlyMap<number, readonly string[]>): void {
  const { diagnostics, invii } = lettura;
  expect(diagnostics.map(({ codice }) => codice)).not.toContain("guasto-nostro");
  for (const diagnostic of diagnostics) {
    const { titolo, testo, rimedio } = describe(diagnostic);
    expect(`${titolo} ${testo} ${rimedio}`).not.toMatch(/\bundefined\b|\[object|function/);
    expect(diagnostic.luoghi.length).toBeGreaterThan(0);
  }
  const sezioni = invii.flatMap((invio) => invio.sezioni).filter((sezione) => sezione.blocco === blocco.id);
  const schema = rowSchema(blocco, anno);
  const names = Object.keys(blocco.campi);
  for (const { valori } of sezioni.flatMap(({ righe }) => righe)) {
    schema.parse(Object.fromEntries(names.map((name, at) => [name, valori[at]])));
  }
  for (const { righe, presenti, respinte } of sezioni) expect(righe.length + respinte).toBe(presenti);
  if (diagnostics.some(({ codice }) => WHOLE.has(codice))) return;
  const told = new Set(diagnostics.flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga)));
  const kept = new Set(sezioni.flatMap(({ righe }) => righe.map(({ numero }) => numero)));
  const lost = [...filled].filter(
    ([number, cells]) => !kept.has(number) && !told.has(number) && !(sezioni.length > 0 && cells.every(saysNothing)),
  );
  expect(lost).toEqual([]);
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

group.each(BLOCCHI.map((blocco) => ({ id: blocco.id, blocco })))("$id", ({ blocco }) => {
  const names = fieldsOf(blocco, anno).map(([name]) => name);

  test("a text file of any cells", () => {
    fc.assert(
      fc.property(rowsOf(blocco, names), fc.constantFrom(false, false, false, true), (rows, isMissing) => {
        const kept = isMissing ? names.slice(1) : names;
        const filled = new Map<number, string[]>();
        let text = `ente;edizione;${kept.join(";")}\n`;
        let line = 2;
        for (const row of rows) {
          const cells = row.slice(isMissing ? 1 : 0);
          if (cells.some((cell) => cell.trim() !== "")) filled.set(line, cells);
          text += `V105;${anno};${cells.map(quoted).join(";")}\n`;
          line += 1 + cells.join("").split("\n").length - 1;
        }
        check(read(text), blocco, filled);
      }),
      { numRuns: 60, seed: 2016 },
    );
  });

  test("a workbook of any cells", async () => {
    const isCard = blocco.forma === "scheda";
    const labels = names.map((name) => blocco.campi[name]?.label ?? name);
    await fc.assert(
      fc.asyncProperty(rowsOf(blocco, names), fc.constantFrom("testo", "numero"), async (rows, kind) => {
        const typed = (text: string) =>
          kind === "numero" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text || null;
        const sheet = isCard
          ? labels.map((label, at) => [label, typed(rows[0]?.[at] ?? "")])
          : [labels, ...rows.map((row) => row.map(typed))];
        const filled = new Map<number, readonly string[]>();
        if (!isCard)
          for (const [at, row] of rows.entries()) if (row.some((cell) => cell.trim() !== "")) filled.set(at + 2, row);
        check(read(await byHand({ [blocco.foglio]: sheet })), blocco, filled);
      }),
      { numRuns: 15, seed: 2016 },
    );
  });
});

test("any bytes at all are an answer", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { invii, diagnostics } = read(bytes);
      expect(invii.length + diagnostics.length).toBeGreaterThan(0);
      expect(diagnostics.map(({ codice }) => codice)).not.toContain("guasto-nostro");
    }),
    { numRuns: 200, seed: 2016 },
  );
});
