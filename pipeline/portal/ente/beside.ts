// The answer to one file, beside all that its ente has sent: what it says of parts is said of all files together.
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import type { AnswerModel } from "../../answers/answer.ts";
import type { Collection } from "../../line/intake.ts";
import type { Situazione } from "../situation.ts";

type Letto = Collection["letti"][number];

/** The answer to one file knows of no other: what is missing is what is in none of them, and then comes what any of them still asks. */
export function besideOthers(answer: AnswerModel, letto: Letto, s: Situazione): AnswerModel {
  if (letto.ritiro !== null) return answer;
  const mancano = s.parti.filter(({ stato }) => stato === "fare").map(({ titolo }) => titolo);
  const isTold = answer.gruppi.length > 0 || letto.uguale_a !== null;
  const sotto = `${answer.lette} · in tutto ${quanti(s.aPosto, "parte", "parti")} su ${s.parti.length} a posto`;
  return { ...answer, sotto, mancano, poi: isTold ? answer.poi : thenOf(s) };
}

function thenOf({ correggere, confermare, daFare, stato }: Situazione): string {
  if (correggere + confermare > 0)
    return "Qui non c'è niente da sistemare; in altro che hai mandato sì: lo trovi nella tua pagina.";
  if (daFare > 0)
    return "Quando avrai anche le parti che mancano mandale, in questo file o in un altro: ciò che c'è già non va rifatto.";
  return stato === "bozza" || stato === "inviata" || stato === "corretta"
    ? "Le parti ci sono tutte: manca la firma."
    : "Non devi fare altro.";
}
