// Figures of earlier editions as those editions published them: never computed again.
import type { Precedente } from "../../schemas/edizione.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import type { Figure } from "../figure/figures.ts";

type Look = (anno: number, misura: string, dims: Readonly<Record<string, string>>) => Figura | null;

/** Looks up what an earlier edition printed; null when it has no such figura. */
export function previousFigures(precedenti: readonly Precedente[], figure: Pick<Figure, "misure">): Look {
  const index = new Map(precedenti.map((p) => [`${p.edizione}:${figuraId(p.misura, p.dims)}`, p]));
  return (anno, misura, dims) => {
    const found = index.get(`${anno}:${figuraId(misura, dims)}`);
    const declared = figure.misure.get(misura);
    if (found === undefined || declared === undefined) return null;
    const { file: _file, riga: _riga, ...published } = found;
    const { nome } = declared.unita;
    const unita = { ...declared.unita, nome: found.unita ?? nome };
    // No file of figures says how many rows gave a value.
    const silent = { righe_con_dato: published.righe_con_dato ?? null };
    return { ...published, ...silent, id: `${anno}:${figuraId(misura, dims)}`, dims: { ...dims }, unita };
  };
}
