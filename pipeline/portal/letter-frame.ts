// What stands around the words of every letter to a member: the greeting, whom to call, who writes; and until when it is.
import type { Raccolta } from "../edizione/raccolta.ts";
import type { Termini } from "../workbooks/form.ts";
import { wholeDay } from "./dates.ts";

/** What the first sheet of a workbook says of them. */
export const termsOf = (raccolta: Pick<Raccolta, "scadenza" | "aiuto"> | null): Termini | null => {
  if (raccolta === null) return null;
  const { scadenza, aiuto } = raccolta;
  return { entro: wholeDay(scadenza), aiuto: `${aiuto.nome}: ${aiuto.telefono}, ${aiuto.orari}; ${aiuto.posta}` };
};

/** `risposta`: it can be answered; `aiuto` null where nobody said whom to call. */
export function framed(
  nome: string,
  body: readonly string[],
  {
    aiuto,
    editore,
    risposta,
  }: { readonly aiuto: Raccolta["aiuto"] | null; readonly editore: string; readonly risposta: boolean },
): string {
  const call = aiuto === null ? "" : `${aiuto.nome}, ${aiuto.telefono}, ${aiuto.orari}`;
  const answer = risposta
    ? ["rispondi a questo messaggio", ...(call === "" ? [] : [`oppure telefona: ${call}`])]
    : [call];
  return [
    `Buongiorno${nome === "" ? "" : `, ${nome}`},`,
    "",
    ...body,
    "",
    `Per parlarne${risposta ? " " : ": "}${answer.join(", ")}.`,
    "",
    editore,
  ].join("\n");
}
