// Whether a figura is one that the edition knows, before anything is traced.
import { TOTALE } from "../../schemas/figura.ts";
import { instead, type UnknownName } from "../../schemas/text.ts";
import { unknownInPoint } from "../figure/vocabulary.ts";
import type { Sources } from "./sources.ts";

/** What is wrong in the name of a figura, with what to write instead; null when it is known. */
export function unknownPoint(
  id: string,
  dims: Readonly<Record<string, string>>,
  { figure, edizione }: Sources,
): UnknownName | null {
  const occurring = (misura: string, dimension: string) => figure.members(misura, dimension, {});
  const blank = Object.fromEntries(Object.entries(dims).filter(([, member]) => member !== ""));
  const wrong = unknownInPoint(id, blank, { misure: figure.misure, liste: edizione.liste, occurring });
  if (wrong !== null) return wrong;
  // A blank member is one only where some row was left blank.
  const empty = Object.keys(dims).find((nome) => dims[nome] === "" && !occurring(id, nome).includes(""));
  if (empty === undefined) return null;
  const unknown = unknownInPoint(id, { [empty]: TOTALE }, { misure: figure.misure, liste: edizione.liste, occurring });
  return (
    unknown ?? {
      cosa: `«${empty}» è vuoto, e nessuna riga lo è`,
      rimedio: instead(
        "",
        occurring(id, empty).filter((member) => member !== ""),
      ),
    }
  );
}
