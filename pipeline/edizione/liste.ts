// Every list a cell may name, by the name the questionnaire gives it. Other spellings and attributes come along.

import type { z } from "zod";
import { PAROLE_ESITO, PAROLE_TIPO } from "../../schemas/commenti.ts";
import type { contoSchema, popolazioneSchema, quartiereSchema } from "../../schemas/edition-tables.ts";
import type { EdizioneYaml, Ente, ListEntry, Lists } from "../../schemas/edizione.ts";
import { ESITI_COMMENTO, FUORI_CITTA, TIPI_COMMENTO, TRASVERSALE, TUTTA_LA_CITTA } from "../../schemas/liste.ts";
import { residentsIn, residentsOfAge } from "../../schemas/territorio.ts";
import { LONGEST, shortNameOf } from "./check-names.ts";
import { namesApart } from "./homonyms.ts";

type Attributi = Readonly<Record<string, string>>;

function voce(codice: string, nome: string, alias: readonly string[] = [], attributi: Attributi = {}): ListEntry {
  return { codice, nome, alias, attributi };
}

/** How people write that it is for everybody, wherever they live. */
const WHOLE_CITY = ["Tutte le zone", "Tutte", "Intera città", "Tutto il comune", "Tutto il territorio comunale"];

/** The lists of an edition, in the order in which they are printed. */
export function listeDi(
  yaml: EdizioneYaml,
  zone: readonly { codice: string; nome: string; breve: string }[],
  quartieri: readonly z.infer<typeof quartiereSchema>[],
  enti: readonly Ente[],
  conti: readonly z.infer<typeof contoSchema>[],
  popolazione: readonly z.infer<typeof popolazioneSchema>[],
): Lists {
  const people = { quartieri, popolazione };
  const residents = (count: number | null): Attributi => (count === null ? {} : { residenti: String(count) });
  const ages = new Map((yaml.codelist["fasce_eta"] ?? []).map(({ codice, nome }) => [codice, nome]));
  const { fonti, voci_spesa, contratti, destinatari, ...plain } = yaml.codelist;
  const funders = new Map(conti.map(({ finanziatore, nome }) => [finanziatore, nome]));
  const names = namesApart(enti);
  const lists: Record<string, readonly ListEntry[]> = {
    cantieri: [
      ...yaml.cantieri.map(({ codice, nome, breve }) => ({ ...voce(codice, nome, [breve]), breve })),
      voce(TRASVERSALE.codice, TRASVERSALE.nome, ["tutti i cantieri"]),
    ],
    zone: [
      ...zone.map(({ codice, nome, breve }) => ({
        ...voce(
          codice,
          nome,
          [`Zona ${nome}`, ...(breve === "" ? [] : [breve])],
          residents(residentsIn(people, codice)),
        ),
        ...(breve === "" && nome.length <= LONGEST ? {} : { breve: breve || shortNameOf(nome, zone) }),
      })),
      voce(
        TUTTA_LA_CITTA.codice,
        TUTTA_LA_CITTA.nome,
        ["Città", yaml.citta, ...WHOLE_CITY],
        residents(residentsIn(people, "")),
      ),
      voce(FUORI_CITTA.codice, FUORI_CITTA.nome, ["Fuori", "Fuori comune", "Altri comuni"]),
    ],
    quartieri: quartieri.map((q) => voce(q.codice, q.nome, q.alias.split("|").filter(Boolean), { zona: q.zona })),
    enti: enti.map(({ codice, denominazione, risorse_precedenti: size }) =>
      voce(codice, names.get(codice) ?? denominazione, [], size === null ? {} : { risorse_precedenti: String(size) }),
    ),
    fonti: fonti.map((f) => voce(f.codice, f.nome, [], { gruppo: f.gruppo, ente: f.ente ?? "" })),
    voci_spesa: voci_spesa.map((v) => voce(v.codice, v.nome, [], { ruolo: v.ruolo })),
    contratti: contratti.map((c) => voce(c.codice, c.nome, [], { ruolo: c.ruolo })),
    destinatari: destinatari.map(({ codice, nome, speciali, fascia }) =>
      voce(codice, nome, [], {
        speciali: speciali ? "si" : "",
        ...(fascia === undefined
          ? {}
          : { fascia: ages.get(fascia) ?? fascia, ...residents(residentsOfAge(people, fascia)) }),
      }),
    ),
    indicatori: yaml.indicatori
      .filter(({ since }) => since <= yaml.anno)
      .map((i) =>
        voce(i.codice, i.nome, [], {
          cantiere: i.cantiere,
          gruppo: i.gruppo ?? "",
          unita: i.unita,
          singolare: i.singolare ?? i.unita,
          tipo: i.tipo,
          persone: i.persone ? "si" : "no",
        }),
      ),
    agenzie: yaml.agenzie.map(({ codice, nome }) => voce(codice, nome)),
    finanziatori: [...funders].map(([codice, nome]) => voce(codice, nome)),
    stati_proposta: [
      voce("accolta", "accolta"),
      voce("in-parte", "in parte o in corso"),
      voce("non-ancora", "non ancora"),
    ],
    tipi_commento: TIPI_COMMENTO.map((codice) => voce(codice, PAROLE_TIPO[codice])),
    esiti_commento: ESITI_COMMENTO.map((codice) => voce(codice, PAROLE_ESITO[codice])),
    si_no: [voce("si", "Sì"), voce("no", "No")],
    passaggi: [
      voce("enti", "Gli enti, senza il Comune"),
      voce("dal-comune", "Denaro del Comune agli enti"),
      voce("al-comune", "Denaro degli enti al Comune"),
      voce("fra-comuni", "Denaro da un Comune all'altro"),
      voce("da-fuori", "Denaro arrivato al Comune da fuori"),
    ],
    tipi_ente: [voce("ente", "Ente"), voce("comune", "Comune")],
    gruppi_domande: [voce("denaro", "Denaro"), voce("persone", "Persone"), voce("offerta", "Servizi")],
  };
  for (const [name, list] of Object.entries(plain)) lists[name] = list.map(({ codice, nome }) => voce(codice, nome));
  return lists;
}
