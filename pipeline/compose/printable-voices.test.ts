import { expect, test } from "vitest";
import { printableVoices } from "./printable-voices.ts";
import { BORGO } from "./prova.support.ts";

const voice = (testo: string, proposta: string | null = null) => ({
  cantiere: "curare",
  occasione: "Cena",
  testo,
  proposta,
});

test("a voice with letters that the faces lack is not quoted, and told; the others are", () => {
  const kept = voice("Ci vediamo qui.", "Una panchina");
  const { citazioni, difetti } = printableVoices([voice("Bello 😀"), kept, voice("Detto", "شكرا")], BORGO);
  expect(citazioni).toEqual([kept]);
  expect(difetti.map(({ cosa }) => cosa)).toEqual([
    expect.stringMatching(/^una voce \(«Cena», cantiere .+\) non si cita: i caratteri di stampa non hanno «😀»/u),
    expect.stringContaining("«شكرا»"),
  ]);
});
