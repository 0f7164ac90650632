// Findings on money between two enti, seen when what one passed on is put beside what the other received. The other's
// amount is told only where both agree to be recognised.
import { formatEuro } from "../unita.ts";
import { voce } from "./entry.ts";

const incrocio = { gravita: "confermare", effetto: "numero", stadio: "incrocio" } as const;

/** `suo` is empty where it may not be told. */
type Told = {
  readonly altro: string;
  readonly mio: number;
  readonly suo: number | "";
};
const other = ({ altro, suo }: Told): string =>
  suo === "" ? `${altro} indica una cifra diversa` : `${altro} dice ${formatEuro(suo)}`;
const together = ({ altro }: Told): string =>
  `Controlla con ${altro}: se la tua cifra è giusta confermala, altrimenti correggila e rimanda il file.`;

export const catalogoPassaggi = {
  "dato-e-ricevuto-diversi": voce<Told>({
    ...incrocio,
    titolo: "Chi paga e chi riceve dicono importi diversi",
    testo: (p) => `Dici di aver dato ${formatEuro(p.mio)} a ${p.altro}; ${other(p)}.`,
    rimedio: together,
    caso: { altro: "Alfa (E002)", mio: 12_500, suo: "" },
  }),
  "ricevuto-e-dato-diversi": voce<Told>({
    ...incrocio,
    titolo: "Chi paga e chi riceve dicono importi diversi",
    testo: (p) => `Dici di aver ricevuto ${formatEuro(p.mio)} da ${p.altro}; ${other(p)}.`,
    rimedio: together,
    caso: { altro: "Alfa (E002)", mio: 12_500, suo: 1_250 },
  }),
  "trasferimenti-non-ritrovati": voce({
    ...incrocio,
    titolo: "I trasferimenti non tornano con chi li riceve",
    testo: (p: { mio: number }) =>
      `Dici di aver dato in tutto ${formatEuro(p.mio)} ad altri enti della rete, e ciò che gli altri dicono di aver ricevuto da te è molto diverso.`,
    rimedio: () => "Scrivi in ogni riga il codice dell'ente che riceve, oppure correggi l'importo, e rimanda il file.",
    caso: { mio: 12_500 },
  }),
  "trasferimento-a-se": voce({
    ...incrocio,
    titolo: "Un trasferimento a te stesso",
    testo: (p: { mio: number }) =>
      `Per ${formatEuro(p.mio)} hai scritto il tuo stesso codice come ente che riceve: non lo contiamo come denaro dato ad altri né come spesa.`,
    rimedio: () =>
      "Scrivi il codice di chi li ha ricevuti, oppure togli il codice e scegli la voce di spesa giusta, e rimanda il file.",
    caso: { mio: 12_500 },
  }),
  "denaro-da-se": voce({
    ...incrocio,
    titolo: "Denaro ricevuto da te stesso",
    testo: (p: { mio: number }) =>
      `Per ${formatEuro(p.mio)} hai scritto il tuo stesso codice come ente che paga: lo contiamo come denaro arrivato da fuori della rete.`,
    rimedio: () =>
      "Se l'ha pagato un altro ente scrivi il suo codice; se è denaro tuo togli il codice, e rimanda il file.",
    caso: { mio: 12_500 },
  }),
};
