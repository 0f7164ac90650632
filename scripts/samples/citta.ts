// The two invented networks: who they are, what they must add up to, what goes wrong in each year.
import type { Mira } from "./calibra.ts";
import { GUASTI_BYTE } from "./guasti-byte.ts";
import { GUASTI_LIBRO } from "./guasti-libro.ts";
import { GUASTI_RISPOSTE } from "./guasti-risposte.ts";
import { GUASTI_TESTO } from "./guasti-testo.ts";
import type { Guasto } from "./guasto.ts";
import type { Spec } from "./piano.ts";

const R = GUASTI_RISPOSTE;
const L = GUASTI_LIBRO;
const T = GUASTI_TESTO;
const B = GUASTI_BYTE;

const alone = (...guasti: readonly Guasto[]): Guasto[][] => guasti.map((each) => [each]);

/** The mess of a real year: each of these is somebody's file. */
const SPEC_2016: Spec = {
  muti: 60,
  senzaGrandezza: 2,
  discordanze: [{ tipo: "senza-codice" }, { tipo: "per-mille" }, { tipo: "taciuto" }],
  moduli: 146,
  grandi: 33,
  rilevazione: 62,
  raccolte: [7, 8, 6],
  storie: [
    "identico",
    "identico",
    "identico",
    "corretto",
    "corretto",
    "corretto",
    "corretto",
    "peggiore",
    "annoSbagliato",
    "annoSbagliatoPoi",
    "annoSbagliatoPoi",
    "immaginePoi",
    "troncato",
    "password",
    "soloIstruzioniPoi",
    "senzaNomePoi",
  ],
  guastiModulo: [
    ...alone(R.dataTesto, R.parteDelTutto, R.altraZona, R.testoLungo, R.beneficiario),
    ...alone(
      R.circa,
      R.negativo,
      R.euroCirca,
      R.finanziatoreIgnoto,
      R.simboloEuro,
      R.zonaIgnota,
      R.diCui,
      R.mezzaPersona,
      R.gravitaNove,
    ),
    ...alone(
      R.cfPersona,
      R.cfZeri,
      R.cfErrato,
      R.anniOttanta,
      R.forse,
      R.rigaDoppia,
      R.nienteERighe,
      R.troppiDecimali,
      R.oreTroppe,
      R.zonaVuota,
    ),
    ...alone(...Object.values(L)),
    ...alone(...Object.values(B)),
    [R.circa, L.totaleSbagliato],
    [R.cfZeri, R.zonaIgnota, L.foglioNascosto],
    [B.libreOffice, R.mezzaPersona],
  ],
  guastiCsv: [...alone(...Object.values(T)), [R.circa], [R.negativo], [R.zonaIgnota], [R.cfZeri, R.diCui]],
};

/** Numero zero: fewer questions, more silence, mostly gathered by telephone into CSV files. */
const SPEC_2015: Spec = {
  muti: 62,
  senzaGrandezza: 0,
  discordanze: [{ tipo: "senza-codice" }],
  moduli: 12,
  grandi: 3,
  rilevazione: 70,
  raccolte: [35, 33, 31, 33],
  storie: ["identico", "corretto"],
  guastiModulo: [[R.circa], [R.negativo], [L.totaleSbagliato]],
  guastiCsv: [[T.senzaColonna], [R.zonaIgnota]],
};

/** The second largest foundation is silent, with about a twentieth of the money. */
const SPEC_2018: Spec = {
  muti: 58,
  grandeMuto: "E080",
  senzaGrandezza: 2,
  discordanze: [{ tipo: "senza-codice" }, { tipo: "per-mille" }, { tipo: "taciuto" }],
  moduli: 16,
  grandi: 4,
  rilevazione: 94,
  raccolte: [34, 33, 32, 31],
  storie: ["identico", "corretto", "corretto"],
  guastiModulo: [[R.circa], [R.cfZeri], [L.colonneInPiu]],
  guastiCsv: [[T.totaleSbagliato], [R.diCui], [T.colonneInPiu]],
};

/** As many faults of the network as fit: who is silent is worth more than a tenth of it, and nothing estimated may stand. */
const SPEC_VALFIORITA: Spec = {
  muti: 3,
  grandeMuto: "V112",
  senzaGrandezza: 1,
  discordanze: [
    { tipo: "conflitto", fra: { da: "V110", a: "V101", importo: 47_500 } },
    { tipo: "per-mille", fra: { da: "V103", a: "V104", importo: 9_000 } },
    { tipo: "taciuto", fra: { da: "V110", a: "V107", importo: 7_200 } },
    { tipo: "senza-codice", fra: { da: "V101", a: "V111", importo: 6_400 } },
  ],
  moduli: 7,
  grandi: 1,
  rilevazione: 2,
  raccolte: [],
  storie: ["identico"],
  guastiModulo: [[R.circa], [L.totaleSbagliato, R.zonaIgnota], [L.rinominato]],
  guastiCsv: [[R.negativo]],
};

/** The two editions before: nothing went wrong but silence. */
const senzaGuasti = (muti: number): Spec => ({
  ...{ muti, senzaGrandezza: 0, discordanze: [] },
  ...{ moduli: 7, grandi: 1, rilevazione: 3, raccolte: [], storie: [], guastiModulo: [], guastiCsv: [] },
});

export interface AnnoValfiorita {
  readonly anno: number;
  readonly spec: Spec;
  readonly mira: Mira;
}

/** The edition of Valfiorita whose folder is written by hand. */
export const VALFIORITA: AnnoValfiorita = {
  anno: 2024,
  spec: SPEC_VALFIORITA,
  mira: { totale: 3_412_600, famiglie: 1_188_300 },
};
/** Those before it, of which only the published figures are kept. */
export const VALFIORITA_PRIMA: readonly AnnoValfiorita[] = [
  { anno: 2022, spec: senzaGuasti(2), mira: { totale: 2_960_400, famiglie: 1_102_700 } },
  { anno: 2023, spec: senzaGuasti(1), mira: { totale: 3_274_900, famiglie: 1_151_200 } },
];

export interface AnnoBrescia {
  readonly anno: number;
  readonly spec: Spec;
  readonly mira: Mira;
  readonly pubblicazione: string;
  /** Services that the line must count, where the number is a published one. */
  readonly servizi?: number;
}

/** Editions of Brescia: money from outside and from families is what the report of that year must print. */
export const ANNI_BRESCIA: readonly AnnoBrescia[] = [
  { anno: 2015, spec: SPEC_2015, mira: { totale: 165_180_400, famiglie: 66_730_900 }, pubblicazione: "2016-06-16" },
  {
    anno: 2016,
    spec: SPEC_2016,
    mira: { totale: 173_041_250, famiglie: 71_012_480 },
    pubblicazione: "2017-07-13",
    servizi: 767,
  },
  { anno: 2018, spec: SPEC_2018, mira: { totale: 180_266_900, famiglie: 74_630_500 }, pubblicazione: "2019-06-27" },
];
