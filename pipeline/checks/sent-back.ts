// A whole part that an ente was asked to look at again: asked for as long as what counts of it is what it was asked about.
// Single cells are known again where the file is read (`reading/sent-back.ts`).
import { diagnose, tablePlace } from "../../schemas/diagnostic.ts";
import type { Check } from "./check.ts";

export const sentBack: Check = ({ valide, rimandi }) =>
  rimandi.flatMap(({ numero, campo, ente, blocco, protocollo, chi, motivo }) => {
    const vale = valide.find((each) => each.ente === ente && each.sezione.blocco === blocco);
    if (campo !== null || vale?.protocollo !== protocollo) return [];
    const place = tablePlace(vale.nome, vale.sezione.foglio);
    return [{ ...diagnose("parte-rimandata", [place], { chi, motivo, numero }, { ente, blocco }), protocollo }];
  });
