// Findings on the answers to a survey: which of several counts, and whether it was sent at all.
import { voce } from "./entry.ts";

const risposta = { gravita: "confermare", effetto: "numero", stadio: "riga" } as const;

export const catalogoRilevazione = {
  "risposta-ripetuta": voce({
    ...risposta,
    gravita: "nota",
    effetto: "nessuno",
    titolo: "Due risposte alla rilevazione",
    testo: (p: { ente: string; ultima: string }) =>
      `L'organizzazione ${p.ente} ha risposto di nuovo alla riga ${p.ultima}: dove ha scritto qualcosa conta quella.`,
    rimedio: () => "Non devi fare niente.",
    caso: { ente: "E042", ultima: "18" },
  }),
  "risposta-accorciata": voce({
    ...risposta,
    titolo: "La nuova risposta dice meno di quella prima",
    testo: (p: { ente: string; ultima: string; mancano: string; righe: string }) =>
      `L'organizzazione ${p.ente} ha risposto di nuovo alla riga ${p.ultima}, ma lì non c'è più: ${p.mancano}.${p.righe === "" ? "" : ` ${p.righe}`}`,
    rimedio: () => "È possibile: conferma che va bene così, o manda di nuovo la risposta con tutto.",
    caso: {
      ente: "E042",
      ultima: "18",
      mancano: "Bisogni incontrati (tutto)",
      righe: "Intanto contiamo ciò che aveva scritto prima.",
    },
  }),
  "risposte-senza-ordine": voce({
    ...risposta,
    titolo: "Due risposte, e non sappiamo quale è l'ultima",
    testo: (p: { ente: string; prime: string; ultima: string }) =>
      `L'organizzazione ${p.ente} ha risposto più volte (righe ${p.prime} e ${p.ultima}) e l'esportazione non dice quando: intanto conta la riga ${p.ultima}.`,
    rimedio: () => "Conferma quale vale, oppure scrivi in «data» la colonna con il momento dell'invio.",
    caso: { ente: "E042", prime: "12", ultima: "18" },
  }),
  "risposta-non-conclusa": voce({
    ...risposta,
    titolo: "Risposta iniziata e non inviata",
    testo: (p: { ente: string }) =>
      `L'organizzazione ${p.ente} ha compilato il questionario senza inviarlo: intanto contiamo ciò che ha scritto.`,
    rimedio: () => "Conferma che i dati sono completi, oppure riapri il questionario e invialo.",
    caso: { ente: "E042" },
  }),
  "risposta-respinta": voce({
    ...risposta,
    titolo: "Una risposta respinta, o in sospeso",
    testo: (p: { stato: string; contata: "sì" | "no" }) =>
      `Nell'esportazione chi guarda le risposte ha segnato questa «${p.stato}»: ${p.contata === "no" ? "non l'abbiamo contata" : "intanto la contiamo"}.`,
    rimedio: (p) =>
      p.contata === "no"
        ? "Se vale ancora approvala ed esporta di nuovo; se non vale confermalo."
        : "Se vale approvala ed esporta di nuovo, o confermalo; se non vale respingila.",
    caso: { stato: "Not approved", contata: "no" },
  }),
  "risposta-ripresa": voce({
    ...risposta,
    titolo: "Una risposta più recente non è stata inviata",
    testo: (p: { ente: string; conclusa: string }) =>
      `L'organizzazione ${p.ente} ha ricominciato il questionario senza inviarlo: conta la risposta inviata alla riga ${p.conclusa}.`,
    rimedio: () => "Conferma che vale quella, oppure riapri il questionario e invialo.",
    caso: { ente: "E042", conclusa: "12" },
  }),
  "gruppo-senza-risposta": voce({
    ...risposta,
    gravita: "correggere",
    effetto: "numero",
    titolo: "Righe di nessuna risposta",
    testo: () => "Questa riga non dice di quale risposta fa parte: non la contiamo.",
    rimedio: () => "Esporta di nuovo il questionario senza togliere righe o colonne.",
    caso: {},
  }),
};
