// Findings on the mapping of a survey, which only who keeps the edition can mend: no member is told of them.
import { quanti, voce } from "./entry.ts";

const mappa = { gravita: "correggere", effetto: "numero", stadio: "modello" } as const;
const nearest = (simile: string): string => (simile === "" ? "" : `, forse «${simile}»`);

export const catalogoMappa = {
  "domanda-mancante": voce({
    ...mappa,
    titolo: "Manca una domanda della rilevazione",
    testo: (p: { domanda: string; righe: number; simile: string }) =>
      `Nell'esportazione manca la domanda «${p.domanda}»${p.righe === 0 ? "" : `: senza non possiamo contare le risposte di ${quanti(p.righe, "riga", "righe")}`}.`,
    rimedio: (p) =>
      `Scrivi il titolo che ha nell'esportazione${nearest(p.simile)}, oppure esporta con tutte le domande.`,
    caso: { domanda: "VOL1[ZONA]", righe: 12, simile: "VOL1[ZONE]" },
  }),
  "domanda-ripetuta": voce({
    ...mappa,
    titolo: "Due domande con lo stesso titolo",
    testo: (p: { domanda: string; volte: number; colonne: string }) =>
      `Nell'esportazione il titolo «${p.domanda}» c'è ${p.volte} volte, nelle colonne ${p.colonne}: finché non dici quale, non leggiamo nessuna.`,
    rimedio: (p) => `Scrivi «${p.domanda}#1» per la prima, «${p.domanda}#2» per la seconda.`,
    caso: { domanda: "Zona", volte: 2, colonne: "C e F" },
  }),
  "foglio-mancante": voce({
    ...mappa,
    titolo: "Manca un foglio dell'esportazione",
    testo: (p: { foglio: string; simile: string }) =>
      `Nell'esportazione non c'è il foglio «${p.foglio}»: non leggiamo le risposte del suo gruppo.`,
    rimedio: (p) => `Scrivi il nome che il foglio ha nell'esportazione${nearest(p.simile)}.`,
    caso: { foglio: "volontari", simile: "Volontari_2" },
  }),
  "foglio-da-indicare": voce({
    ...mappa,
    titolo: "Le domande stanno in un altro foglio",
    testo: (p: { domande: string; foglio: string; righe: number }) =>
      `${p.domande} stanno nel foglio «${p.foglio}» dell'esportazione: non leggiamo le sue risposte (${quanti(p.righe, "riga", "righe")}).`,
    rimedio: (p) => `Aggiungi al gruppo la voce «foglio: ${p.foglio}».`,
    caso: { domande: "«VOL_ZONA» e «VOL_N»", foglio: "volontari", righe: 3 },
  }),
  "gruppo-non-letto": voce({
    ...mappa,
    titolo: "Un gruppo di risposte non è letto",
    testo: (p: { foglio: string; righe: number }) =>
      `Il foglio «${p.foglio}» dell'esportazione ha ${quanti(p.righe, "riga", "righe")} di risposte che nessun gruppo legge.`,
    rimedio: (p) => `Aggiungi un gruppo con la voce «foglio: ${p.foglio}», oppure scrivi il foglio in «tralascia».`,
    caso: { foglio: "volontari", righe: 3 },
  }),
  "foglio-in-piu": voce({
    ...mappa,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Un foglio che non leggiamo",
    testo: (p: { foglio: string; righe: number }) =>
      `Il foglio «${p.foglio}» dell'esportazione ha ${quanti(p.righe, "riga", "righe")} e nessun gruppo lo legge.`,
    rimedio: () => "Se non contiene risposte scrivi il suo nome in «tralascia».",
    caso: { foglio: "Riepilogo", righe: 8 },
  }),
  "domande-non-lette": voce({
    ...mappa,
    gravita: "confermare",
    effetto: "numero",
    titolo: "Domande che nessuno legge",
    testo: (p: { colonne: string }) =>
      `L'esportazione ha risposte che somigliano a quelle lette e che nessuna voce legge: ${p.colonne}.`,
    rimedio: () => "Aggiungi queste colonne al gruppo giusto, oppure scrivi i loro titoli in «tralascia».",
    caso: { colonne: "«Zona.1» e «Volontari.1»" },
  }),
  "colonne-non-lette": voce({
    ...mappa,
    gravita: "nota",
    effetto: "nessuno",
    titolo: "Colonne che nessuno legge",
    testo: (p: { colonne: string }) => `L'esportazione ha anche risposte che nessuna voce legge: ${p.colonne}.`,
    rimedio: () => "Non devi fare niente, se non servono.",
    caso: { colonne: "«Altro da dirci»" },
  }),
  "ripetizioni-oltre": voce({
    ...mappa,
    titolo: "Ripetizioni che restano fuori",
    testo: (p: { domanda: string; fino_a: number; ultima: number }) =>
      `Leggiamo «${p.domanda}» fino a ${p.fino_a}, ma nell'esportazione ci sono risposte fino a ${p.ultima}.`,
    rimedio: (p) => `Scrivi «fino_a: ${p.ultima}».`,
    caso: { domanda: "VOL{n}[ZONA]", fino_a: 3, ultima: 4 },
  }),
  "risposta-non-mappata": voce({
    ...mappa,
    titolo: "Una risposta che non conosciamo",
    testo: (p: { valore: string; domanda: string; lista: string; simile: string }) =>
      `Alla domanda «${p.domanda}» c'è la risposta «${p.valore}», che non è nell'elenco «${p.lista}» né tra i suoi «codici».`,
    rimedio: (p) =>
      `Scrivi in «codici», sotto «${p.lista}», a quale voce corrisponde${p.simile === "" ? "" : `: forse «${p.simile}»`}.`,
    caso: { valore: "Z9", domanda: "VOL{n}[ZONA]", lista: "zone", simile: "" },
  }),
  "fisso-non-letto": voce({
    ...mappa,
    titolo: "Un valore fisso che il campo non accetta",
    testo: (p: { campo: string; valore: string }) =>
      `In «fissi» c'è «${p.campo}: ${p.valore}», e il campo non lo accetta.`,
    rimedio: () => "Scrivi un valore come lo scriverebbe chi compila il modulo.",
    caso: { campo: "gravita", valore: "alta" },
  }),
  "risposte-insieme": voce({
    ...mappa,
    titolo: "Più risposte nella stessa cella",
    testo: (p: { valore: string; domanda: string }) =>
      `Alla domanda «${p.domanda}» ci sono più risposte insieme («${p.valore}»), ma è letta come una sola.`,
    rimedio: (p) => `Leggi la domanda con «scelte», e in «colonna» scrivi «${p.domanda}».`,
    caso: { valore: "Anziani, Minori", domanda: "Destinatari" },
  }),
  "spunta-non-riconosciuta": voce({
    ...mappa,
    titolo: "Non sappiamo se la casella è segnata",
    testo: (p: { valore: string; domanda: string }) =>
      `Nella casella «${p.domanda}» c'è «${p.valore}», che non è né un segno né un no: la leggiamo come non segnata.`,
    rimedio: (p) => `Se è un segno scrivi «${p.valore}» in «spunta».`,
    caso: { valore: "Certo", domanda: "BIS[SQ001]" },
  }),
  "data-non-letta": voce({
    ...mappa,
    titolo: "La colonna della data non ha date",
    testo: (p: { domanda: string; valore: string }) =>
      `Nella colonna «${p.domanda}» non riconosciamo nessuna data (per esempio «${p.valore}»).`,
    rimedio: () => "Scrivi in «data» la colonna che dice quando la risposta è stata inviata.",
    caso: { domanda: "Ora di completamento", valore: "7 minuti" },
  }),
  "rilevazione-contesa": voce({
    ...mappa,
    titolo: "Due mappature per lo stesso file",
    testo: (p: { mappe: string }) => `Il file è di due mappature, ${p.mappe}: non lo leggiamo.`,
    rimedio: () => "Correggi «file» in una delle due.",
    caso: { mappe: "inviati/rilevazione.yaml e inviati/rilevazioni/kobo.yaml" },
  }),
  "rilevazione-senza-mappa": voce({
    ...mappa,
    titolo: "Questionario in rete che nessuno legge",
    testo: (p: { strumento: string; mappa: string }) =>
      `Il file sembra l'esportazione di un questionario fatto con ${p.strumento}, ma nessuna mappatura lo nomina.`,
    rimedio: (p) =>
      p.mappa === ""
        ? "Scrivi la sua mappatura in inviati/rilevazioni/, un file .yaml per questionario."
        : `Se è di «${p.mappa}» aggiungi il suo nome in «file», altrimenti scrivi la sua mappatura in inviati/rilevazioni/.`,
    caso: { strumento: "LimeSurvey", mappa: "inviati/rilevazioni/lime.yaml" },
  }),
};
