// The answer to one file, beside all that its ente has sent: what it says of parts is said of all files together.
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import type { AnswerModel } from "../../answers/answer.ts";
import type { Collection } from "../../line/intake.ts";
import type { Situazione } from "../situation.ts";

type Letto = Collection["letti"][number];

/** The answer to one file knows of no other: what is missing is what is in none of them, and then comes what any of them still asks. */
export function besideOthers(answer: AnswerModel, letto: Letto, s: Situazione): AnswerModel {
  const mancano = s.parti.filter(({ stato }) => stato === "fare").map(({ titolo }) => titolo);
  const isTold = answer.gruppi.length > 0 || letto.uguale_a !== null;
  const all = `in tutto ${quanti(s.aPosto, "parte", "parti")} su ${s.parti.length} a posto`;
  // Of a file that does not count nothing is well, and nobody is asked to send it again.
  if (letto.ritiro !== null)
    return {
      ...answer,
      titolo: "Questo file non conta",
      sotto: all,
      mancano,
      bene: [],
      poi: thenOf(s, "un altro file"),
    };
  const sotto = `${answer.lette} · ${all}`;
  return { ...answer, sotto, mancano, poi: isTold ? answer.poi : thenOf(s, "questo file o in un altro") };
}

function thenOf({ correggere, confermare, daFare, stato }: Situazione, dove: string): string {
  if (correggere + confermare > 0)
    return "Qui non c'è niente da sistemare; in altro che hai mandato sì: lo trovi nella tua pagina.";
  if (daFare > 0) return `Quando avrai anche le parti che mancano mandale, in ${dove}: ciò che c'è già non va rifatto.`;
  return stato === "bozza" || stato === "inviata" || stato === "corretta"
    ? "Le parti ci sono tutte: manca la firma. Firma chi risponde dei dati, dopo aver guardato il riepilogo: può essere un'altra persona."
    : "Non devi fare altro.";
}
