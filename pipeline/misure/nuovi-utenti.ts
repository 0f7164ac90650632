import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Nuovi utenti",
  definizione: "Utenti venuti nell'anno per la prima volta.",
  unita: conteggio("utenti", "utente"),
  blocco: "servizi",
  valore: somma("nuovi_utenti"),
  dimensioni: ["cantiere", "zona"],
  protezione: "frequenza",
  since: 2016,
});
