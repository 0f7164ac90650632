// The card of a member. Whoever fills it signs with a first name only, and even that is never published.
import { caso } from "./caso.ts";
import type { Membro, Mondo, Riga } from "./tipi.ts";

const WHO = ["segreteria", "tesoriere", "presidente", "coordinatrice", "ufficio amministrativo", "volontaria di turno"];

export function enteDi({ seme, profilo, anno }: Mondo, membro: Membro): Riga {
  const dice = caso(seme, membro.codice, "scheda");
  const isCooperative = /coop/.test(membro.forma_giuridica);
  return {
    denominazione: membro.denominazione,
    codice_fiscale: membro.codice_fiscale,
    partita_iva: membro.partita_iva,
    forma_giuridica: membro.forma_giuridica,
    sezione_runts: dice.chance(0.5) ? null : "nessuna",
    tipo_cooperativa: isCooperative ? dice.weighted(profilo.tipi_cooperativa) : null,
    anno_costituzione: dice.chance(0.06) ? null : membro.anno_costituzione,
    zona_sede: membro.zona_sede,
    quartiere_sede: membro.quartiere_sede,
    settore_icnpo: membro.settore === "" || dice.chance(0.1) ? null : membro.settore,
    referente: `${dice.pick(WHO)}, interno ${dice.int(10, 99)}`,
    consenso_pubblicazione:
      membro.tipo === "comune" || caso(seme, membro.codice, anno, "consenso").chance(0.71) ? "sì" : "no",
  };
}
