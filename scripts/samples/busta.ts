// A file as it lies in `inviati/`, with when and how it came and the findings it must give.
import type { Codice } from "../../schemas/diagnostic.ts";
import { type Caso, caso } from "./caso.ts";
import type { Membro, Mondo } from "./tipi.ts";

export interface Difetto {
  readonly ente: string;
  readonly blocco: string;
  readonly codice: Codice | "";
  readonly difetto: string;
}

export interface Busta {
  readonly nome: string;
  readonly bytes: Uint8Array;
  readonly ricevuto_il: string;
  readonly canale: "email" | "portale" | "rilevazione" | "cartella";
  readonly difetti: readonly Difetto[];
}

/** Moments in the weeks when an edition is gathered, after the end of its year; `after` days later when it must follow. */
export function quando({ seme, anno }: Mondo, ente: string, after = 0): string {
  const dice = caso(seme, anno, ente, "arrivo");
  const day = Date.UTC(anno + 1, 0, 16) + (dice.int(0, 60) + after) * 86_400_000;
  const time = dice.int(8 * 60, 19 * 60) * 60_000;
  return new Date(day + time).toISOString().slice(0, 19);
}

export function mezzo({ seme, anno }: Mondo, ente: string): "email" | "portale" {
  return caso(seme, anno, ente, "mezzo").chance(0.6) ? "email" : "portale";
}

/** File names of a member as people choose them. */
export function nomiDi({ seme, anno }: Mondo, { codice, denominazione }: Membro): { base: string; dice: Caso } {
  const dice = caso(seme, anno, codice, "nome-file");
  const name = slug(denominazione);
  const base = dice.pick([
    `${codice}_${name}`,
    `bilancio ${anno} ${codice}`,
    `${name} ${anno} (${codice})`,
    `Modulo ${codice} definitivo`,
    `${codice}-${anno}`,
    `questionario_${codice}`,
  ]);
  return { base, dice };
}

export function slug(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 32);
}
