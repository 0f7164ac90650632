// The rooms of the program, said once: what each holds and which others it may import. The check of directions and the
// table in ARCHITECTURE.md are both made from here, and every folder with code must be a room.

export interface Room {
  readonly room: string;
  readonly holds: string;
  readonly mayImport: readonly string[];
}

/** From the ground up: a room imports only rooms above it in this list. */
export const ROOMS: readonly Room[] = [
  {
    room: "schemas",
    holds:
      "what the data are: cell kinds, the blocks of the questionnaire, the edition, the catalogue of diagnostics, misura, prospetto, figura, ReportModel, the one number formatter (`schemas/unita.ts`). Pure: no files, no database, no clock",
    mayImport: [],
  },
  {
    room: "pipeline/effects",
    holds: "what touches the world: files written whole or not at all; clock, progress and talk, given to the commands",
    mayImport: [],
  },
  {
    room: "pipeline/formats",
    holds: "bytes → workbook of cells with their true addresses; knows no questionnaire",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/reading",
    holds: "workbook → typed rows + findings, by the questionnaire; the processes that read",
    mayImport: ["schemas", "pipeline/effects", "pipeline/formats"],
  },
  {
    room: "pipeline/workbooks",
    holds: "the workbook that a member fills, written from the questionnaire",
    mayImport: ["schemas", "pipeline/formats"],
  },
  {
    room: "pipeline/edizione",
    holds: "an edition folder → `Edizione`, or one sentence with file, line and fix (`EdizioneRotta`, exit code 2)",
    // The same alphabets, separators, numbers and dates as in the files of members.
    mayImport: ["schemas", "pipeline/formats", "pipeline/reading"],
  },
  {
    room: "pipeline/collect",
    holds: "archive by SHA-256, register (SQLite), kept readings, choice of versions",
    mayImport: ["schemas", "pipeline/effects", "pipeline/edizione"],
  },
  {
    room: "pipeline/checks",
    holds:
      "what is seen once it is settled which sections count: across rows, blocks, enti, years; its findings are never kept with a reading",
    mayImport: ["schemas", "pipeline/collect"],
  },
  {
    room: "pipeline/store",
    holds: "the only importer of DuckDB in the line: tables derived from the blocks, cubes, lists",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/misure",
    holds: "one file per misura: a declaration. The file name is its id",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/statistics",
    holds:
      "pure functions over the frame and over the moments of points: who answered, classes by size, weights, totals and shares with their error, gates, yearly change, rates, gaps; consolidation (money counted once, traced to its first source), protection (what must be hidden, and the proof that it is enough)",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/figure",
    holds: "declarations + cubes → figures, with coverage and state; the flows of money, consolidated",
    mayImport: ["schemas", "pipeline/statistics", "pipeline/store", "pipeline/misure"],
  },
  {
    room: "pipeline/prospetti",
    holds: "tables, charts and lists, declared by chapter",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/compose",
    holds:
      "figures + texts + declarations → ReportModel: tables printed, marks of charts, finding titles, alt texts, numbers of charts",
    mayImport: ["schemas", "pipeline/figure", "pipeline/prospetti"],
  },
  {
    room: "pipeline/charts",
    holds: "a file per form: marks → Vega-Lite → SVG. Never queries",
    mayImport: ["schemas"],
  },
  {
    room: "pipeline/pdfua",
    holds:
      "the bytes of a finished PDF → what they lack of PDF/UA-1 and PDF/A-2a, by the rules of veraPDF; knows nothing of who wrote them",
    mayImport: [],
  },
  {
    room: "pipeline/report",
    holds: "model → HTML → PDF; the only importer of puppeteer; never sees a record",
    mayImport: ["schemas", "pipeline/effects", "pipeline/charts", "pipeline/pdfua"],
  },
  {
    room: "pipeline/brevi",
    holds:
      "the short forms of the report: the sheet of a zona or cantiere, the booklet in easy words, the slides, what is given back to an ente. What stands on their pages, made from the model by the means of the report, and how many are printed from one browser",
    mayImport: ["schemas", "pipeline/effects", "pipeline/report"],
  },
  {
    room: "pipeline/publish",
    holds: "open data",
    mayImport: ["schemas", "pipeline/effects", "pipeline/figure", "pipeline/compose", "pipeline/charts"],
  },
  {
    room: "pipeline/line",
    holds: "the line itself: intake (its first half, shared with `status`), then build",
    mayImport: [
      "schemas",
      "pipeline/effects",
      "pipeline/edizione",
      "pipeline/reading",
      "pipeline/collect",
      "pipeline/checks",
      "pipeline/store",
      "pipeline/figure",
      "pipeline/compose",
      "pipeline/report",
      "pipeline/brevi",
      "pipeline/publish",
    ],
  },
  {
    room: "pipeline/lineage",
    holds:
      "from a figura to the cells it comes from, as steps that are added up again; from a cell or a file to the figures it enters, or to why it enters none",
    mayImport: [
      "schemas",
      "pipeline/effects",
      "pipeline/edizione",
      "pipeline/collect",
      "pipeline/store",
      "pipeline/figure",
      "pipeline/line",
    ],
  },
  {
    room: "pipeline/answers",
    holds:
      "what is answered to one file: the model of it, with the cells around each finding, its page and its marked copy, also made in a process that can be killed",
    mayImport: ["schemas", "pipeline/effects", "pipeline/formats", "pipeline/reading", "pipeline/workbooks"],
  },
  {
    room: "pipeline/preview",
    holds:
      "the page of an edition while its texts are written: what changed in its folder, made again and shown in the browser of this computer",
    mayImport: ["schemas", "pipeline/effects", "pipeline/report", "pipeline/line"],
  },
  {
    room: "pipeline/portal",
    holds:
      "the portal: who comes in and what they may do, the states of an ente, the pages of members and of the staff. Another mouth of the collection: it holds no rule, no figure and no message of its own, and parses no file",
    mayImport: [
      "schemas",
      "pipeline/effects",
      "pipeline/edizione",
      "pipeline/reading",
      "pipeline/workbooks",
      "pipeline/answers",
      "pipeline/collect",
      "pipeline/line",
    ],
  },
  {
    room: "pipeline/commands",
    holds: "the commands: their options and help, what each does, what they say",
    mayImport: [
      "schemas",
      "pipeline/effects",
      "pipeline/edizione",
      "pipeline/reading",
      "pipeline/workbooks",
      "pipeline/answers",
      "pipeline/formats",
      "pipeline/collect",
      "pipeline/report",
      "pipeline/brevi",
      "pipeline/line",
      "pipeline/lineage",
      "pipeline/preview",
      "pipeline/portal",
    ],
  },
  {
    room: "pipeline/cli.ts",
    holds: "argv → one command → exit code: the only place that reads argv",
    mayImport: ["schemas", "pipeline/effects", "pipeline/commands"],
  },
  {
    room: "bench",
    holds:
      "what the real commands cost in seconds, processor and memory, also on generated networks; beside them DuckDB alone",
    mayImport: ["schemas", "pipeline"],
  },
  {
    room: "scripts",
    holds:
      "set-up, sample generator, trial of the intervals on it (`incertezza/`), checks of imports, of docs, of printed pages (`pagine/`) and of the tests themselves (`mutanti/`)",
    mayImport: ["schemas", "pipeline"],
  },
];

