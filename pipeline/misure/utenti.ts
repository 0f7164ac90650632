import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Utenti dei servizi",
  breve: "Utenti",
  definizione: "Somma degli utenti di ogni servizio: chi ne usa due conta due volte.",
  unita: conteggio("utenti", "utente"),
  blocco: "servizi",
  valore: somma("utenti"),
  dimensioni: ["cantiere", "zona", "destinatari"],
  protezione: "frequenza",
  since: 2015,
});
