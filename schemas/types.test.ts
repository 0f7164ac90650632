// What does not compile: a role, a column, a chapter, a parameter of a message that the code does not know. `tsc` is the
// test; each line below is refused, or the expected error is itself an error.
import { describe, expect, expectTypeOf, test } from "vitest";
import type { RowOf, Rule } from "./blocco.ts";
import { defineBlocco, diCui } from "./blocco.ts";
import { intero } from "./cella.ts";
import { voce } from "./diagnostici/entry.ts";
import type { ColumnOf, Dove, MemberAt } from "./dimensioni.ts";
import { rolesOf } from "./liste.ts";
import { PLAIN } from "./misura.support.ts";
import { defineMisura, defineRapporto, distinti, somma } from "./misura.ts";
import type { ElencoDef, ProspettoDef } from "./prospetto.ts";
import { conteggio, EURO, QUOTA } from "./unita.ts";

const words = { titolo: "Prova", definizione: "Prova.", since: 2015 } as const;
const comune = { ...words, ...PLAIN, unita: conteggio("cose", "cosa") } as const;

describe("a misura that names what its table does not have does not compile", () => {
  test("columns and roles come from the blocks", () => {
    expectTypeOf<MemberAt<"punti_comunita", "stato">>().toEqualTypeOf<"attivo" | "in-apertura" | "chiuso">();
    expectTypeOf<MemberAt<"finanziamenti", "interno">>().toEqualTypeOf<boolean>();
    expectTypeOf<MemberAt<"enti", "zona">>().toEqualTypeOf<string>();
    expectTypeOf<ColumnOf<"residenti_eta">>().toEqualTypeOf<"fascia" | "residenti">();
    expect(rolesOf("stati_punto")).toEqual(["attivo", "in-apertura", "chiuso"]);
    expectTypeOf<Dove["fonte_gruppo"]>().toEqualTypeOf<
      "pubblico" | "famiglie" | "altri-privati" | "proprie" | undefined
    >();
  });

  test("over one table", () => {
    // @ts-expect-error a dimension with a letter less
    defineMisura({ ...comune, blocco: "volontari", valore: somma("volontari"), piano: [["cantere"]] });
    // @ts-expect-error a field with a letter less
    defineMisura({ ...comune, blocco: "volontari", valore: somma("volontar"), piano: [] });
    // @ts-expect-error a column of another block
    defineMisura({ ...comune, blocco: "volontari", valore: distinti("contratto"), piano: [] });
    defineMisura({
      ...comune,
      blocco: "personale",
      valore: somma("persone"),
      // @ts-expect-error a role that no contract has
      dove: { contratto_ruolo: ["stable"] },
      piano: [],
    });
    const good = defineMisura({
      ...comune,
      blocco: "risorse",
      valore: somma("importo"),
      dove: { voce_ruolo: ["spesa"] },
      piano: [["cantiere", "voce"]],
    });
    expect(good.tipo).toBe("base");
  });

  test("and one that does not say what it means", () => {
    const { stima, protezione, non_somma, universo, parte_di, passo } = PLAIN;
    const whole = { ...words, unita: EURO, blocco: "risorse", valore: somma("importo"), piano: [["voce"]] } as const;
    const meaning = [
      // @ts-expect-error how who is silent is made up for
      () => defineMisura({ ...whole, protezione, non_somma, universo, parte_di, passo }),
      // @ts-expect-error how it is protected
      () => defineMisura({ ...whole, stima, non_somma, universo, parte_di, passo }),
      // @ts-expect-error over what it must not be summed
      () => defineMisura({ ...whole, stima, protezione, universo, parte_di, passo }),
      // @ts-expect-error whose records count
      () => defineMisura({ ...whole, stima, protezione, non_somma, parte_di, passo }),
      // @ts-expect-error of what it is a part
      () => defineMisura({ ...whole, stima, protezione, non_somma, universo, passo }),
      // @ts-expect-error in which step it is printed
      () => defineMisura({ ...whole, stima, protezione, non_somma, universo, parte_di }),
    ];
    expect(meaning).toHaveLength(6);
  });

  test("over two others", () => {
    const ratio = { ...words, unita: QUOTA, denominatore: { misura: "valore-netto" }, piano: [] } as const;
    // @ts-expect-error the letter that printed «0%»
    defineRapporto({ ...ratio, numeratore: { misura: "valore-netto", dove: { fonte_gruppo: "famigle" } } });
    // @ts-expect-error a dimension that no table has
    defineRapporto({ ...ratio, numeratore: { misura: "valore-netto", dove: { fonti_gruppo: "famiglie" } } });
    expect(defineRapporto({ ...ratio, numeratore: { misura: "valore-netto" } }).tipo).toBe("rapporto");
  });
});

