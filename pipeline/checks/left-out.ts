// What a newer version of a file lacks and an older one goes on giving: asked of whom it is, once for each file.
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { nameBeside } from "../collect/versions.ts";
import type { Check } from "./check.ts";

export const notThereAnyMore: Check = ({ lasciate }) =>
  [
    ...Map.groupBy(lasciate, ({ protocollo, vale }) => `${protocollo} ${vale.protocollo} ${vale.ente}`).values(),
  ].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { protocollo, nome, vale } = first;
    const titles = group.map(({ vale: { sezione } }) => blockOf(sezione.blocco)?.titolo ?? sezione.blocco);
    const params = { ente: vale.ente, altro: nameBeside(vale, { nome }), blocchi: elenca(titles) };
    return [{ ...diagnose("risposte-sparite", [{ file: nome }], params, { ente: vale.ente }), protocollo }];
  });
