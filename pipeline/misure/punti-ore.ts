import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Ore di sportello a settimana",
  breve: "Ore a settimana",
  definizione: "Ore di apertura degli sportelli dei Punti attivi in una settimana normale.",
  unita: conteggio("ore a settimana", "ora a settimana", 1),
  frasi: {
    soglia: {
      nome: [
        "Tutti i Punti attivi aprono almeno {soglia} ore a settimana",
        "{N} Punti attivi su {tutti} aprono almeno {soglia} ore a settimana",
        "Un solo Punto attivo su {tutti} apre almeno {soglia} ore a settimana",
        "Nessun Punto attivo apre almeno {soglia} ore a settimana",
      ],
    },
  },
  blocco: "punti_comunita",
  valore: somma("ore_settimanali"),
  dove: { stato: ["attivo"] },
  piano: [["nome"], ["zona"], ["quartiere"]],
  stima: "censimento",
  protezione: { tipo: "pubblica", perche: "i Punti di Comunità sono pubblici" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 0.1,
  since: 2016,
});
