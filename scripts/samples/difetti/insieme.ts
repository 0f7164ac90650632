// What is seen only beside other files, of the same ente or of another one.
import type { catalogoPassaggi } from "../../../schemas/diagnostici/passaggi.ts";
import type { catalogoRimandi } from "../../../schemas/diagnostici/rimandi.ts";
import type { catalogoVersioni } from "../../../schemas/diagnostici/versioni.ts";
import { type CasoDifetto, celle, diOgnuno, ENTI, type Invii, NOTA, PRESENTI, VOLONTARI, volontari } from "./caso.ts";
import { libro } from "./libro.ts";

const RIGA = "Crescere insieme;Alpe;12";
const ALTRA = "Crescere insieme;Piana;5";
const TITOLI = celle(VOLONTARI);
const RICEVUTI = diOgnuno("file,ricevuto_il", "primo.csv,2025-02-01", "secondo.csv,2025-02-02");
const elenco = (...enti: readonly string[]): string =>
  diOgnuno(`ente;edizione;${VOLONTARI}`, ...enti.map((ente) => `${ente};2024;${RIGA}`));

export const CASI_VERSIONI = {
  "versione-superata": {
    caso: "Un secondo file con gli stessi volontari, corretti.",
    con: "status",
    prima: {
      "primo.csv": volontari("Crescere insieme;Alpe;10"),
      "secondo.csv": volontari(RIGA),
      "ricezioni.csv": RICEVUTI,
    },
    dopo: NOTA,
  },
  "file-identico": {
    caso: "Lo stesso file due volte.",
    con: "status",
    prima: { "primo.csv": volontari(RIGA), "secondo.csv": volontari(RIGA), "ricezioni.csv": RICEVUTI },
    dopo: NOTA,
  },
  "ordine-incerto": {
    caso: "Due file arrivati insieme, e nessuno sa quale è venuto dopo.",
    con: "status",
    prima: { "primo.csv": volontari("Crescere insieme;Alpe;10"), "secondo.csv": volontari(RIGA) },
    dopo: {
      come: "Chi raccoglie i file ha scritto quando sono arrivati.",
      invii: {
        "primo.csv": volontari("Crescere insieme;Alpe;10"),
        "secondo.csv": volontari(RIGA),
        "ricezioni.csv": RICEVUTI,
      },
      restano: ["versione-superata"],
    },
  },
  "versione-tornata": {
    caso: "Dopo il file corretto torna quello di prima.",
    con: "status",
    accanto: ["versione-superata", "versione-superata"],
    prima: {
      "giorno-1/primo.csv": volontari("Crescere insieme;Alpe;10"),
      "giorno-2/secondo.csv": volontari(RIGA),
      "giorno-3/primo.csv": volontari("Crescere insieme;Alpe;10"),
    },
    dopo: {
      come: "Mandato di nuovo il file giusto.",
      invii: {
        "giorno-1/primo.csv": volontari("Crescere insieme;Alpe;10"),
        "giorno-2/secondo.csv": volontari(RIGA),
        "giorno-3/primo.csv": volontari("Crescere insieme;Alpe;10"),
        "giorno-4/secondo.csv": volontari(RIGA),
      },
      restano: ["versione-superata", "versione-superata", "versione-superata"],
    },
  },
  "versione-ridotta": {
    caso: "Il file nuovo ha una riga in meno.",
    con: "status",
    accanto: ["versione-superata"],
    prima: { "giorno-1/primo.csv": volontari(RIGA, ALTRA), "giorno-2/secondo.csv": volontari(RIGA) },
    dopo: {
      come: "Mandato un file con tutte le righe.",
      invii: {
        "giorno-1/primo.csv": volontari(RIGA, ALTRA),
        "giorno-2/secondo.csv": volontari(RIGA),
        "giorno-3/terzo.csv": volontari(RIGA, "Crescere insieme;Piana;6"),
      },
      restano: ["versione-superata", "versione-superata"],
    },
  },
  "risposte-sparite": {
    caso: "Dall'elenco di un coordinatore è sparita un'organizzazione.",
    con: "status",
    accanto: ["versione-superata"],
    prima: { "giorno-1/elenco.csv": elenco("V104", "V105"), "giorno-2/elenco.csv": elenco("V104") },
    dopo: {
      come: "Mandato di nuovo l'elenco intero.",
      invii: {
        "giorno-1/elenco.csv": elenco("V104", "V105"),
        "giorno-2/elenco.csv": elenco("V104"),
        "giorno-3/elenco.csv": elenco("V104", "V105", "V107"),
      },
      restano: ["versione-superata", "versione-superata", "versione-superata"],
    },
  },
  "tabella-svuotata": {
    caso: "Nel modulo nuovo la tabella dei volontari è vuota.",
    con: "status",
    accanto: ["versione-superata"],
    prima: moduli([[...PRESENTI]], []),
    dopo: {
      come: "Scritto «niente da dichiarare».",
      invii: moduli([[...PRESENTI]], [], [["niente da dichiarare"]]),
      restano: ["versione-superata", "versione-superata"],
    },
  },
} satisfies Record<keyof typeof catalogoVersioni, CasoDifetto>;

