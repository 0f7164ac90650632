// A newer version that holds less than an older one: rows are gone, a total has fallen far, a table is empty. It may be
// right, and then somebody says so; else what was sent before would be lost without a word.
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { type Finding, nameBeside } from "../collect/versions.ts";
import type { Check, Comparison, Held, Settled } from "./check.ts";

/** A total that falls below this part of what it was is asked about; an ordinary correction changes less. */
const FALL = 0.5;
/** Names of rows, and quantities, in one sentence. */
const SHOWN = 3;

/** What the section that counts lacks of the last version that held more: until somebody confirms it, also after others. */
export const reduced: Check = ({ confronti, rimandi }) => {
  // «Niente da dichiarare» is what who was asked about an empty table answers.
  const asked = confronti.filter(({ vale, chiesta }) => !chiesta || vale.sezione.stato !== "niente");
  const sections = Map.groupBy(asked, ({ vale }) => vale);
  return [...sections.values()].flatMap((all) => {
    const last = all.findLast(
      (each) => each.sparite > 0 || fallen(each).some((campo) => !isAskedFor(campo, each, rimandi)),
    );
    return last === undefined ? [] : [toldLess(last)];
  });
};

/** A table that is there without an answer in a newer file: what it held before still counts, and that is asked. */
export const emptyNow: Check = ({ svuotate }) =>
  svuotate.map(({ protocollo, nome, vale, prima }) => {
    const { ente } = vale;
    const { blocco } = vale.sezione;
    const params = { tabella: titleOf(blocco), altro: nameBeside(vale, { nome }), prima: saidOf(blocco, prima, []) };
    return { ...diagnose("tabella-svuotata", [{ file: nome }], params, { ente, blocco }), protocollo };
  });

const fallen = ({ prima, ora }: Comparison): string[] =>
  Object.keys(prima.somme).filter((campo) => (ora.somme[campo] ?? 0) < (prima.somme[campo] ?? 0) * FALL);

/** Whether a total fell by no more than cells that the ente was asked to look at again: who asked looks at them. */
function isAskedFor(campo: string, { vale, altra, prima, ora }: Comparison, rimandi: Settled["rimandi"]): boolean {
  const cella = blockOf(vale.sezione.blocco)?.campi[campo]?.cella;
  if (cella === undefined || !isNumerica(cella)) return false;
  const asked = rimandi.filter(
    (each) =>
      each.campo === campo &&
      each.ente === vale.ente &&
      each.blocco === vale.sezione.blocco &&
      each.protocollo === altra.protocollo,
  );
  const said = asked.reduce((sum, { detto }) => sum + numberSaid(detto), 0) / 10 ** cella.unita.scala;
  return said > 0 && (prima.somme[campo] ?? 0) - (ora.somme[campo] ?? 0) <= said;
}

/** The number of an answer as `saidBy` says it; 0 for any other answer. */
const numberSaid = (detto: string | null): number => Number(/^= (\d+)$/.exec(detto ?? "")?.[1] ?? 0);

function toldLess(confronto: Comparison): Finding {
  const { vale, altra, prima, ora, sparite, nomi } = confronto;
  const { blocco, stato } = vale.sezione;
  const about = fallen(confronto);
  const more = sparite > nomi.length ? " e altre" : "";
  const params = {
    tabella: titleOf(blocco),
    altro: nameBeside(altra, vale),
    prima: saidOf(blocco, prima, about),
    ora: stato === "niente" ? "dice «niente da dichiarare»" : `ha ${saidOf(blocco, ora, about, prima)}`,
    righe: stato === "niente" ? 0 : sparite,
    nomi: `${nomi.map((name) => `«${name}»`).join(", ")}${more}`,
  };
  const { ente, nome, protocollo } = vale;
  return { ...diagnose("versione-ridotta", [{ file: nome }], params, { ente, blocco }), protocollo };
}

const titleOf = (blocco: string): string => blockOf(blocco)?.titolo ?? blocco;

/** «12 righe (Volontari 912)»: rows and the quantities in question, or the first ones; the same as in `like`. */
function saidOf(blocco: string, held: Held, about: readonly string[], like: Held = held): string {
  const names = about.length > 0 ? about : Object.keys(like.somme).filter((campo) => like.somme[campo] !== 0);
  const campi = blockOf(blocco)?.campi ?? {};
  const sums = names.slice(0, SHOWN).flatMap((name) => {
    const campo = campi[name];
    if (campo === undefined || !isNumerica(campo.cella)) return [];
    const sum = held.somme[name] ?? 0;
    return [`${campo.label} ${formatNumber(sum, Number.isInteger(sum) ? 0 : campo.cella.unita.scala)}`];
  });
  const rows = quanti(held.righe, "riga", "righe");
  return sums.length === 0 ? rows : `${rows} (${sums.join(", ")})`;
}
