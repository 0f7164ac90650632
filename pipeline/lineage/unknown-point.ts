// Whether a figura is one that the edition knows, before anything is traced.
import type { UnknownName } from "../../schemas/text.ts";
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
  return unknownInPoint(id, blank, { misure: figure.misure, liste: edizione.liste, occurring });
}
