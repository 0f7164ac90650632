// The commands and their options, said once: the help, the reading of the arguments and the documentation come from here.
export interface Comando {
  readonly uso: string;
  readonly cosa: string;
  readonly opzioni: Readonly<Record<string, Opzione>>;
}
interface Opzione {
  /** Name of the value in the help; absent for a flag. */
  readonly valore?: string;
  readonly cosa: string;
  /** The command writes there. */
  readonly scrive?: true;
}

const json: Opzione = { cosa: "scrive il risultato in JSON, per i programmi" };
const fuori: Opzione = { valore: "CARTELLA", cosa: "dove scrivere (build: reports/<anno>)", scrive: true };
const costruito: Opzione = {
  valore: "CARTELLA",
  cosa: "dove build ha scritto il bilancio (reports/<anno>)",
  scrive: true,
};
const senzaPdf: Opzione = { cosa: "si ferma alla pagina e ai dati, senza PDF" };

const pagina: Opzione = { valore: "CARTELLA", cosa: "scrive lì la risposta come pagina, una per file", scrive: true };
const segna: Opzione = {
  valore: "CARTELLA",
  cosa: "scrive lì una copia di ogni file con le celle da sistemare segnate",
  scrive: true,
};

export const COMANDI = {
  nuova: {
    uso: "nuova <cartella> --da EDIZIONE",
    cosa: "apre l'edizione di un altro anno: porta ciò che resta, vuota ciò che era dell'anno",
    opzioni: {
      da: { valore: "EDIZIONE", cosa: "la cartella dell'edizione prima" },
      anno: { valore: "ANNO", cosa: "l'anno della nuova (quello dopo, se non è detto)" },
      pubblicati: { valore: "CARTELLA", cosa: "dove build ha scritto l'edizione prima (reports/<anno>)" },
      json,
    },
  },
  build: {
    uso: "build <edizione>",
    cosa: "legge ciò che gli enti hanno mandato e scrive il bilancio: pagina, PDF e dati aperti",
    opzioni: {
      out: fuori,
      "no-pdf": senzaPdf,
      interno: { cosa: "mostra tutti i numeri, per chi cura il bilancio: file a parte, da non diffondere" },
      severo: { cosa: "finisce con 1 se qualcosa va corretto" },
      nascondi: {
        cosa: "di un'edizione chiusa e riaperta scrive senza numero le cifre che, accanto a quelle già pubblicate, farebbero riconoscere un ente",
      },
      json,
    },
  },
  check: {
    uso: "check <file...> --edizione CARTELLA",
    cosa: "controlla uno o più file senza conservarli e dice che cosa va corretto; ciò che è stato deciso non si chiede di nuovo",
    opzioni: {
      edizione: { valore: "CARTELLA", cosa: "l'edizione a cui i file rispondono" },
      ente: { valore: "CODICE", cosa: "l'ente da cui ci si aspetta il file" },
      pagina,
      segna,
      json,
    },
  },
  receive: {
    uso: "receive <edizione> <file...>",
    cosa: "riceve dei file: li archivia, li registra con il loro protocollo e dice che cosa c'è dentro",
    opzioni: {
      ente: { valore: "CODICE", cosa: "l'ente da cui arrivano" },
      canale: { valore: "CANALE", cosa: "email, portale, rilevazione o cartella" },
      pagina,
      segna,
      json,
    },
  },
  moduli: {
    uso: "moduli <edizione> --out CARTELLA",
    cosa: "scrive un modulo Excel per ogni ente, con il suo nome e accanto le risposte dell'anno prima (o: template)",
    opzioni: {
      out: { valore: "CARTELLA", cosa: "dove scriverli", scrive: true },
      prima: { valore: "EDIZIONE", cosa: "la cartella dell'edizione dell'anno prima" },
      ente: { valore: "CODICE", cosa: "quello di un ente solo" },
      csv: { cosa: "scrive anche le tabelle in CSV, una per parte" },
      json,
    },
  },
  riporta: {
    uso: "riporta <edizione> <file> --out CARTELLA",
    cosa: "porta le risposte di un modulo di un altro anno in quello di quest'anno, e dice che cosa non ha più posto",
    opzioni: {
      out: { valore: "CARTELLA", cosa: "dove scrivere il modulo", scrive: true },
      ente: { valore: "CODICE", cosa: "l'ente da cui arriva" },
      json,
    },
  },
  status: {
    uso: "status <edizione>",
    cosa: "dice chi ha risposto, chi manca, che cosa va corretto e che cosa non si è potuto leggere",
    opzioni: { json },
  },
  portal: {
    uso: "portal <edizione>",
    cosa: "apre il portale: gli enti scaricano il modulo, caricano i file, leggono la risposta e firmano; si chiude con Ctrl+C",
    opzioni: {
      porta: { valore: "PORTA", cosa: "su quale porta (8080)" },
      host: { valore: "NOME", cosa: "su quale rete ascolta (127.0.0.1: solo questo computer)" },
      indirizzo: {
        valore: "INDIRIZZO",
        cosa: "come lo raggiungono le persone, per esempio https://raccolta.esempio.it",
      },
      prima: { valore: "EDIZIONE", cosa: "la cartella dell'edizione dell'anno prima, per i moduli" },
      out: {
        valore: "CARTELLA",
        cosa: "dove scrive il bilancio costruito dalle sue pagine (reports/<anno>)",
        scrive: true,
      },
      "altro-telefono": { cosa: "chi cura la raccolta registra di nuovo il telefono del suo secondo fattore" },
      "fidati-del-proxy": { cosa: "sta dietro un altro server, che dice da dove arriva ogni richiesta" },
      json,
    },
  },
  solleciti: {
    uso: "solleciti <edizione>",
    cosa: "prepara i messaggi per chi deve ancora mandare, correggere o confermare; non ne manda nessuno",
    opzioni: {
      entro: {
        valore: "GIORNO",
        cosa: "entro quando si aspetta la risposta, per esempio 2027-04-30 (la scadenza di raccolta.yaml, se non è detto)",
      },
      out: { valore: "CARTELLA", cosa: "scrive i messaggi (.eml) e la tabella per la stampa unione", scrive: true },
      json,
    },
  },
  decidi: {
    uso: "decidi <edizione>",
    cosa: "scrive nel registro che cosa hanno risposto gli enti: confermato, corretto, o lasciato così con un motivo",
    opzioni: {
      ente: { valore: "CODICE", cosa: "soltanto ciò che riguarda un ente" },
      elenco: {
        valore: "FILE",
        cosa: "scrive in una tabella tutto ciò che aspetta una risposta, da compilare",
        scrive: true,
      },
      da: { valore: "FILE", cosa: "prende le risposte da quella tabella compilata" },
      chi: { valore: "NOME", cosa: "chi decide (se manca, chi usa il computer)" },
      annulla: { valore: "NUMERO", cosa: "toglie una decisione, per numero: si chiede di nuovo" },
      json,
    },
  },
  rimanda: {
    uso: "rimanda <edizione> [protocollo]",
    cosa: "chiede a un ente di riguardare una casella, o una parte, di ciò che ha mandato; senza protocollo dice che cosa si è chiesto e come è finita",
    opzioni: {
      cella: { valore: "D7", cosa: "la casella: colonna e riga; senza, tutta la parte" },
      foglio: { valore: "NOME", cosa: "il foglio, se nel file sono più d'uno" },
      ente: { valore: "CODICE", cosa: "di chi, se il file parla di più enti" },
      motivo: { valore: "TESTO", cosa: "che cosa riguardare, come lo leggerà l'ente" },
      chi: { valore: "NOME", cosa: "chi lo chiede, come lo leggerà l'ente (se manca, chi usa il computer)" },
      annulla: { valore: "NUMERO", cosa: "non si chiede più, per numero" },
      json,
    },
  },
  differenze: {
    uso: "differenze <edizione>",
    cosa: "dice che cosa è cambiato, casella per casella, da un invio a quello che l'ha sostituito o dall'anno prima",
    opzioni: {
      ente: { valore: "CODICE", cosa: "soltanto quelle di un ente" },
      da: { valore: "PROTOCOLLO", cosa: "un invio, da confrontare con --a" },
      a: { valore: "PROTOCOLLO", cosa: "l'altro invio" },
      prima: { valore: "EDIZIONE", cosa: "confronta con ciò che valeva nell'edizione prima" },
      csv: { valore: "FILE", cosa: "le scrive anche in una tabella", scrive: true },
      json,
    },
  },
  ritira: {
    uso: "ritira <edizione> <protocollo> --motivo TESTO",
    cosa: "toglie dai conti un invio, senza cancellarlo: torna a valere quello di prima",
    opzioni: {
      motivo: { valore: "TESTO", cosa: "perché: resta scritto nel registro" },
      chi: { valore: "NOME", cosa: "chi lo ritira (se manca, chi usa il computer)" },
      annulla: { cosa: "lo rimette nei conti" },
      json,
    },
  },
  dimentica: {
    uso: "dimentica <edizione>",
    cosa: "toglie i dati di persone di cui è passato il tempo, quello detto in raccolta.yaml",
    opzioni: { prova: { cosa: "dice soltanto che cosa si toglierebbe" }, json },
  },
  cancella: {
    uso: "cancella <edizione> <protocollo> --motivo TESTO",
    cosa: "cancella un file che contiene dati di persone, quando al suo posto ne conta uno pulito",
    opzioni: {
      motivo: { valore: "TESTO", cosa: "perché: resta scritto nel registro" },
      chi: { valore: "NOME", cosa: "chi lo cancella (se manca, chi usa il computer)" },
      json,
    },
  },
  congela: {
    uso: "congela <edizione>",
    cosa: "chiude l'edizione costruita: ciò che arriva dopo non conta, e le cifre pubblicate non cambiano da sé",
    opzioni: {
      motivo: { valore: "TESTO", cosa: "perché: serve per riaprire e per le eccezioni" },
      eccezione: { valore: "PROTOCOLLO", cosa: "fa contare un invio arrivato dopo la chiusura" },
      riapri: { cosa: "riapre l'edizione" },
      chi: { valore: "NOME", cosa: "chi lo fa (se manca, chi usa il computer)" },
      json,
    },
  },
  errata: {
    uso: "errata <edizione>",
    cosa: "di un'edizione chiusa pubblica le cifre corrette, con quelle di prima e il motivo; senza motivo le elenca",
    opzioni: {
      motivo: { valore: "TESTO", cosa: "perché: sta nel bilancio, accanto alle cifre di prima e di adesso" },
      nascondi: {
        cosa: "pubblica senza numero le cifre corrette che, accanto a quelle di prima, farebbero riconoscere un ente",
      },
      out: fuori,
      "no-pdf": senzaPdf,
      chi: { valore: "NOME", cosa: "chi lo scrive (se manca, chi usa il computer)" },
      json,
    },
  },
  trace: {
    uso: "trace <edizione> <figura> [dim=valore...]",
    cosa: "dice da quali caselle viene un numero, o in quali numeri entra una casella (uso interno)",
    opzioni: {
      da: { valore: "FILE", cosa: "un file ricevuto, o il suo protocollo, al posto della figura" },
      cella: { valore: "D7", cosa: "una sua casella: colonna e riga" },
      foglio: { valore: "NOME", cosa: "il foglio della casella, se i fogli sono più d'uno" },
      json,
    },
  },
  verifica: {
    uso: "verifica <edizione>",
    cosa: "rilegge tutto l'archivio e dice che cosa manca, è cambiato o è di troppo",
    opzioni: { json },
  },
  salva: {
    uso: "salva <edizione> --in FILE",
    cosa: "copia l'edizione in un file solo, anche mentre il portale è aperto, e rilegge la copia",
    opzioni: {
      in: { valore: "FILE", cosa: "la copia: un file nuovo, per esempio copia-2019.tar.gz", scrive: true },
      json,
    },
  },
  ripristina: {
    uso: "ripristina <copia> --in CARTELLA",
    cosa: "rimette in una cartella vuota l'edizione di una copia, e la ricontrolla",
    opzioni: { in: { valore: "CARTELLA", cosa: "una cartella nuova, o vuota", scrive: true }, json },
  },
  confronta: {
    uso: "confronta <prima> <dopo>",
    cosa: "dice che cosa è cambiato tra due edizioni costruite: cifre, definizioni, enti; di una stessa edizione, le cifre riviste",
    opzioni: { csv: { valore: "FILE", cosa: "scrive anche le cifre in una tabella", scrive: true }, json },
  },
  anteprima: {
    uso: "anteprima <edizione>",
    cosa: "mostra la pagina nel browser e la rifà appena cambia un testo, con ciò che non va al suo posto; si chiude con Ctrl+C",
    opzioni: { porta: { valore: "PORTA", cosa: "su quale porta di questo computer (8090)" }, json },
  },
  schede: {
    uso: "schede <edizione>",
    cosa: "scrive una scheda di due pagine per ogni zona e ogni cantiere, dal bilancio già costruito",
    opzioni: { out: costruito, "no-pdf": senzaPdf, json },
  },
  semplice: {
    uso: "semplice <edizione>",
    cosa: "scrive il libretto «in parole semplici», otto pagine, da testi/parole-semplici.md e dalle cifre del bilancio già costruito",
    opzioni: { out: costruito, "no-pdf": senzaPdf, json },
  },
  diapositive: {
    uso: "diapositive <edizione>",
    cosa: "scrive le diapositive del giorno in cui il bilancio si presenta, e le stesse con le note per chi parla, da testi/diapositive.md",
    opzioni: { out: costruito, "no-pdf": senzaPdf, json },
  },
  restituzioni: {
    uso: "restituzioni <edizione>",
    cosa: "scrive per ogni ente i suoi numeri dentro quelli della rete, e che cosa delle sue risposte conta; riprende da dove si era fermato. Non si pubblicano",
    opzioni: {
      ente: { valore: "CODICE", cosa: "quella di un ente solo" },
      bilancio: { valore: "CARTELLA", cosa: "dove build ha scritto il bilancio (reports/<anno>)" },
      out: { valore: "CARTELLA", cosa: "dove scrivere (archivio/restituzioni nella cartella dell'edizione)" },
      "no-pdf": senzaPdf,
      json,
    },
  },
  render: {
    uso: "render --from model.json --out CARTELLA",
    cosa: "rifà pagina e PDF da un modello salvato",
    opzioni: { from: { valore: "FILE", cosa: "il modello" }, out: fuori, "no-pdf": senzaPdf, json },
  },
} as const satisfies Record<string, Comando>;
export type NomeComando = keyof typeof COMANDI;

/** The help of one command, or of all. */
export function help(nome?: NomeComando): string {
  const names = nome === undefined ? (Object.keys(COMANDI) as NomeComando[]) : [nome];
  const blocks = names.map((name) => {
    const { uso, cosa, opzioni }: Comando = COMANDI[name];
    const options = Object.entries(opzioni).map(
      ([option, { valore, cosa }]) => [`    --${option}${valore === undefined ? "" : ` ${valore}`}`, cosa] as const,
    );
    const width = Math.max(0, ...options.map(([option]) => option.length)) + 2;
    const lines = options.map(([option, cosa]) => option.padEnd(width) + cosa);
    return [`  bilancio ${uso}`, `    ${cosa}`, ...lines].join("\n");
  });
  const ends = [
    "Uscita: 0 fatto · 1 c'è qualcosa da correggere nei file (check, build --severo) o nella cartella dell'edizione (build),",
    "oppure manca una parte o un file non è stato letto per un guasto del programma (build, check), o l'archivio non è",
    "com'era (verifica), o le righe non danno il numero (trace) · 2 non si è potuto eseguire, o l'archivio è guasto.",
  ].join("\n");
  return `Bilancio Sociale partecipato\n\n${blocks.join("\n\n")}\n\n${ends}\n`;
}
