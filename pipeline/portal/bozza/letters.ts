// The letter to who wrote a comment: what was answered, and where to read it.
import type { Commento } from "../../collect/registro-discussione.ts";
import { letterOf } from "../letters.ts";
import type { Portale } from "../routes.ts";
import { commentPath } from "./layer.ts";

/** Writes what was answered (`done`), and the letter that tells of it: both or neither. No letter for who left no address. */
export async function tellAuthor(
  portale: Portale,
  { persona, passo, testo, ancora }: Commento,
  answer: { readonly titolo: string; readonly testo: string },
  done: () => void,
): Promise<void> {
  const { registro, edizione, posta, indirizzo } = portale;
  const author = registro.persona(persona);
  if (author === null || author.email === "") return done();
  const message = {
    to: author.email,
    subject: `Il tuo commento alla bozza ${edizione.yaml.anno}: ${answer.titolo}`,
    text: letterOf(portale, author.nome, [
      `sulla bozza del ${edizione.yaml.titolo} ${edizione.yaml.anno} avevi scritto, di «${passo.slice(0, 120)}»:`,
      "",
      ...testo.split("\n").map((line) => `> ${line}`),
      "",
      `Ecco la risposta (${answer.titolo}):`,
      "",
      answer.testo,
      "",
      `Si legge accanto al passo, entrando dal tuo collegamento: ${indirizzo()}${commentPath(ancora)}`,
    ]),
  };
  await posta.write(message, { tipo: "commento", ambito: author.ambito, also: done });
}
