import { defineMisura, somma } from "../../schemas/misura.ts";
import { EURO } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Differenze fra chi paga e chi riceve",
  definizione:
    "Somma delle differenze, in più o in meno, fra ciò che dichiara chi paga e ciò che dichiara chi riceve, dove tutti e due lo dicono.",
  unita: EURO,
  blocco: "consolidato",
  valore: somma("importo"),
  dove: { voce: ["differenza"] },
  piano: [["passaggio"]],
  stima: "nessuna",
  protezione: { tipo: "grandezza", denaro_pubblico: true },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2015,
  nelle_parti: null,
});
