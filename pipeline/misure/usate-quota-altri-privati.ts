import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di altri privati nelle risorse impiegate",
  definizione:
    "Parte delle risorse impiegate che è arrivata alla rete da donazioni, fondazioni, imprese, quote, raccolte e vendite. Per tutta la città differisce di poco dalla quota del valore complessivo, perché ciò che si spende in un anno non è tutto e solo ciò che è arrivato.",
  unita: QUOTA,
  numeratore: { misura: "risorse-usate", dove: { fonte_gruppo: "altri-privati" } },
  denominatore: { misura: "risorse-usate" },
  piano: [["cantiere"], ["zona"]],
  since: 2015,
});
