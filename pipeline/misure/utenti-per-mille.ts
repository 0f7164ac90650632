import { defineRapporto } from "../../schemas/misura.ts";
import { rapporto } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Utenti ogni mille residenti",
  breve: "Ogni mille residenti",
  definizione:
    "Somma degli utenti di ogni servizio della zona, ogni mille residenti dei suoi quartieri: chi usa due servizi conta due volte. Per la città intera conta anche i servizi di tutta la città e fuori città. L'intervallo è quello di un conteggio; dove parte degli utenti è stimata, il più largo tra quello e quello della stima.",
  unita: rapporto("utenti ogni mille residenti"),
  numeratore: { misura: "utenti" },
  denominatore: { misura: "residenti" },
  calcolo: "tasso",
  piano: [["zona"]],
  since: 2015,
});
