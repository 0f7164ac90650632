import { diagnose } from "../../schemas/diagnostic.ts";
import type { Reading } from "../../schemas/reading.ts";

/** A fault of the program, not of the file: it is told as such, with a code to find it by, and the run goes on. */
export function ourFault(nome: string, error: unknown): Reading<never> {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  const codice = hash.toString(16).toUpperCase().padStart(8, "0");
  return { formato: "illeggibile", invii: [], diagnostics: [diagnose("guasto-nostro", [{ file: nome }], { codice })] };
}
