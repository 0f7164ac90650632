// `bilancio ritira`: an arrival no longer counts, or counts again. Nothing is deleted: who, when and why is written.
import { blockOf } from "../../schemas/questionario.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { PresaInterrotta } from "../collect/faults.ts";
import { nameBeside } from "../collect/versions.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { type Collection, withCollection } from "../line/intake.ts";
import { type Answer, UsageFault } from "./answer.ts";

export interface RitiraCommand {
  readonly cartella: string;
  readonly protocollo: string;
  /** Null only where a withdrawal is taken back. */
  readonly motivo: string | null;
  readonly chi: string;
  readonly how: "ritira" | "annulla";
}

/** Withdraws an arrival, or takes the withdrawal back, and says what counts now. Throws UsageFault for a number that is none. */
export async function ritiraCommand(command: RitiraCommand, effects: Effects): Promise<Answer> {
  const { cartella, motivo, chi, how } = command;
  if (how === "ritira" && (motivo ?? "").trim() === "") throw new UsageFault('manca il motivo: --motivo "…"');
  const edizione = await loadEdizione(cartella);
  return withCollection(edizione, effects, async (registro, settle) => {
    const ricezioni = registro.ricezioni();
    const arrivo = ricezioni.find(({ protocollo }) => String(protocollo) === command.protocollo.trim());
    if (arrivo === undefined)
      throw new UsageFault(
        ricezioni.length === 0
          ? "non è stato ricevuto ancora niente"
          : `il protocollo ${command.protocollo} non c'è: i numeri vanno da 1 a ${ricezioni.length}`,
      );
    const { protocollo, nome } = arrivo;
    const isWithdrawn = registro.ritiri().has(protocollo);
    if (isWithdrawn === (how === "ritira"))
      throw new UsageFault(`${nome} (protocollo ${protocollo}) ${isWithdrawn ? "è già ritirato" : "non è ritirato"}`);
    registro.withdraw({ protocollo, il: effects.now(), chi, motivo: onOneLine(motivo ?? "") }, how);
    const written = how === "ritira" ? "Il ritiro è stato registrato." : "Il ritiro è stato annullato.";
    const raccolta = await settle().catch((error) => {
      throw new PresaInterrotta(error, written);
    });
    const ora = countsNow(protocollo, raccolta);
    const done = how === "ritira" ? "ritirato, non conta più" : "non è più ritirato";
    return {
      text: [`${nome} (protocollo ${protocollo}): ${done}.`, ...ora.map(({ frase }) => `  ${frase}`)].join("\n"),
      json: { file: nome, protocollo, ritirato: how === "ritira", ora },
      exit: 0,
    };
  });
}

/** What is kept is shown in a list. */
interface Now {
  readonly ente: string;
  readonly blocco: string;
  /** Number of the arrival that counts; null when none does. */
  readonly protocollo: number | null;
  readonly frase: string;
}

/** For each table of the arrival, what counts now. */
function countsNow(protocollo: number, { letti, valide }: Collection): Now[] {
  const arrival = letti.find(({ ricezione }) => ricezione.protocollo === protocollo);
  const invii = arrival?.lettura.invii ?? [];
  return invii.flatMap(({ ente, sezioni }) =>
    sezioni.map(({ blocco }): Now => {
      const vale = valide.find((each) => each.ente === ente && each.sezione.blocco === blocco);
      const title = `${ente}, ${blockOf(blocco)?.titolo ?? blocco}`;
      const frase =
        vale === undefined
          ? `${title}: adesso non conta niente`
          : `${title}: adesso conta ${nameBeside(vale, arrival?.ricezione ?? vale)}`;
      return { ente, blocco, protocollo: vale?.protocollo ?? null, frase };
    }),
  );
}
