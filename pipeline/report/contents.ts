// The list of charts and tables in the appendix: under the chapter, cantiere or zona that each is of, with what it shows where
// its title is a sentence that does not say it.
import type { Capitolo, Prospetto, ReportModel } from "../../schemas/report-model.ts";
import { anchorOfProspetto } from "./anchors.ts";

interface Entry {
  readonly ancora: string;
  readonly numero: string;
  readonly titolo: string;
  /** «Risorse impiegate per prima fonte»; empty where the title is that. */
  readonly cosa: string;
}

export interface Contents {
  readonly titolo: string;
  readonly gruppi: readonly { readonly titolo: string; readonly voci: readonly Entry[] }[];
}

/** Charts, then tables, in the order given. */
export function contentsOf(prospetti: readonly Prospetto[], model: Pick<ReportModel, "capitoli">): Contents[] {
  const kinds = [
    { titolo: "Grafici", tipo: "grafico" },
    { titolo: "Tavole", tipo: "tavola" },
  ];
  return kinds.flatMap(({ titolo, tipo }) => {
    const own = prospetti.filter((each) => each.tipo === tipo);
    const groups = Map.groupBy(own, (each) => placeOf(each, model.capitoli));
    const gruppi = [...groups].map(([place, members]) => ({ titolo: place, voci: members.map(entryOf) }));
    return gruppi.length === 0 ? [] : [{ titolo, gruppi }];
  });
}

function entryOf(prospetto: Prospetto): Entry {
  const { numero, titolo, sottotitolo } = prospetto;
  const [what = ""] = sottotitolo.split(", ");
  const says = prospetto.risultato.candidato !== "neutro" && !titolo.includes(what);
  return { ancora: anchorOfProspetto(prospetto), numero, titolo, cosa: says ? what : "" };
}

/** «6 · La Forza della Comunità»: the chapter by the number, the cantiere or zona by the id of the instance. */
function placeOf({ id, numero }: Prospetto, capitoli: readonly Capitolo[]): string {
  const chapter = capitoli.find((each) => each.numero === numero.split(".")[0]);
  const [, member] = id.split("--");
  const part = chapter?.parti.find((each) => each.id === member);
  return `${chapter?.numero ?? ""} · ${part?.titolo ?? chapter?.breve ?? ""}`;
}
