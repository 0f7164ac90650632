// UTF-7, which some mail programs and old exports still write: «citt+AOA-» is «città».

const LETTERS = /^[\u00a0-\u00ff\u2010-\u203a\u20ac]+$/;
const SHIFT = /\+([A-Za-z0-9+/]{3,})-?/g;

/** The text with its letters; null when it holds none, or when what looks like one makes no letter of an Italian text. */
export function fromUtf7(text: string): string | null {
  if (!text.includes("+")) return null;
  let [found, wrong] = [0, 0];
  const read = text.replace(SHIFT, (shift, base64: string) => {
    const letters = lettersOf(base64);
    if (letters === null) {
      wrong++;
      return shift;
    }
    found++;
    return letters;
  });
  return found > wrong ? read.replaceAll("+-", "+") : null;
}

/** Base64 without padding of UTF-16: three letters are two bytes and two bits that must be zero. */
function lettersOf(base64: string): string | null {
  const bytes = Buffer.from(base64, "base64");
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (whole.length === 0 || whole.toString("base64").replaceAll("=", "").slice(0, base64.length) !== base64)
    return null;
  const text = Buffer.from(whole).swap16().toString("utf16le");
  return LETTERS.test(text) ? text : null;
}
