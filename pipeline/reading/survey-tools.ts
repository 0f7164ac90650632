// What the survey tools themselves write beside the answers: by it an export is known, ordered and told finished.
import type { Titles } from "./survey-titles.ts";

interface Tool {
  readonly nome: string;
  /** Titles that only this tool writes; two of them show it. */
  readonly own: readonly string[];
  /** Other titles that it writes beside the questions. */
  readonly aside: readonly string[];
  /** When an answer was sent, in order of trust. */
  readonly data: readonly string[];
  /** Filled in only when the answer was sent. */
  readonly conclusa?: string;
  /** What who looks at the answers said of each. */
  readonly giudizio?: string;
}

const TOOLS: readonly Tool[] = [
  {
    nome: "LimeSurvey",
    own: ["submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"],
    aside: ["id", "response_id", "token", "ipaddr", "refurl", "interviewtime"],
    data: ["submitdate", "datestamp", "startdate"],
    conclusa: "submitdate",
  },
  {
    nome: "KoboToolbox",
    own: ["_submission_time", "_uuid", "_validation_status", "__version__", "_submitted_by", "_index", "_id"],
    aside: ["start", "end", "today", "username", "deviceid", "subscriberid", "simserial", "phonenumber", "audit"],
    data: ["_submission_time", "end"],
    giudizio: "_validation_status",
  },
  {
    nome: "ODK",
    own: ["SubmissionDate", "KEY", "instanceID", "meta-instanceID", "SubmitterID", "ReviewState", "FormVersion"],
    aside: [
      "start",
      "end",
      "today",
      "PARENT_KEY",
      "SubmitterName",
      "Status",
      "DeviceID",
      "Edits",
      "AttachmentsPresent",
    ],
    data: ["SubmissionDate", "end"],
    giudizio: "ReviewState",
  },
  {
    nome: "Microsoft Forms",
    own: ["Ora di inizio", "Ora di completamento", "Start time", "Completion time", "Ora dell'ultima modifica"],
    aside: ["ID", "Posta elettronica", "Nome", "Email", "Name", "Last modified time", "Lingua", "Language"],
    data: ["Ora di completamento", "Completion time"],
  },
  {
    nome: "Google Moduli",
    own: ["Informazioni cronologiche", "Timestamp"],
    aside: ["Indirizzo email", "Nome utente", "Username", "Email Address", "Email address", "Punteggio", "Score"],
    data: ["Informazioni cronologiche", "Timestamp"],
  },
];

/** True for the columns that the tool of an export writes on its own account. KoboToolbox begins them with «_». */
export function makeIsAside(titles: Titles): (title: string) => boolean {
  const tool = TOOLS.find(({ nome }) => nome === toolOf(titles));
  const aside = new Set([...TOOLS.flatMap(({ own }) => own), ...(tool?.aside ?? []), "id"]);
  return (title) => title.startsWith("_") || aside.has(title);
}

/** The name of the tool that wrote the titles; null when none of those known did. Google writes one column of its own. */
export function toolOf({ find, all }: Titles): string | null {
  const isThere = (title: string): boolean => find(title) !== undefined;
  const tool = TOOLS.find(({ own }) => own.filter(isThere).length > 1);
  if (tool !== undefined) return tool.nome;
  const [first] = all;
  const isGoogle = first !== undefined && TOOLS.at(-1)?.own.includes(first.text) === true && all.length > 2;
  return isGoogle ? "Google Moduli" : null;
}

/** The columns in which tools say when an answer was sent or last touched, in order of trust. */
export const momentColumns = (titles: Titles): number[] =>
  columnsOf(
    titles,
    TOOLS.flatMap(({ data }) => data),
  );

/** The column that is filled in only when an answer was sent. */
export const finishedColumn = (titles: Titles): number | undefined =>
  columnsOf(
    titles,
    TOOLS.flatMap(({ conclusa }) => conclusa ?? []),
  )[0];

/** The column in which answers are approved or refused. */
export const reviewColumn = (titles: Titles): number | undefined =>
  columnsOf(
    titles,
    TOOLS.flatMap(({ giudizio }) => giudizio ?? []),
  )[0];

/** KoboToolbox writes «Not Approved» and «On Hold», or its own words for them; ODK «rejected» and «hasIssues». */
const REFUSED = /(^|_|\b)(not[ _]approved|non approvat[ao]|rejected)$/i;
const ON_HOLD = /(^|_|\b)(on[ _]hold|in attesa|has ?issues)$/i;

/** Whether an answer counts of which this was said; null where nothing is to be asked. */
export const isCountedAs = (said: string): "sì" | "no" | null =>
  REFUSED.test(said) ? "no" : ON_HOLD.test(said) ? "sì" : null;

const columnsOf = ({ find }: Titles, names: readonly string[]): number[] =>
  names.map(find).filter((found) => typeof found === "number");
