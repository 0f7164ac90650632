import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Quota di risorse proprie fra quelle impiegate",
  definizione:
    "Parte delle risorse impiegate che viene dal patrimonio e da altre risorse degli enti. Per tutta la città differisce di poco dalla quota del valore complessivo, perché ciò che si spende in un anno non è tutto e solo ciò che è arrivato.",
  unita: QUOTA,
  numeratore: { misura: "risorse-usate", dove: { fonte_gruppo: "proprie" } },
  denominatore: { misura: "risorse-usate" },
  piano: [["cantiere"], ["zona"]],
  since: 2015,
});
