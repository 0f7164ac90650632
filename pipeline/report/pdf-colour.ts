// What the colours of the file mean: an ICC profile (ICC.1:2004, version 4.2) of sRGB, written here because it is all
// numbers of the standard and needs no one's licence.

/** Primaries of sRGB (IEC 61966-2-1) as X, Y, Z, seen under D50 by the Bradford adaptation. */
export const PRIMARIES = [
  { tag: "rXYZ", xyz: [0.43607, 0.22249, 0.01392] },
  { tag: "gXYZ", xyz: [0.38515, 0.71687, 0.09708] },
  { tag: "bXYZ", xyz: [0.14307, 0.06061, 0.7141] },
] as const;
const D50 = [0.9642, 1, 0.8249];
/** From D65, the white of sRGB, to D50. */
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168];
/** Exponent, and the numbers of Y = (aX + b)^g from d on, cX below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const HEADER = 128;

/** The profile: the same bytes always. */
export function srgbProfile(): Uint8Array {
  const curve = Buffer.concat([text("para"), words(0), halves(3, 0), fixed(CURVE)]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", unicode("sRGB IEC61966-2.1")],
    ["cprt", unicode("CC0")],
    ["wtpt", xyz(D50)],
    ["chad", Buffer.concat([text("sf32"), words(0), fixed(ADAPTATION)])],
    ...PRIMARIES.map((one) => [one.tag, xyz(one.xyz)] as const),
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const places = new Map<Buffer, number>();
  let end = HEADER + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, end);
    end += data.length;
  }
  const table = tags.map(([tag, data]) => Buffer.concat([text(tag), words(places.get(data) ?? 0, data.length)]));
  return Buffer.concat([header(end), words(tags.length), ...table, ...places.keys()]);
}

function header(size: number): Buffer {
  const head = Buffer.alloc(HEADER);
  words(size).copy(head, 0);
  words(0x04200000).copy(head, 8);
  text("mntrRGB XYZ ").copy(head, 12);
  // The day of the standard (October 1999): a profile has a date, and this one no other.
  halves(1999, 10, 18, 0, 0, 0).copy(head, 24);
  text("acsp").copy(head, 36);
  fixed(D50).copy(head, 68);
  return head;
}

const text = (letters: string): Buffer => Buffer.from(letters, "latin1");

const xyz = (values: readonly number[]): Buffer => Buffer.concat([text("XYZ "), words(0), fixed(values)]);

/** A text in the one language that a profile needs. */
function unicode(sentence: string): Buffer {
  const letters = Buffer.from(sentence, "utf16le").swap16();
  const whole = Buffer.concat([text("mluc"), words(0, 1, 12), text("enUS"), words(letters.length, 28), letters]);
  return Buffer.concat([whole, Buffer.alloc((4 - (whole.length % 4)) % 4)]);
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeInt32BE(number, index * 4);
  return bytes;
}

function halves(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeUInt16BE(number, index * 2);
  return bytes;
}

/** Numbers with sixteen binary places. */
const fixed = (numbers: readonly number[]): Buffer => words(...numbers.map((number) => Math.round(number * 65536)));