export const CASI_RIMANDI = {
  "cella-rimandata": {
    caso: "A chi segue il cantiere un numero è sembrato strano: lo ha rimandato all'ente.",
    con: "status",
    rimanda: { cella: "E2", motivo: "Sono i volontari di tutta la città?" },
    prima: { "giorno-1/primo.csv": volontari(RIGA, ALTRA) },
    dopo: {
      come: "Corretta la cella e mandato un file nuovo, con le righe in un altro ordine.",
      invii: {
        "giorno-1/primo.csv": volontari(RIGA, ALTRA),
        "giorno-2/secondo.csv": volontari(ALTRA, "Crescere insieme;Alpe;14"),
      },
      restano: ["versione-superata"],
    },
  },
  "parte-rimandata": {
    caso: "Chi segue il cantiere sa che manca una riga, e ha rimandato la tabella.",
    con: "status",
    rimanda: { cella: null, motivo: "Manca il gruppo della Piana?" },
    prima: { "giorno-1/primo.csv": volontari(RIGA) },
    dopo: {
      come: "Aggiunta la riga e mandato un file nuovo.",
      invii: { "giorno-1/primo.csv": volontari(RIGA), "giorno-2/secondo.csv": volontari(RIGA, ALTRA) },
      restano: ["versione-superata"],
    },
  },
} satisfies Record<keyof typeof catalogoRimandi, CasoDifetto>;

/** A workbook a day, with money and these rows of volunteers. */
function moduli(...giorni: readonly (readonly (readonly (string | number)[])[])[]): Invii {
  const soldi = celle("Cantiere;Zona;Voce di spesa;Importo (€)");
  return Object.fromEntries(
    giorni.map((righe, n) => [
      `giorno-${n + 1}/modulo-${n + 1}.xlsx`,
      libro({ Volontari: [TITOLI, ...righe], Risorse: [soldi, ["Crescere insieme", "Alpe", "Stipendi", 26_000 + n]] }),
    ]),
  );
}

const GIRATI = "ente;edizione;Cantiere;Zona;Voce di spesa;Importo (€);Ente della rete che riceve";
const AVUTI = "ente;edizione;Cantiere;Zona;Fonte;Importo (€);Ente della rete che paga";
/** V105 says that it gave so much; the others what came to them. */
const dato = (importo: number, a = "V106"): string =>
  diOgnuno(GIRATI, `V105;2024;Crescere insieme;Alpe;Girati a enti della rete;${importo};${a}`);
const avuto = (importo: number, da = "V105"): string =>
  diOgnuno(
    AVUTI,
    "V106;2024;Crescere insieme;Alpe;Rette e tariffe pagate dalle famiglie;90000;",
    `V106;2024;Crescere insieme;Alpe;Offerte;${importo};${da}`,
  );

/** Everybody's money, none of it from another member; V105 has about what it gave. */
const TUTTI = diOgnuno(
  AVUTI,
  ...ENTI.map(
    (ente) =>
      `${ente};2024;Crescere insieme;Alpe;Rette e tariffe pagate dalle famiglie;${ente === "V105" ? 25_000 : 90_000};`,
  ),
);

export const CASI_PASSAGGI = {
  "dato-e-ricevuto-diversi": {
    caso: "V105 dice di aver dato a V106 più di quanto V106 dice di aver ricevuto.",
    ente: "V105",
    con: "status",
    prima: { "dato.csv": dato(22_500), "avuto.csv": avuto(8000) },
    dopo: {
      come: "Sentiti fra loro: corretto l'importo.",
      invii: { "dato.csv": dato(8000), "avuto.csv": avuto(8000) },
    },
  },
  "ricevuto-e-dato-diversi": {
    caso: "V106 dice di aver ricevuto da V105 meno di quanto V105 dice di aver dato.",
    ente: "V106",
    con: "status",
    prima: { "dato.csv": dato(22_500), "avuto.csv": avuto(8000) },
    dopo: {
      come: "Sentiti fra loro: corretto l'importo.",
      invii: { "dato.csv": dato(22_500), "avuto.csv": avuto(22_500) },
    },
  },
  "trasferimenti-non-ritrovati": {
    caso: "V105 dice di aver dato molto denaro ad altri, senza dire a chi; hanno risposto tutti, e nessuno l'ha avuto.",
    ente: "V105",
    con: "status",
    prima: { "dato.csv": dato(22_500, ""), "tutti.csv": TUTTI },
    dopo: {
      come: "Scritto il codice di chi riceve.",
      invii: { "dato.csv": dato(22_500), "tutti.csv": TUTTI },
    },
  },
  "trasferimento-a-se": {
    caso: "V105 ha scritto il proprio codice come ente che riceve.",
    ente: "V105",
    con: "status",
    prima: { "dato.csv": dato(22_500, "V105") },
    dopo: {
      come: "Scritto il codice di chi ha ricevuto.",
      invii: { "dato.csv": dato(22_500) },
      oppure: [
        {
          come: "Tolto il codice e scelta la voce giusta.",
          invii: { "dato.csv": dato(22_500, "").replace("Girati a enti della rete", "Acquisti") },
        },
      ],
    },
  },
  "denaro-da-se": {
    caso: "V106 ha scritto il proprio codice come ente che paga.",
    ente: "V106",
    con: "status",
    prima: { "avuto.csv": avuto(22_500, "V106") },
    dopo: {
      come: "Tolto il codice: era denaro suo.",
      invii: { "avuto.csv": avuto(22_500, "") },
      oppure: [{ come: "Scritto il codice di chi ha pagato.", invii: { "avuto.csv": avuto(22_500) } }],
    },
  },
} satisfies Record<keyof typeof catalogoPassaggi, CasoDifetto>;
