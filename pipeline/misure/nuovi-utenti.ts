import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Nuovi utenti",
  definizione: "Utenti venuti nell'anno per la prima volta.",
  unita: conteggio("utenti", "utente"),
  blocco: "servizi",
  valore: somma("nuovi_utenti"),
  piano: [["cantiere", "zona"]],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "ordinaria" },
  non_somma: [],
  universo: "rete",
  parte_di: "utenti",
  passo: 1,
  since: 2016,
});
