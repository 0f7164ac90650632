// What is wrong in the edition's own folder and shows only beside what was received.
import { editionFaultOf, isOpen } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Collection } from "./intake.ts";
import { otherYear } from "./other-year.ts";

/** The edition with the faults of its survey mappings and of its year. */
export function withFoundFaults(edizione: Edizione, raccolta: Collection): Edizione {
  const mappings = raccolta.diagnostics.filter(isOpen).flatMap((diagnostic) => editionFaultOf(diagnostic) ?? []);
  return { ...edizione, difetti: [...edizione.difetti, ...mappings, ...otherYear(edizione, raccolta)] };
}
