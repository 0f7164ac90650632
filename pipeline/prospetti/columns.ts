// Columns that more than one table has.
import type { ColonnaMisura } from "../../schemas/prospetto.ts";

/** What cantieri and zone are set side by side by. */
export const SIDE_BY_SIDE: readonly ColonnaMisura[] = [
  { misura: "risorse-usate", titolo: "Risorse (euro)", barra: true },
  { misura: "personale", titolo: "Persone al lavoro" },
  { misura: "volontari", titolo: "Posizioni di volontariato" },
  { misura: "servizi", titolo: "Servizi" },
  { misura: "bisogni", titolo: "Bisogni segnalati" },
  { misura: "bisogni", dove: { risposta: "assente" }, titolo: "Senza risposta" },
];
