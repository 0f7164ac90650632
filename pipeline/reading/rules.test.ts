// What a rule of a block does to a row: takes a value out, or keeps it and asks.
import { expect, test } from "vitest";
import { blockOf } from "../../schemas/questionario.ts";
import { anno, codes, read } from "./reading.support.ts";

function row(head: string, values: string, blocco: string) {
  const lettura = read(`ente;edizione;${head}\nV105;${anno};${values}`);
  const section = lettura.invii[0]?.sezioni.find((s) => s.blocco === blocco);
  const names = Object.keys(blockOf(blocco)?.campi ?? {});
  const valori = section?.righe[0]?.valori ?? [];
  return { codes: codes(lettura), of: (name: string) => valori[names.indexOf(name)] };
}

test("more women than volunteers: their number is not counted, the row is", () => {
  const { codes: told, of } = row("cantiere;zona;volontari;donne", "crescere;alpe;10;12", "volontari");
  expect([told, of("volontari"), of("donne")]).toEqual([["di-cui-maggiore"], 10, null]);
});

test("many hours for each volunteer are asked about, and counted", () => {
  const { codes: told, of } = row("cantiere;zona;volontari;ore_annue", "crescere;alpe;2;5000", "volontari");
  expect([told, of("ore_annue")]).toEqual([["ore-per-persona"], 50_000]);
});
