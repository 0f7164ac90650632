// Findings on a whole row: its cells are each right, but not together.
import { quanti, voce } from "./voce.ts";

export const catalogoRiga = {
  "di-cui-maggiore": voce({
    gravita: "correggere",
    stadio: "riga",
    titolo: "Una parte supera il totale",
    testo: (p: { campo: string; parte: number; padre: string; tutto: number }) =>
      `${p.campo} sono ${p.parte}, più del totale «${p.padre}», che è ${p.tutto}.`,
    rimedio: () => "Correggi il numero sbagliato dei due: la parte non può superare il totale.",
    caso: { campo: "Le donne", parte: 14, padre: "Persone", tutto: 12 },
  }),
  "parte-maggiore-del-tutto": voce({
    gravita: "correggere",
    stadio: "riga",
    titolo: "La parte supera il tutto",
    testo: (p: { valore: number; su: number }) => `Il valore è ${p.valore} su un totale di ${p.su}.`,
    rimedio: () => "Controlla i due numeri: il valore è una parte del totale e non può superarlo.",
    caso: { valore: 50, su: 40 },
  }),
  "ore-per-persona": voce({
    gravita: "confermare",
    stadio: "riga",
    titolo: "Molte ore per persona",
    testo: (p: { ore: number; persone: number; media: number; nome: string }) =>
      `Risultano ${p.media} ore nell'anno per ogni ${p.nome} (${p.ore} ore, ${p.persone} in tutto).`,
    rimedio: () =>
      "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi le ore o il numero di persone.",
    caso: { ore: 24_000, persone: 2, media: 12_000, nome: "volontario" },
  }),
  "beneficiario-senza-trasferimento": voce({
    gravita: "confermare",
    stadio: "riga",
    titolo: "Ente che riceve senza trasferimento",
    testo: (p: { voce: string; ente: string }) =>
      `La riga indica l'ente ${p.ente} che riceve, ma la voce di spesa è un'altra.`,
    rimedio: () =>
      "Se è denaro dato a quell'ente scegli la voce «Trasferimenti a enti della rete», altrimenti togli il codice.",
    caso: { voce: "personale", ente: "E042" },
  }),
  "quartiere-fuori-zona": voce({
    gravita: "correggere",
    stadio: "riga",
    titolo: "Il quartiere non è in quella zona",
    testo: (p: { quartiere: string; zonaQuartiere: string; zona: string }) =>
      `${p.quartiere} è nella zona ${p.zonaQuartiere}, ma la riga dice ${p.zona}.`,
    rimedio: (p) => `Scrivi la zona ${p.zonaQuartiere}, oppure un altro quartiere.`,
    caso: { quartiere: "Mompiano", zonaQuartiere: "Nord", zona: "Sud" },
  }),
  "riga-ripetuta": voce({
    gravita: "correggere",
    stadio: "riga",
    titolo: "Riga ripetuta",
    testo: (p: { prima: string; quante: number }) =>
      `Questa riga dice la stessa cosa della riga ${p.prima}: ${quanti(p.quante, "riga uguale", "righe uguali")} in più, che non contiamo.`,
    rimedio: () => "Se sono due cose diverse sommale in una riga sola, altrimenti cancella quella in più.",
    caso: { prima: "7", quante: 1 },
  }),
};
