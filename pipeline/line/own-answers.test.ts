import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Manifest } from "./manifest.ts";
import { ownAnswers } from "./own-answers.ts";

const PANEL = `formato,edizione,ente,dimensione,membro,spesa,volontari
1,2020,E002,totale,,1000.5,7 in parte
1,2020,E002,zona,nord,1000.5,7
1,2020,E003,totale,,55555,3
`;
const section = (blocco: string, contate: number, respinte = 0) => ({
  ...{ blocco, stato: "compilata", presenti: contate + respinte, respinte, contate },
});
const message = (ente: string, codice: string, esito: string, testo: string) => ({
  ...{ ente, codice, gravita: "confermare", esito, testo, rimedio: "Conferma o correggi.", dove: ["riga 2"] },
});
const VALIDATION = {
  ricezioni: [
    {
      ...{ protocollo: 1, file: "alfa-vecchio.xlsx", ricevuto_il: "2021-01-02T10:00:00" },
      enti: [{ ente: "E002", blocchi: [section("risorse", 9)] }],
      messaggi: [message("E002", "valore-insolito", "chiuso", "Non conta più.")],
    },
    {
      ...{ protocollo: 2, file: "alfa.xlsx", ricevuto_il: "2021-02-03T10:00:00" },
      enti: [{ ente: "E002", blocchi: [section("risorse", 4, 1), section("volontari", 2)] }],
      messaggi: [
        message("E002", "valore-insolito", "aperto", "Sette volontari?"),
        message("E002", "cambiato-molto", "confermato", "È il doppio."),
        message("E002", "dato-e-ricevuto-diversi", "aperto", "Dici di aver dato 10 € a Beta; Beta dice 12 €."),
        message("E003", "valore-insolito", "aperto", "Di un altro."),
      ],
    },
  ],
};
const MANIFEST: Manifest = {
  ...{ edizione: 2020, decisioni: [], commenti: [], tabelle: [], regole: "r", programma: "0".repeat(64), versioni: {} },
  ingressi: [1, 2].map((protocollo) => ({
    ...{ protocollo, file: `f${protocollo}`, sha256: String(protocollo).repeat(64), ritirato: false },
    conta: protocollo === 1 ? {} : { E002: ["risorse", "volontari"] },
  })),
};

test("of each ente there is what it declared, what counts of it, what is still asked, and nothing of another", async () => {
  const folder = borgoFolder();
  mkdirSync(join(folder, "archivio"));
  const files = {
    "panel-2020.csv": PANEL,
    "validazione.json": JSON.stringify(VALIDATION),
    "manifest.json": JSON.stringify(MANIFEST),
  };
  const edizione = await loadEdizione(folder);
  expect(await ownAnswers(edizione)).toBeNull();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "archivio", name), text);
  const all = await ownAnswers(edizione);
  expect(all?.map(({ codice, parti }) => [codice, parti.length])).toEqual([
    ["E001", 0],
    ["E002", 2],
    ["E003", 0],
    ["E004", 0],
  ]);
  const alfa = all?.find(({ codice }) => codice === "E002");
  expect([...(alfa?.misure ?? [])]).toEqual([
    ["spesa", { totale: 1000.5, punti: new Map([["zona=nord", 1000.5]]), intera: true }],
    ["volontari", { totale: 7, punti: new Map([["zona=nord", 7]]), intera: false }],
  ]);
  const own = { file: "alfa.xlsx", ricevuto: "3\u00a0febbraio\u00a02021", niente: false };
  expect(alfa?.parti.map(({ nome: _, ...parte }) => parte)).toEqual([
    { ...own, contate: 4, respinte: 1 },
    { ...own, contate: 2, respinte: 0 },
  ]);
  expect(alfa?.domande.map(({ testo, esito, rimedio }) => [testo, esito, rimedio])).toEqual([
    ["Sette volontari?", "da confermare", "Conferma o correggi."],
    ["È il doppio.", "confermato", ""],
  ]);
});
