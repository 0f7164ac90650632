import { expect, test } from "vitest";
import { byHand, read } from "./reading.support.ts";

const TITLES = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)", "Note"];

const asked = async (note: string): Promise<(string | undefined)[]> => {
  const rows = [
    ["Abitare la cura", "Alpe", "Acquisti", 12, null],
    ["Abitare la cura", "Piana", "Acquisti", 99, note],
  ];
  const { invii, diagnostics } = read(await byHand({ Risorse: [TITLES, ...rows] }));
  expect(invii[0]?.sezioni[0]?.righe).toHaveLength(2);
  return diagnostics.flatMap(({ codice, luoghi }) =>
    codice === "riga-da-non-contare" ? luoghi.map(({ cella }) => cella) : [],
  );
};

const WORDS =
  "esempio|Esempio, da cancellare|(es.)|annullato|ANNULLATA il 3 marzo|DA NON CONTARE|non va considerata|già compreso sopra|doppione|bozza|da eliminare";
test.each(WORDS.split("|"))("a row beside which stands «%s» counts, and is asked", async (note) => {
  expect(await asked(note)).toEqual(["E3"]);
});

const PLAIN =
  "per esempio i libri|prove di teatro|non contabilizzato a parte|vedi allegato|già dal 2019|progetto Bozza di strada";
test.each(PLAIN.split("|"))("«%s» says nothing of the kind", async (note) => {
  expect(await asked(note)).toEqual([]);
});

test.each([
  ["ESEMPIO Doposcuola", 1],
  ["(es. Doposcuola)", 1],
  ["Espressione corporea", 0],
])("a service called «%s»", async (nome, count) => {
  const titles = [
    "Nome del servizio",
    "Cantiere",
    "Zona",
    "Destinatari",
    "Bisogno a cui risponde",
    "Modalità",
    "Utenti",
  ];
  const row = [nome, "Crescere insieme", "Alpe", "Ragazze e ragazzi", "Compagnia", "Centro aperto", 99];
  const { diagnostics } = read(await byHand({ Servizi: [titles, row] }));
  expect(diagnostics.map(({ codice }) => codice)).toEqual(Array(count).fill("riga-da-non-contare"));
});
