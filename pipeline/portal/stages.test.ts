// The states of the pages, counted; who sent in time is told only where somebody noted it.
import { expect, test } from "vitest";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { intake } from "../line/intake.ts";
import { archivioOf } from "../line/rules.ts";
import { RACCOLTA_DI_PROVA } from "./portal.support.ts";
import { stagesOf } from "./stages.ts";

const HEAD = "ente;edizione;cantiere;zona;voce;importo";
const file = (ente: string): string => `${HEAD}\n${ente};2020;crescere;nord;stipendi;10\n`;

test("each ente is counted once, by its state and by its first file", async () => {
  const cartella = borgoFolder([], {
    "raccolta.yaml": RACCOLTA_DI_PROVA,
    "inviati/uno.csv": file("E002"),
    "inviati/due.csv": file("E003"),
    "inviati/tre.csv": file("E004"),
    "inviati/ricezioni.csv": "file,ricevuto_il\nuno.csv,2021-03-31\ndue.csv,2021-04-01\n",
  });
  const edizione = await loadEdizione(cartella);
  const raccolta = await intake(edizione, QUIET);
  const registro = openRegistroPortale(archivioOf(edizione));
  const act = { il: "2021-03-02T09:00:00.000Z", chi: "Anna" };
  registro.addEvento({ ...act, ente: "E001", tipo: "rinuncia", dati: JSON.stringify({ motivo: "Ha chiuso" }) });
  registro.close();
  expect(await stagesOf(edizione, raccolta)).toEqual({
    stati: [
      { stato: "inviata", enti: 3 },
      { stato: "non-partecipa", enti: 1 },
    ],
    tempo: { scadenza: "2021-03-31", in_tempo: 1, dopo: 1, incerti: 1 },
  });
});

test("an edition without a last day says nothing of time", async () => {
  const edizione = await loadEdizione(borgoFolder([], {}));
  expect((await stagesOf(edizione, await intake(edizione, QUIET))).tempo).toBeNull();
});
