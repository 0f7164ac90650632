// Tables of the edition that measures may count beside the questionnaire: registry, territory, project accounts.
import type { Campo } from "./blocco.ts";
import { anno, codice, euro, intero, testo } from "./cella.ts";

export interface ReferenceTable {
  readonly id: string;
  readonly titolo: string;
  readonly fonte: string;
  readonly campi: Readonly<Record<string, Pick<Campo, "label" | "cella">>>;
}

const tabella = (id: string, titolo: string, fonte: string, campi: ReferenceTable["campi"]): ReferenceTable => ({
  id,
  titolo,
  fonte,
  campi,
});

export const REFERENCE_TABLES = {
  enti: tabella("enti", "Anagrafe degli enti della rete", "anagrafe della rete", {
    tipo: { label: "Tipo", cella: codice("tipi_ente") },
    forma_giuridica: { label: "Forma giuridica", cella: codice("forme_giuridiche") },
    zona: { label: "Zona della sede", cella: codice("zone") },
    cantiere: { label: "Cantiere principale", cella: codice("cantieri") },
    /** `si` when at least one block of the ente counts. */
    ha_risposto: { label: "Ha risposto", cella: codice("si_no") },
  }),
  quartieri: tabella("quartieri", "Quartieri", "territorio", {
    quartiere: { label: "Quartiere", cella: codice("quartieri") },
    zona: { label: "Zona", cella: codice("zone") },
  }),
  /** Residents by quartiere and zona: rows of popolazione.csv that name a quartiere. */
  residenti_quartiere: tabella("residenti_quartiere", "Residenti per quartiere", "anagrafe", {
    quartiere: { label: "Quartiere", cella: codice("quartieri") },
    zona: { label: "Zona", cella: codice("zone") },
    residenti: { label: "Residenti", cella: intero("residenti", "residente", 10_000_000) },
  }),
  /** Residents of the whole city by age. */
  residenti_eta: tabella("residenti_eta", "Residenti per età", "anagrafe", {
    fascia: { label: "Età", cella: codice("fasce_eta") },
    residenti: { label: "Residenti", cella: intero("residenti", "residente", 10_000_000) },
  }),
  conti: tabella("conti", "Conti del progetto", "conti del progetto", {
    anno: { label: "Anno", cella: anno() },
    finanziatore: { label: "Finanziatore", cella: codice("finanziatori") },
    nome: { label: "Nome", cella: testo(200) },
    importo: { label: "Importo (€)", cella: euro() },
  }),
} satisfies Record<string, ReferenceTable>;
export type ReferenceTableId = keyof typeof REFERENCE_TABLES;
