// A part that was sent back is asked about while it counts as it was.
import { expect, test } from "vitest";
import type { Rimando } from "../collect/registro-rimandi.ts";
import type { Candidate } from "../collect/versions.ts";
import type { Settled } from "./check.ts";
import { sentBack } from "./sent-back.ts";

const asked: Rimando = {
  ...{ numero: 1, ente: "E001", protocollo: 4, blocco: "volontari", campo: null, riga: "", detto: null },
  ...{ dove: "", motivo: "Tutti?", il: "", chi: "Anna" },
};
const counting = (protocollo: number, ente = "E001"): Settled => {
  const sezione = { blocco: "volontari", foglio: "Volontari" };
  const only = { protocollo, nome: "modulo.xlsx", ente, sezione } as Candidate;
  const none = { superate: [], incerte: [], escluse: [], confronti: [], svuotate: [], lasciate: [] };
  return { ...none, valide: [only], rimandi: [asked, { ...asked, campo: "donne" }] };
};

test.each([
  ["what was sent back counts", counting(4), [4]],
  ["something newer counts", counting(5), []],
  ["another ente is in the same file", counting(4, "E002"), []],
])("%s", (_, settled, told) => expect(sentBack(settled).map(({ protocollo }) => protocollo)).toEqual(told));
