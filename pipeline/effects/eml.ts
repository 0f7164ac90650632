// A message as a file (RFC 5322, 2045, 2047): a mail program opens it as a draft, and whoever sends it sees it first.

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Bytes of one encoded word: with its frame, and the name of the header before it, no line is longer than allowed. */
const WORD_BYTES = 39;
const LINE = 76;

/** The same message gives the same bytes: it has no date, the program that sends it writes one. */
export function emlOf({ to, subject, text }: Message): string {
  const body = Buffer.from(text.replace(/\r?\n/g, "\r\n"), "utf8").toString("base64");
  return `${UNSENT}${[
    `To: <${inHeader(to)}>`,
    `Subject: ${encodedWords(inHeader(subject))}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(body.match(new RegExp(`.{1,${LINE}}`, "g")) ?? []),
    "",
  ].join("\r\n")}`;
}

/** Whether a file is one of these messages, as it was written: a mail program that has sent it keeps another. */
export const isDraft = (eml: string): boolean => eml.startsWith(UNSENT);
const UNSENT = "X-Unsent: 1\r\n";

/** A header is one line: what would begin another one is taken out. */
const inHeader = (text: string): string => text.replace(/[\p{Cc}<>]+/gu, " ").trim();

/** Cut between characters: half a character is none. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = "";
  for (const character of text) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString("base64")}?=`).join("\r\n ");
}
