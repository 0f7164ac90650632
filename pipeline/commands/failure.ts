// What is said when a command could not run: what stopped, whether files were taken, what is nevertheless safe, how to
// learn more.
import { join } from "node:path";
import { ArchivioGuasto, PresaInterrotta } from "../collect/faults.ts";
import { filesHeld } from "../collect/held.ts";
import { systemFault } from "./system-fault.ts";
import { plural } from "./words.ts";

/** The sentences for an error of the program or of the machine. `args` are the words of the command: one may be an edition. */
export async function failureText(error: unknown, args: readonly string[]): Promise<string> {
  const cause = error instanceof PresaInterrotta ? error.cause : error;
  const taken = error instanceof PresaInterrotta ? [error.esito] : [];
  // A damaged archive has just been looked at, and says itself what to do.
  if (cause instanceof ArchivioGuasto) return [cause.message, ...taken].join("\n");
  const safe = await reassurance(args);
  return [stopped(cause), ...taken, ...safe, "Per i dettagli tecnici ripeti il comando con BILANCIO_DEBUG=1."].join(
    "\n",
  );
}

/** Errors that the program throws itself say in Italian what it was; those of the language are for who works on it. */
const OURS = "Il programma si è fermato per un errore suo, non per qualcosa che hai fatto: scrivi a chi lo cura.";
const OF_LANGUAGE = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError", "ZodError", "$ZodError"]);

function stopped(error: unknown): string {
  const told = error instanceof Error && !OF_LANGUAGE.has(error.name) ? error.message : OURS;
  return systemFault(error) ?? told;
}

/** Said only after the archive was looked at: where nothing was received, or a byte is missing, nothing is said. */
async function reassurance(args: readonly string[]): Promise<string[]> {
  for (const folder of args) {
    const held = (await filesHeld(join(folder, "archivio"))) ?? 0;
    if (held > 0)
      return [
        `Quello che era stato ricevuto è al sicuro in archivio: ${plural(held, "file, appena ricontrollato", "file, appena ricontrollati")}.`,
      ];
  }
  return [];
}
