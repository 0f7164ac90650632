// The report is built by the program's own command, in a process of its own: pages never wait for it. One at a time; who had it
// built and how it ended stands in the register.
import type { Costruzione, RegistroCostruzioni } from "../collect/registro-costruzioni.ts";
import type { Running, StartCommand } from "../effects/program.ts";

/** Where the report is written, and what starts a command. */
export interface BuildingOptions {
  readonly out: string;
  readonly start: StartCommand;
}

export interface LastBuilding extends Costruzione {
  /** It is going on in this portal. */
  readonly inCorso: boolean;
  /** What the command said at its end; empty where that is not known any more. */
  readonly detto: string;
}

export interface Building {
  readonly out: string;
  readonly last: () => LastBuilding | null;
  /** False where one is going on. */
  readonly begin: (by: string, come: Costruzione["come"], options: readonly string[]) => boolean;
  readonly close: () => Promise<void>;
}

export function openBuilding(
  { out, start }: BuildingOptions,
  { cartella, registro, now }: { cartella: string; registro: RegistroCostruzioni; now: () => string },
): Building {
  let running: { readonly process: Running; readonly written: Promise<void> } | null = null;
  let detto = "";
  return {
    out,
    last: () => {
      const last = registro.costruzione();
      return last === null ? null : { ...last, inCorso: running !== null, detto };
    },
    begin: (chi, come, options) => {
      if (running !== null) return false;
      registro.addCostruzione({ il: now(), chi }, "costruzione", { come });
      const process = start([come, cartella, `--out=${out}`, ...options]);
      detto = "";
      const written = process.ended.then((ended) => {
        registro.addCostruzione({ il: now(), chi }, "costruzione-finita", { esito: ended.esito });
        detto = ended.detto;
        running = null;
      });
      running = { process, written };
      return true;
    },
    close: async () => {
      running?.process.stop();
      await running?.written;
    },
  };
}
