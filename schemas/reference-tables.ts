// Tables beside the questionnaire: those that measures may count (registry, territory, project accounts, and what follows
// from the flows of money) and those that are printed as they are.
import type { BlockGroup, Campo } from "./blocco.ts";
import { anno, codice, euro, indice, intero, quota, siNo, testo } from "./cella.ts";

type ReferenceFields = Readonly<Record<string, Pick<Campo, "label" | "testata" | "cella">>>;
export interface ReferenceTable<C extends ReferenceFields = ReferenceFields> {
  readonly id: string;
  readonly titolo: string;
  readonly fonte: string;
  readonly campi: C;
  /** Its rows belong to enti, so that different ones can be counted. */
  readonly di_enti?: true;
  /** Blocks from whose answers its rows follow: who is silent there is missing here. */
  readonly gruppo?: BlockGroup;
}

const tabella = <const C extends ReferenceFields>(
  id: string,
  titolo: string,
  fonte: string,
  campi: C,
  more: Pick<ReferenceTable, "di_enti" | "gruppo"> = {},
): ReferenceTable<C> => ({ id, titolo, fonte, campi, ...more });

const FLOWS = { di_enti: true, gruppo: "denaro" } as const;

export const REFERENCE_TABLES = {
  enti: tabella(
    "enti",
    "Anagrafe degli enti della rete",
    "anagrafe della rete",
    {
      tipo: { label: "Tipo", cella: codice("tipi_ente") },
      forma_giuridica: { label: "Forma giuridica", cella: codice("forme_giuridiche") },
      zona: { label: "Zona della sede", testata: "Zona", cella: codice("zone") },
      cantiere: { label: "Cantiere principale", testata: "Cantiere", cella: codice("cantieri") },
      /** `si` when at least one block of the ente counts. */
      ha_risposto: { label: "Ha risposto", cella: codice("si_no") },
    },
    { di_enti: true },
  ),
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
  /** How many persons are in need, as sources estimate it: one row for each estimate, zona empty for the whole city. */
  fabbisogni: tabella("fabbisogni", "Persone nel bisogno", "stime del bisogno", {
    destinatari: { label: "Destinatari", cella: codice("destinatari") },
    zona: { label: "Zona", cella: codice("zone") },
    persone: { label: "Persone nel bisogno", cella: intero("persone", "persona", 10_000_000) },
  }),
  /** How each group of questions was answered: one row for each group whose silence is made up for. */
  risposte: tabella("risposte", "Come si è risposto", "calcolo della raccolta", {
    gruppo: { label: "Domande", cella: codice("gruppi_domande") },
    enti: { label: "Enti", cella: intero("enti", "ente", 10_000_000) },
    rispondenti: { label: "Enti che hanno risposto", cella: intero("enti", "ente", 10_000_000) },
    quota_peso: { label: "Quota di chi ha risposto, in peso", cella: quota() },
    indicatore_r: { label: "Indicatore R", cella: indice() },
    grandi: { label: "Enti grandi", cella: intero("enti", "ente", 10_000_000) },
    grandi_assenti: { label: "Enti grandi che non hanno risposto", cella: intero("enti", "ente", 10_000_000) },
    senza_dimensione: { label: "Enti di cui la dimensione non è scritta", cella: intero("enti", "ente", 10_000_000) },
  }),
  conti: tabella("conti", "Conti del progetto", "conti del progetto", {
    anno: { label: "Anno", cella: anno() },
    finanziatore: { label: "Finanziatore", cella: codice("finanziatori") },
    nome: { label: "Nome", cella: testo(200) },
    importo: { label: "Importo (€)", cella: euro() },
  }),
  /**
   * Money counted once, in steps from the enti without the Comune to all of them: what stands at the first step is the narrow
   * universe, and all steps together are the wide one, so that cells add up to margins as everywhere.
   */
  consolidato: tabella(
    "consolidato",
    "Ogni euro una volta sola",
    "questionario della rete",
    {
      passaggio: { label: "Passaggio", testata: "Universo", cella: codice("passaggi") },
      voce: { label: "Voce", cella: codice("voci_consolidamento") },
      importo: { label: "Importo (€)", cella: euro() },
    },
    FLOWS,
  ),
  /** What each ente used, without what it passed on, by the first source of its money; none where nobody declared it. */
  usi: tabella(
    "usi",
    "Denaro impiegato, con la sua prima fonte",
    "questionario della rete",
    {
      cantiere: { label: "Cantiere", cella: codice("cantieri") },
      zona: { label: "Zona", cella: codice("zone") },
      /** Used in one zona with quartieri, not for the whole city nor outside it. */
      in_zona: { label: "In una zona della città", cella: siNo() },
      fonte: { label: "Prima fonte", testata: "Fonte", cella: codice("fonti") },
      fonte_gruppo: { label: "Gruppo di fonti", testata: "Fonte", cella: codice("gruppi_fonte") },
      importo: { label: "Importo (€)", cella: euro() },
    },
    FLOWS,
  ),
} satisfies Record<string, ReferenceTable>;

/** Tables whose rows follow from the flows of money. */
export const FLOW_TABLES: readonly string[] = [REFERENCE_TABLES.consolidato.id, REFERENCE_TABLES.usi.id];

const parole = testo(2000);

/** Tables of the folder that are published as lists; each is called as the edition calls it. */
export const EDITION_TABLES = {
  organi: tabella("organi", "Organi del progetto", "documenti del progetto", {
    codice: { label: "Codice", cella: parole },
    nome: { label: "Nome", cella: parole },
    tipo: { label: "Che cosa è", cella: parole },
    descrizione: { label: "Che cosa fa", cella: parole },
    fonte: { label: "Fonte", cella: parole },
  }),
  tappe: tabella("tappe", "Tappe del progetto", "documenti del progetto", {
    data: { label: "Quando", cella: parole },
    testo: { label: "Che cosa", cella: parole },
    fonte: { label: "Fonte", cella: parole },
  }),
  obiettivi: tabella("obiettivi", "Obiettivi scritti con un numero", "documenti del progetto", {
    obiettivo: { label: "Obiettivo", cella: parole },
    che_cosa: { label: "Che cosa si conta", cella: parole },
    fonte: { label: "Fonte", cella: parole },
  }),
  proposte: tabella("proposte", "Proposte e risposte", "documenti del progetto", {
    occasione: { label: "Occasione", cella: codice("occasioni") },
    cantiere: { label: "Cantiere", cella: codice("cantieri") },
    proposta: { label: "Proposta", cella: parole },
    risposta: { label: "Risposta", cella: parole },
    stato: { label: "Che cosa ne è", cella: codice("stati_proposta") },
    voci: { label: "Voci", cella: intero("voci", "voce", 100_000) },
  }),
  /** Who said it is told as they agreed; the sign that counts persons is no column. */
  commenti: tabella("commenti", "Commenti alla bozza e risposte", "lettura della bozza", {
    tipo: { label: "Che cos'è", cella: codice("tipi_commento") },
    chiesto: { label: "Che cosa è stato chiesto", cella: parole },
    dove: { label: "Di che cosa", cella: parole },
    chi: { label: "Da chi", cella: parole },
    esito: { label: "Che cosa ne è", cella: codice("esiti_commento") },
    risposta: { label: "Che cosa abbiamo fatto", cella: parole },
  }),
} satisfies Record<string, ReferenceTable>;
export type EditionTableId = keyof typeof EDITION_TABLES;

export const isEditionTable = (id: string): id is EditionTableId => Object.hasOwn(EDITION_TABLES, id);
