// What the portal keeps in the register: made from the version before, never changed where it tells what was done.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { makeOld } from "./registro.support.ts";
import { openRegistro } from "./registro.ts";
import { openRegistroPortale } from "./registro-portale.ts";

const NOW = "2021-03-08T09:00:00.000Z";
const evento = { il: NOW, ente: "E001", chi: "presidenza", tipo: "entrato", dati: "{}" };

test("a register of the version before the portal keeps its arrivals, and then has room for the portal", () => {
  const folder = temporaryFolder();
  const made = openRegistro(folder);
  made.receive([
    {
      sha256: "aa",
      nome: "a.csv",
      byte: 1,
      ricevuto_il: NOW,
      canale: "email",
      ente_atteso: "",
      dopo_il: "",
      entro_il: NOW,
    },
  ]);
  made.close();
  makeOld(folder, 3);
  const registro = openRegistroPortale(folder);
  registro.addEvento(evento);
  expect(registro.eventi("E001")).toEqual([{ numero: 1, ...evento }]);
  expect(registro.arrivi()).toBe("1 0 0 0 0 0");
  registro.close();
});

test("what was done is neither changed nor taken out, whoever asks; only a name goes, where it proves no number", () => {
  const folder = temporaryFolder();
  const registro = openRegistroPortale(folder);
  registro.addEvento(evento);
  registro.addEvento({ ...evento, tipo: "firmata", dati: '{"nome":"Anna","ruolo":"b","protocolli":[]}' });
  registro.addEvento({ ...evento, tipo: "revocato", dati: '{"di":"Anna"}' });
  registro.addLettera({ chiave: "a", il: NOW, tipo: "t", ambito: "E001", email: "a@b.it", oggetto: "o", scade_il: "" });
  registro.close();
  const db = new DatabaseSync(join(folder, "registro.sqlite"));
  for (const change of [
    ...["chi = 'altri'", "il = ''", "dati = '{}'", "tipo = 'arrivo'", "ente = 'E002'"],
    ...[
      "chi = 'altri' WHERE tipo = 'revocato'",
      "chi = '' WHERE tipo = 'firmata'",
      `dati = json_set(dati, '$.di', 'Bea') WHERE tipo = 'revocato'`,
    ],
    `dati = json_set(dati, '$.nome', '') WHERE tipo = 'firmata'`,
  ])
    expect(() => db.exec(`UPDATE evento SET ${change}`), change).toThrow("never changed");
  for (const change of ["email = 'altri'", "oggetto = ''", "email = '', il = ''"])
    expect(() => db.exec(`UPDATE lettera SET ${change}`), change).toThrow("never changed");
  db.exec(`UPDATE evento SET chi = '', dati = json_set(dati, '$.di', '') WHERE tipo = 'revocato'`);
  db.exec("UPDATE lettera SET email = ''");
  expect(() => db.exec("DELETE FROM evento")).toThrow("never taken out");
  db.close();
});

test("a link holds for its person until it expires; the same person is written once", () => {
  const folder = temporaryFolder();
  const registro = openRegistroPortale(folder);
  const persona = { ruolo: "ente", ambito: "E001", nome: "presidenza", email: "p@esempio.invalid" } as const;
  const contatto = registro.addPersona(persona, NOW);
  expect(registro.addPersona(persona, NOW)).toBe(contatto);
  registro.addCollegamento({ contatto, impronta: "uno", il: NOW, scade_il: "2021-04-01T00:00:00.000Z" });
  expect(registro.validLink("uno", NOW)?.persona).toEqual({ numero: contatto, ...persona });
  expect(registro.validLink("due", NOW)).toBeNull();
  expect(registro.validLink("uno", "2021-04-01T00:00:00.000Z")).toBeNull();
  registro.openSession({ impronta: "sessione", collegamento: 1, browser: "b", il: NOW });
  const since = (iso: string) => registro.seen("sessione", "2021-03-08T12:00:00.000Z", () => iso);
  expect(since("2021-03-08T09:30:00.000Z")).toBeNull();
  expect(since(NOW)).toMatchObject({ nome: "presidenza" });
  registro.revoke(1, NOW);
  expect(registro.validLink("uno", NOW)).toBeNull();
  expect(since(NOW)).toBeNull();
  registro.close();
});
