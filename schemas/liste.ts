// Lists as the code knows them: the members it must know by name (roles), those that every edition has besides its own,
// and the few words that go with a list. All other members are the edition's.

/** Members of every edition besides those it names: what belongs to no single cantiere or zona (STATISTICS.md 1.3). */
export const TRASVERSALE = { codice: "trasversale", nome: "Trasversale" };
export const TUTTA_LA_CITTA = { codice: "citta", nome: "Tutta la città" };
export const FUORI_CITTA = { codice: "fuori", nome: "Fuori città" };

/** The four sources the report tells apart; a fonte of the questionnaire belongs to one of them. */
export const GRUPPI_FONTE = ["pubblico", "famiglie", "altri-privati", "proprie"] as const;
/** The sources as subjects of a sentence. */
export const SOGGETTI: Readonly<Record<string, { readonly nome: string; readonly plurale: boolean }>> = {
  pubblico: { nome: "il pubblico", plurale: false },
  famiglie: { nome: "le famiglie", plurale: true },
  "altri-privati": { nome: "gli altri privati", plurale: true },
  proprie: { nome: "gli enti con risorse proprie", plurale: true },
};
/** `stabile`: an employment contract without an end, whatever a city calls it. */
export const RUOLI_CONTRATTO = ["stabile", "altro"] as const;
export const RUOLI_VOCE = ["spesa", "trasferimento"] as const;
export const STATI_PUNTO = ["attivo", "in-apertura", "chiuso"] as const;
/** What became of a proposal: taken up, in part or under way, not yet. In this order everywhere. */
export const STATI_PROPOSTA = ["accolta", "in-parte", "non-ancora"] as const;
/** What a comment on the draft is, and what became of it; of the last nothing was answered. In this order everywhere. */
export const TIPI_COMMENTO = ["correzione", "domanda", "proposta", "voce"] as const;
export const ESITI_RISPOSTA = ["accolta", "in-parte", "non-accolta"] as const;
export const ESITI_COMMENTO = [...ESITI_RISPOSTA, "senza-risposta"] as const;
export const RISPOSTE = ["piena", "parziale", "assente"] as const;
/** Steps from the enti of the network without the Comune to all of them (STATISTICS.md 2.2). */
export const PASSAGGI = ["enti", "dal-comune", "al-comune", "fra-comuni", "da-fuori"] as const;
export const VOCI_CONSOLIDAMENTO = ["lordo", "interno", "netto", "differenza"] as const;

/** Lists that are closed: a declaration that names another member does not compile. */
export const RUOLI = {
  gruppi_fonte: GRUPPI_FONTE,
  ruoli_contratto: RUOLI_CONTRATTO,
  ruoli_voce: RUOLI_VOCE,
  stati_punto: STATI_PUNTO,
  stati_proposta: STATI_PROPOSTA,
  tipi_commento: TIPI_COMMENTO,
  esiti_commento: ESITI_COMMENTO,
  risposte: RISPOSTE,
  tipi_ente: ["ente", "comune"],
  gruppi_domande: ["denaro", "persone", "offerta"],
  si_no: ["si", "no"],
  passaggi: PASSAGGI,
  voci_consolidamento: VOCI_CONSOLIDAMENTO,
} as const;
type RoleList = keyof typeof RUOLI;

/** The members of a list, as far as the code knows them. */
export type MemberOf<L extends string> = L extends RoleList ? (typeof RUOLI)[L][number] : string;

/** Members of a closed list; null for a list of the edition. */
export function rolesOf(lista: string): readonly string[] | null {
  return Object.hasOwn(RUOLI, lista) ? RUOLI[lista as RoleList] : null; // checked on the same line
}

export interface ListWords {
  /** How a title begins when it compares the members. */
  readonly tra?: string;
  /** Members that are no real place or line: never said to be «first». */
  readonly fuori?: readonly string[];
}

/** Words of the lists that every edition has; a list without a line here is compared without them. */
export const PAROLE: Readonly<Record<string, ListWords>> = {
  cantieri: { tra: "Tra i cantieri", fuori: [TRASVERSALE.codice] },
  zone: { tra: "Tra le zone", fuori: [TUTTA_LA_CITTA.codice, FUORI_CITTA.codice] },
  quartieri: { tra: "Tra i quartieri" },
  indicatori: { tra: "Tra i risultati" },
};
