// Who may do what, as a table: nothing is theirs that is not written here.
import { expect, test } from "vitest";
import type { Ente } from "../../schemas/edizione.ts";
import type { Persona } from "../collect/registro-portale.ts";
import { AZIONI, may } from "./identity/may.ts";

const ente = (codice: string, cantiere_principale: string, zona_sede: string): Ente => ({
  ...{ codice, denominazione: codice, tipo: "ente", forma_giuridica: "associazione", zona_sede, cantiere_principale },
  ...{ gruppo: "", risorse_precedenti: null, bilancio: null, operatori: null },
});
const OWN = ente("E001", "curare", "nord");
const OTHER = ente("E002", "crescere", "sud");
const persona = (ruolo: Persona["ruolo"], ambito: string): Persona => ({
  numero: 1,
  ruolo,
  ambito,
  nome: "",
  email: "",
});

const OF_ENTE = ["vedere la propria pagina", "mandare", "firmare"];
const READS = ["leggere la bozza", "commentare"];
const OF_COORDINATORE = ["seguire", "rimandare", "accettare"];
const OF_ANALISTA = [...OF_COORDINATORE, "ricevere per conto", "gestire gli accessi"];

test.each<[string, Persona | null, readonly string[], readonly string[]]>([
  ["nobody that we know", null, [], []],
  ["an ente", persona("ente", "E001"), OF_ENTE, []],
  ["who coordinates a cantiere", persona("coordinatore", "cantiere=curare"), OF_COORDINATORE, []],
  ["who coordinates a zona", persona("coordinatore", "zona=nord"), OF_COORDINATORE, []],
  ["who coordinates a zona that is called like a cantiere", persona("coordinatore", "zona=curare"), [], []],
  ["who reads the draft", persona("lettore", "Consiglio"), [], []],
  ["who writes at the tables", persona("facilitatore", ""), [], []],
  ["the analista", persona("analista", ""), OF_ANALISTA, OF_ANALISTA],
])("%s", (_, who, own, other) => {
  const allowed = (about: Ente): string[] => AZIONI.filter((azione) => may(who, azione, about));
  expect(allowed(OWN)).toEqual(own);
  expect(allowed(OTHER)).toEqual(other);
  // About no ente there is the picture for the staff, the draft for all who came in; inviting, sending, and what becomes of the
  // draft, are the analista's.
  const ofNone = {
    ...{
      ente: READS,
      lettore: READS,
      facilitatore: ["scrivere le voci"],
      coordinatore: ["vedere il quadro", ...READS],
    },
    analista: [
      "vedere il quadro",
      "invitare",
      "mandare le lettere",
      ...READS,
      "curare la bozza",
      "scrivere le voci",
      "curare i tavoli",
      "vedere le regole",
      "curare le persone",
      "chiudere l'edizione",
    ],
  };
  expect(AZIONI.filter((azione) => may(who, azione, null))).toEqual(who === null ? [] : ofNone[who.ruolo]);
});
