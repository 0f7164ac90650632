import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Utenti dei servizi",
  breve: "Utenti",
  definizione: "Somma degli utenti di ogni servizio: chi ne usa due conta due volte.",
  unita: conteggio("utenti", "utente"),
  blocco: "servizi",
  valore: somma("utenti"),
  piano: [
    ["cantiere", "zona"],
    ["cantiere", "destinatari"],
    ["destinatari", "zona"],
  ],
  stima: "espansione",
  protezione: { tipo: "frequenza", soglia: "destinatari" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
});
