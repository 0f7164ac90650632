// `bilancio rimanda`: an ente is asked to look again at a cell, or a part, of what it sent. Without an arrival it tells what
// was asked, and what came of it.

import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { key } from "../../schemas/text.ts";
import type { Candidate } from "../collect/versions.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { type Collection, withCollection } from "../line/intake.ts";
import { isAsked, NotSentBack, OUTCOMES, outcomesOf, requestsOf } from "../line/send-back.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural } from "./words.ts";

export interface RimandaCommand {
  readonly cartella: string;
  /** Null: only what was asked is told. */
  readonly protocollo: string | null;
  readonly foglio: string | null;
  readonly cella: string | null;
  readonly ente: string | null;
  readonly motivo: string | null;
  /** Number of a request that holds no longer. */
  readonly annulla: string | null;
  readonly chi: string;
}

/** Throws UsageFault for what is not there. */
export async function rimandaCommand(command: RimandaCommand, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(command.cartella);
  const { chi, annulla } = command;
  return withCollection(edizione, effects, async (registro, settle) => {
    const raccolta = await settle();
    if (annulla !== null) {
      const rimando = raccolta.rimandi.find(({ numero }) => String(numero) === annulla.trim());
      if (rimando === undefined) throw new UsageFault(`il rimando ${annulla} non c'è`);
      registro.takeBack(rimando.numero, { il: effects.now(), chi });
      return told(edizione, await settle(), [`${rimando.dove}: non è più da riguardare.`], effects);
    }
    if (command.protocollo === null) return told(edizione, raccolta, [], effects);
    const wanted = { sezioni: sectionsOf(command, raccolta), cella: command.cella, motivo: command.motivo ?? "" };
    const by = { il: effects.now(), chi };
    const made = await requestsOf(edizione, raccolta, [wanted], by, effects.budget).catch((error) => {
      throw error instanceof NotSentBack ? new UsageFault(lowered(error.message)) : error;
    });
    if (made.every((each) => isAsked(raccolta, each)))
      throw new UsageFault("è già stato chiesto con le stesse parole, e si aspetta l'ente");
    registro.sendBack(made);
    const done = made.map(({ ente, dove }) => `${ente} ${dove}: rimandata. Lo legge nella risposta al suo file.`);
    return told(edizione, await settle(), done, effects);
  });
}

const lowered = (sentence: string): string =>
  `${sentence.charAt(0).toLocaleLowerCase("it")}${sentence.slice(1).replace(/\.$/, "")}`;

/** The tables of an arrival that count, in the sheet and of the ente that are named. */
function sectionsOf({ protocollo, foglio, ente }: RimandaCommand, { letti, valide }: Collection): Candidate[] {
  const arrival = letti.find(({ ricezione }) => String(ricezione.protocollo) === protocollo?.trim());
  if (arrival === undefined) throw new UsageFault(`il protocollo ${protocollo} non c'è`);
  const own = valide.filter((each) => each.protocollo === arrival.ricezione.protocollo);
  if (own.length === 0)
    throw new UsageFault(`di ${arrival.ricezione.nome} non conta niente: non c'è che cosa rimandare`);
  const of = own.filter((each) => ente === null || each.ente === ente);
  if (of.length === 0) throw new UsageFault(`in ${arrival.ricezione.nome} non conta niente di ${ente}`);
  const [one, other] = new Set(of.map((each) => each.ente));
  if (other !== undefined)
    throw new UsageFault(`il file parla di più enti, per esempio ${one} e ${other}: --ente CODICE`);
  const named = of.filter(({ sezione }) => foglio === null || isCalled(foglio, sezione));
  if (named.length > 0) return named;
  const sheets = [...new Set(of.map(({ sezione }) => `«${sezione.foglio}»`))];
  throw new UsageFault(`il foglio «${foglio}» non c'è, o non conta: ci sono ${sheets.join(", ")}`);
}

const isCalled = (name: string, { foglio, blocco }: Candidate["sezione"]): boolean =>
  [foglio, blocco, blockOf(blocco)?.titolo ?? ""].some((each) => key(each) === key(name));

/** Everything that was asked, with what came of it. */
async function told(
  edizione: Edizione,
  raccolta: Collection,
  done: readonly string[],
  { budget }: Effects,
): Promise<Answer> {
  const all = await outcomesOf(edizione, raccolta, raccolta.rimandi, budget);
  const open = all.filter(({ esito }) => esito === "aperto");
  return {
    text: [
      ...done,
      ...all.map(
        ({ numero, ente, dove, motivo, chi, esito, come }) =>
          `${numero}  ${ente}  ${dove}: «${motivo}» (${chi}) – ${OUTCOMES[esito]}${come === "" ? "" : `, ${come}`}`,
      ),
      all.length === 0
        ? "Nessuno è stato rimandato."
        : open.length === 0
          ? "Tutto ciò che era stato rimandato è stato riguardato."
          : `${plural(open.length, "cosa aspetta", "cose aspettano")} ancora l'ente.`,
    ].join("\n"),
    json: all.map(({ riga: _, detto: __, ...rimando }) => rimando),
    exit: 0,
  };
}
