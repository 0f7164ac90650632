import { defineRapporto } from "../../schemas/misura.ts";
import { QUOTA } from "../../schemas/unita.ts";

export default defineRapporto({
  titolo: "Doppi conteggi evitati",
  definizione: "Parte del lordo che è denaro passato da un ente all'altro della rete.",
  unita: QUOTA,
  numeratore: { misura: "valore-interno" },
  denominatore: { misura: "valore-lordo" },
  piano: [["passaggio"]],
  since: 2015,
  nelle_parti: null,
});
