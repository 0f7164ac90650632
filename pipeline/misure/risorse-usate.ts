import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Risorse impiegate",
  breve: "Euro impiegati",
  definizione:
    "Spesa dell'anno, senza il denaro dato ad altri enti della rete, dove è stata impiegata e con la fonte da cui quel denaro è arrivato alla rete. Le fonti di un ente valgono in parti uguali per tutto ciò che spende. «Non indicato»: denaro che nessuno ha dichiarato di aver ricevuto.",
  unita: EURO,
  frasi: {
    quota: { fonte_gruppo: "{Chi} {mette|mettono} {q} euro su 100" },
    coppia: { fonte_gruppo: "{Chi} e {chi2} mettono insieme {q} euro su 100" },
    ciascuno: {
      fonte_gruppo: {
        zona: [
          "In tutte le zone {chi} {mette|mettono} più degli altri",
          "In {n} zone su {tutti} {chi} {mette|mettono} più degli altri",
          "f",
        ],
        cantiere: [
          "In tutti i cantieri {chi} {mette|mettono} più degli altri",
          "In {n} cantieri su {tutti} {chi} {mette|mettono} più degli altri",
          "m",
        ],
      },
    },
    primo: {
      cantiere: "Il cantiere {nome} impiega più risorse degli altri: {v}",
      zona: "In zona {nome} sono impiegate più risorse che nelle altre: {v}",
    },
  },
  blocco: "usi",
  valore: somma("importo"),
  piano: [
    ["cantiere", "zona"],
    ["cantiere", "fonte_gruppo"],
    ["fonte_gruppo", "zona"],
    ["cantiere", "fonte"],
    ["fonte", "zona"],
  ],
  stima: "rapporto",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  uguale_a: "spesa",
  passo: 1,
  since: 2015,
});
