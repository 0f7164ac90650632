import type { ProspettoDef } from "../../schemas/prospetto.ts";

export const prospetti: ProspettoDef[] = [
  {
    id: "doppi-conteggi",
    titolo: "Lordo, denaro passato nella rete e netto, per cantiere",
    capitolo: "metodo",
    misure: [
      { misura: "valore-lordo", titolo: "Lordo" },
      { misura: "valore-interno", titolo: "Passato nella rete" },
      { misura: "valore-netto", titolo: "Netto" },
      { misura: "quota-interno", titolo: "Doppi conteggi evitati" },
    ],
    righe: { dimensione: "cantiere", totale: true },
  },
];