test("a table, chart or list that names an unknown chapter, axis, role or table does not compile", () => {
  const def = { id: "x", titolo: "X", capitolo: "risorse", misure: ["spesa"], righe: { dimensione: "voce" } } as const;
  const elenco = { id: "x", titolo: "X", capitolo: "zone", tabella: "tappe", colonne: [], ordina: [] } as const;
  // @ts-expect-error a chapter with a letter more
  const chapter: ProspettoDef = { ...def, capitolo: "risorsee" };
  // @ts-expect-error an axis that no table has
  const axis: ProspettoDef = { ...def, righe: { dimensione: "voci" } };
  // @ts-expect-error a role that no fonte has
  const role: ProspettoDef = { ...def, dove: { fonte_gruppo: "pubblici" } };
  // @ts-expect-error a table that nobody has
  const table: ElencoDef = { ...elenco, tabella: "tappa" };
  expect([chapter, axis, role, table]).toHaveLength(4);
});

test("a note or an advice on a number left out does not compile: what touches an answer is asked", () => {
  const words = { stadio: "riga", titolo: "X", testo: () => "X.", rimedio: () => "X.", caso: {} } as const;
  // @ts-expect-error a note that leaves out a number
  const note = voce({ ...words, gravita: "nota", effetto: "numero" });
  // @ts-expect-error an advice that loses an answer
  const advice = voce({ ...words, gravita: "consiglio", effetto: "risposta" });
  expect([note, advice, voce({ ...words, gravita: "nota", effetto: "nessuno" })]).toHaveLength(3);
});

describe("a rule speaks of the fields of its block, with the parameters of its message", () => {
  const campi = {
    posti: { label: "Posti", help: "Quanti.", cella: intero("posti", "posto"), since: 2016 },
    utenti: { label: "Utenti", help: "Quanti.", cella: intero("utenti", "utente"), since: 2016 },
  } as const;
  const blocco = {
    id: "prova",
    titolo: "Prova",
    foglio: "Prova",
    istruzioni: "Prova.",
    forma: "tabella",
    grana: "una riga",
    gruppo: "offerta",
    since: 2016,
    nome_riga: [],
    chiave: [],
    campi,
  } as const;
  type R = RowOf<typeof campi>;

  test("a parameter with another name does not compile: it told a member «NaN posti»", () => {
    const rules: Rule<R>[] = [
      {
        codice: "parte-maggiore-del-tutto",
        campo: "posti",
        verifica: ({ posti, utenti }) => ({ valore: posti ?? 0, su: utenti ?? 0 }),
      },
      // @ts-expect-error the message says `su`
      {
        codice: "parte-maggiore-del-tutto",
        campo: "posti",
        verifica: ({ posti, utenti }) => ({ valore: posti ?? 0, tutto: utenti ?? 0 }),
      },
      // @ts-expect-error a field that the block does not have
      { codice: "parte-maggiore-del-tutto", campo: "posto", verifica: () => null },
    ];
    expect(rules).toHaveLength(3);
  });

  test("nor does a rule over a field of another block", () => {
    // @ts-expect-error the block has no field «volontari»
    defineBlocco({ ...blocco, regole: [diCui("posti", "volontari", { campo: "I posti", padre: "Volontari" })] });
    // @ts-expect-error its rows are not named by a field it does not have
    defineBlocco({ ...blocco, nome_riga: ["nome"], regole: [] });
    expect(defineBlocco({ ...blocco, regole: [diCui("posti", "utenti", { campo: "a", padre: "b" })] }).id).toBe(
      "prova",
    );
  });
});
