// What was said of the draft in the portal, as it is printed: who is named, and what never is.
import { expect, test } from "vitest";
import type { Ente } from "../../schemas/edizione.ts";
import type { Commento } from "../collect/registro-discussione.ts";
import { commentsBase, commentsNotes, commentsTitle } from "../compose/comments.ts";
import { printedComments } from "./comments.ts";

const ente = (codice: string, denominazione: string): Ente => ({
  ...{ codice, denominazione, tipo: "ente", forma_giuridica: "associazione", zona_sede: "nord" },
  ...{ cantiere_principale: "curare", gruppo: "", risorse_precedenti: null, bilancio: null, operatori: null },
});
const enti = [ente("E001", "Casa Alfa"), ente("E002", "Beta"), ente("E003", "Gamma-Delta")];
const il = "2021-03-08T09:00:00.000Z";
const risposta = (testo: string, more: Partial<Commento["risposta"]> = {}): Commento["risposta"] => ({
  ...{ il, chi: "analista", commento: 1, esito: "accolta", testo, cambiato: "" },
  ...more,
});
const commento = (change: Partial<Commento>): Commento => ({
  ...{ numero: 1, il, persona: 7, nome: "Anna Rossi", di: "Casa Alfa", ente: "E001", nominabile: false },
  ...{ bozza: "", ancora: "passo-x", capitolo: "5 Le risorse", passo: "Il 41% di Casa Alfa", tipo: "domanda" },
  ...{ testo: "Perché?", moderato: null, risposta: risposta("Così."), lasciato: null, stato: "risposto" },
  ...change,
});
const printed = (change: Partial<Commento>) => printedComments({ enti }, [commento(change)]);

test.each<[string, Partial<Commento>, object]>([
  ["an ente that did not agree", {}, { chi: "un ente della rete", chiesto: "Perché?", dove: "5 Le risorse" }],
  ["an ente that agreed", { nominabile: true }, { chi: "Casa Alfa" }],
  ["a reader who did not agree", { ente: "", di: "Consiglio" }, { chi: "chi ha letto la bozza" }],
  ["a reader who agreed", { ente: "", di: "Consiglio", nominabile: true }, { chi: "Consiglio" }],
  ["who signs", { testo: "Perché? Anna Rossi, tel. 333 1234567" }, { chiesto: "Perché? [omesso], tel. [omesso]" }],
  [
    "who signs with two surnames",
    { nome: "Anna Rossi-Bianchi", testo: "Sono Anna Rossi-Bianchi." },
    { chiesto: "Sono [omesso]." },
  ],
  [
    "enti that are spoken of, in question and answer",
    { testo: "Noi di Casa Alfa, Gamma-Delta e BETA.", risposta: risposta("Beta lo ha chiesto,\n  anna rossi.") },
    { chiesto: "Noi di [omesso], [omesso] e [omesso].", risposta: "[omesso] lo ha chiesto, [omesso]." },
  ],
  [
    "its own name, where it agreed",
    { nominabile: true, testo: "Casa Alfa e Beta." },
    { chiesto: "Casa Alfa e [omesso]." },
  ],
  [
    "what was changed",
    { tipo: "correzione", risposta: risposta("Sì.", { cambiato: "errata" }) },
    { risposta: "Sì. La cifra è corretta nell'errata, in appendice." },
  ],
  [
    "what is published without an answer",
    { stato: "aspetta", risposta: null, lasciato: "È per l'anno prossimo." },
    { esito: "senza-risposta", risposta: "È per l'anno prossimo." },
  ],
])("%s", (_, change, expected) => {
  expect(printed(change)).toMatchObject([expected]);
  expect(JSON.stringify(printed(change).map(({ autore: _, ...each }) => each))).not.toMatch(/Rossi|41%/);
});

test.each<[string, Partial<Commento>]>([
  ["nobody read yet", { stato: "da-leggere", risposta: null }],
  ["was held back, also where nothing was answered for a reason", { stato: "trattenuto", lasciato: "Fa lo stesso." }],
  ["waits for an answer", { stato: "aspetta", risposta: null }],
])("nothing is printed of what %s", (_, change) => {
  expect(printed(change)).toEqual([]);
});

test("comments are counted by outcome, persons and occasions once, and who stays without an answer is told why", () => {
  const one = (
    esito: "accolta" | "in-parte" | "non-accolta" | "senza-risposta",
    autore: string,
    occasione: string,
  ) => ({
    ...({ esito, autore, occasione, tipo: "voce", dove: "", chi: "", chiesto: "x", risposta: "y" } as const),
  });
  const all = [
    one("accolta", "a", "portale"),
    one("accolta", "a", "assemblea"),
    one("in-parte", "b", "portale"),
    one("senza-risposta", "c", "portale"),
    one("senza-risposta", "d", "portale"),
  ];
  expect(commentsTitle(all)).toBe("Su cinque commenti due sono accolti, uno in parte, due senza risposta");
  expect(commentsTitle([one("non-accolta", "a", "portale")])).toBe("L'unico commento non è accolto");
  expect(commentsTitle(all.slice(2))).toBe("Su tre commenti uno è accolto in parte, due senza risposta");
  expect(commentsBase(all)).toBe("5 commenti di 4 persone, in 2 occasioni: portale, assemblea");
  expect(commentsNotes(all)).toEqual(["Senza risposta: y"]);
});
