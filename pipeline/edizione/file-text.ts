// The text of a file of the edition, in whatever alphabet it says to be written. Words that would be printed with their
// accents broken stop, with the line of the first.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Decoded, decode } from "../formats/encoding.ts";
import { EdizioneRotta } from "./faults.ts";

/** The bytes of a file; null when there is no such file. */
export async function bytesOf(folder: string, file: string): Promise<Buffer | null> {
  return readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EISDIR")
      throw new EdizioneRotta(
        file,
        null,
        "è una cartella, e qui serve un file",
        "Dalle un altro nome, e rimetti il file.",
      );
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    return null;
  });
}

/** The text of a file with one kind of line end and letters composed with their accents, without the mark some programs put
 *  before it; null when there is no such file. Throws EdizioneRotta. */
export async function textOf(folder: string, file: string, windows: Windows = "rifiuta"): Promise<string | null> {
  const bytes = await bytesOf(folder, file);
  return bytes === null ? null : readText(bytes, file, windows);
}

/** Whether the alphabet of Windows is taken where every word makes sense in it: what Excel saves without being told. Good for
 *  a table that a person fills and gives back at once, and looks at what was understood. */
type Windows = "accetta" | "rifiuta";

/** As `textOf`, for the bytes of a file. */
export function readText(bytes: Buffer, file: string, windows: Windows = "rifiuta"): string {
  if (WORKBOOK.some((start) => bytes.subarray(0, start.length).equals(start)))
    throw new EdizioneRotta(
      file,
      null,
      "è un foglio di calcolo, e qui serve un testo",
      "Aprilo e salvalo come CSV UTF-8.",
    );
  const decoded = decode(bytes);
  const text = decoded.text.replace(/\r\n?/g, "\n").normalize("NFC");
  // Signs between words, which we write ourselves, say nothing.
  const isClear = decoded.doubtful.every((word) => !/\p{L}/u.test(word));
  const isWindows = windows === "accetta" && decoded.encoding === "windows-1252" && isClear;
  const found = brokenIn({ ...decoded, isGuess: decoded.isGuess && !isWindows, text });
  if (found === null) return text;
  const line = text.slice(0, found.at).split("\n").length;
  throw new EdizioneRotta(file, line, found.cosa, found.rimedio);
}

/** How .xlsx and .ods begin, and .xls. */
const WORKBOOK = ["504b0304", "d0cf11e0"].map((start) => Buffer.from(start, "hex"));

/** A letter of two bytes read as two letters: «Ã¨» for «è», «â€™» for «’». No Italian word has them. */
const READ_TWICE =
  /Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€[\u0080-\u00bf\u0152\u0153\u02dc\u2018-\u203a\u2122]/;
const SAVE_AGAIN = "Salvalo di nuovo scegliendo la codifica UTF-8.";

function brokenIn({ text, isGuess }: Decoded): { at: number; cosa: string; rimedio: string } | null {
  const first = (pattern: RegExp, cosa: string, rimedio: string) => {
    const at = text.search(pattern);
    return at === -1 ? null : { at, cosa, rimedio };
  };
  if (isGuess) return first(/[^\0-\x7f]/, "il file non è salvato in UTF-8 e gli accenti si perderebbero", SAVE_AGAIN);
  return (
    first(
      /\ufffd/,
      "al posto di una lettera c'è il segno �: chi ha salvato il file l'ha persa",
      "Riscrivi la parola.",
    ) ??
    first(READ_TWICE, "le lettere accentate sono guaste, come «Ã¨» per «è»", `Riprendi il file di prima. ${SAVE_AGAIN}`)
  );
}