/** Folders without code of ours that ARCHITECTURE.md names too. */
const FOLDERS: readonly { readonly folder: string; readonly holds: string }[] = [
  {
    folder: "templates/",
    holds:
      "Handlebars sections, partials and styles of the report, its short forms (`brevi/`), the window of the preview (`anteprima/`), the page of an answer (`answer/`) and those of the portal (`portal/`): they place, they do not compute",
  },
  {
    folder: "data-samples/",
    holds:
      "editions 2015, 2016, 2018 of Brescia and the invented city `altra-citta`; small goldens, one or two for each room, in `expected/`; the smallest file for each thing that is told, and the mended one, in `difetti/`",
  },
  {
    folder: "docs/",
    holds:
      "the picture in the README; what one machine holds, measured (`docs/scala.md`); how often an interval holds, tried (`docs/incertezza.md`); how survey exports are read (`docs/rilevazioni.md`); all that the program can answer an ente (`docs/messaggi.md`); how the portal is kept (`docs/portale.md`), and what it protects (`docs/sicurezza.md`)",
  },
  { folder: "reports/", holds: "output, ignored by git" },
];

/** The table of ARCHITECTURE.md. */
export function roomTable(): string {
  const shown = (room: string): string => (room.endsWith(".ts") ? room : `${room}/`);
  const rows = ROOMS.map(({ room, holds, mayImport }) => {
    const names =
      mayImport.length === 0 ? "nothing of ours" : mayImport.map((r) => `\`${r.replace("pipeline/", "")}\``);
    return `| \`${shown(room)}\` | ${holds} | ${typeof names === "string" ? names : names.join(", ")} |`;
  });
  const plain = FOLDERS.map(({ folder, holds }) => `| \`${folder}\` | ${holds} | – |`);
  return ["| room | what it holds | may import |", "|---|---|---|", ...rows, ...plain].join("\n");
}
