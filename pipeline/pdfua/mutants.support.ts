// One breakage for each rule, and the rules that see it: where a thing cannot be broken alone, more than one.
import { type Broken, broken, must, PRINTED } from "./broken.support.ts";
import { type Element, held } from "./structure.ts";
import { Name, Ref, Stream, Text, type Value } from "./values.ts";

export interface Mutant {
  readonly rules: readonly string[];
  readonly bytes: () => Uint8Array;
  /** The words that the page is said to have; nobody asks for them where there are none. */
  readonly words?: string;
}

const by = (rules: string, change: (broken: Broken) => void, inBytes?: (file: string) => string): Mutant => ({
  rules: rules.split(" "),
  bytes: () => broken(change, inBytes),
});

/** The same bytes, but for what stands once in them. */
const inFile = (rules: string, from: string | RegExp, to: string): Mutant =>
  by(
    rules,
    () => {},
    (file) => {
      const after = file.replace(from, to);
      if (after === file) throw new Error("the change changes nothing");
      return after;
    },
  );

const inMetadata = (rules: string, from: string | RegExp, to: string): Mutant =>
  by(rules, ({ metadata }) => metadata((packet) => packet.replace(from, to)));

/** The file as it is, of a page that said something else. */
const said = (from: string, to: string): Mutant => {
  const words = PRINTED.replace(from, to);
  if (words === PRINTED) throw new Error("the change changes nothing");
  return { rules: ["nostra:testo"], bytes: () => broken(() => {}), words };
};

const text = (letters: string): Text => new Text(Buffer.from(letters, "latin1").toString("latin1"));
const role = ({ dict }: Element, to: string): void => void dict.set("S", new Name(to));
const dictOf = (value: Value | undefined): Map<string, Value> => {
  if (!(value instanceof Map)) throw new Error("no dictionary");
  return value;
};
const annotation = ({ page }: Broken, on: number): Map<string, Value> =>
  must(page(on).annotations[0], "annotation").dict;

/** Changes how many rows or columns a cell fills. */
function span({ document }: Broken, { dict }: Element, key: "RowSpan" | "ColSpan", places: number): void {
  const said = document.pdf.list(dict, "A").find((one) => document.pdf.dict(one).has(key));
  dictOf(said).set(key, places);
}

/** No language for the document; one for these elements. */
function language({ document, elements }: Broken, roles: readonly string[]): void {
  document.catalog.delete("Lang");
  for (const { dict } of document.structure?.elements ?? []) dict.delete("Lang");
  for (const one of roles) for (const { dict } of elements(one)) dict.set("Lang", text("it"));
}

/** Rows of the table without their headers' directions. */
function withoutScopes({ document, elements }: Broken): void {
  for (const { dict } of elements("TH"))
    dict.set(
      "A",
      document.pdf.list(dict, "A").filter((one) => !document.pdf.dict(one).has("Scope")),
    );
}

function headers({ document }: Broken, { dict }: Element, names: Value[] | null): void {
  const others = document.pdf.list(dict, "A").filter((one) => !document.pdf.dict(one).has("Headers"));
  const own =
    names === null
      ? []
      : [
          new Map<string, Value>([
            ["O", new Name("Table")],
            ["Headers", names],
          ]),
        ];
  dict.set("A", [...others, ...own]);
}

const row = ({ element }: Broken, at: number): Element => element("TR", at);
const cells = (one: Element): readonly Element[] => held(one);
const fontOf = ({ document, page }: Broken): Map<string, Value> =>
  dictOf(document.pdf.get([...document.pdf.dict(page(1).dict, "Resources", "Font").values()][0]));

const DECORATION = "/Artifact <</Type /Layout>> BDC\n";

export const MUTANTS: readonly Mutant[] = [
  // What the file says of itself.
  inFile("ua1:6.1-1", "%PDF-1.7", "%PDF-2.0"),
  inFile("a2a:6.1.2-2", "%\xe2\xe3\xcf\xd3", "%abcd"),
  inFile("a2a:6.1.3-3", /$/, "altro"),
  by("a2a:6.1.3-1", ({ document: { pdf } }) => pdf.trailer.delete("ID")),
  by("a2a:6.1.3-2", ({ document: { pdf } }) => pdf.trailer.set("Encrypt", new Map([["Filter", new Name("Standard")]]))),
  by("ua1:6.2-1", ({ document: { catalog } }) => dictOf(catalog.get("MarkInfo")).set("Marked", false)),
  by("ua1:7.1-4", ({ document: { catalog } }) => dictOf(catalog.get("MarkInfo")).set("Suspects", true)),
  by("ua1:7.1-8", ({ document: { catalog } }) => catalog.delete("Metadata")),
  by("ua1:7.1-10", ({ document: { catalog } }) => dictOf(catalog.get("ViewerPreferences")).delete("DisplayDocTitle")),
  by("ua1:7.1-11 ua1:7.1-3 ua1:7.18.5-1 nostra:segnalibri", ({ document: { catalog } }) =>
    catalog.delete("StructTreeRoot"),
  ),
  inMetadata("ua1:7.1-9", /<dc:title>.*<\/dc:title>/, ""),
  inMetadata("ua1:5-1", "<pdfuaid:part>1</pdfuaid:part>", ""),
  inMetadata("ua1:5-2", "<pdfuaid:part>1<", "<pdfuaid:part>2<"),
  inMetadata(
    "ua1:5-3",
    "<pdfuaid:part>1</pdfuaid:part>",
    '<altro:part xmlns:altro="http://www.aiim.org/pdfua/ns/id/">1</altro:part>',
  ),
  inMetadata("a2a:6.6.4-1", /<pdfaid:part>.*<\/pdfaid:conformance>/, ""),
  inMetadata("a2a:6.6.4-2", "<pdfaid:part>2<", "<pdfaid:part>1<"),
  inMetadata("a2a:6.6.4-3", "<pdfaid:conformance>A<", "<pdfaid:conformance>B<"),
  inMetadata("a2a:6.6.2.3.1-1", "<pdfaProperty:name>part<", "<pdfaProperty:name>parte<"),
  by("a2a:6.2.3-1", ({ document: { pdf, catalog }, objects }) => {
    const profile = dictOf(pdf.get(pdf.list(catalog, "OutputIntents")[0])).get("DestOutputProfile");
    const stream = pdf.get(profile);
    if (!(profile instanceof Ref) || !(stream instanceof Stream)) throw new Error("no profile");
    const scanner = Buffer.from("scnr", "latin1");
    const bytes = Buffer.concat([
      Buffer.alloc(8, 2),
      Buffer.alloc(4),
      scanner,
      Buffer.from("RGB XYZ "),
      Buffer.alloc(104),
    ]);
    objects.set(profile.number, new Stream(new Map([["N", 3]]), bytes));
  }),
  by("a2a:6.2.4.3-2", ({ document: { catalog } }) => catalog.delete("OutputIntents")),
  by("a2a:6.2.4.3-3", ({ draw }) => draw(2, (content) => content.replace(DECORATION, `${DECORATION}0 0 0 1 k\n`))),
  by("a2a:6.2.4.3-2 a2a:6.2.4.3-4", ({ document: { catalog }, draw }) => {
    catalog.delete("OutputIntents");
    draw(2, (content) => content.replace(DECORATION, `${DECORATION}0 g\n`));
  }),
  by("a2a:6.1.13-8", ({ draw }) => draw(1, (content) => `${"q\n".repeat(29)}${"Q\n".repeat(29)}${content}`)),
  by("a2a:6.1.13-3", ({ element }) => element("Figure").dict.set("Alt", text("a".repeat(32768)))),
  by("a2a:6.2.8-3", ({ document: { pdf }, objects, page, draw }) => {
    const number = Math.max(...objects.keys()) + 1;
    const image: Value = new Map<string, Value>([
      ["Type", new Name("XObject")],
      ["Subtype", new Name("Image")],
      ["Width", 1],
      ["Height", 1],
      ["BitsPerComponent", 8],
      ["ColorSpace", new Name("DeviceRGB")],
      ["Interpolate", true],
    ]);
    objects.set(number, new Stream(image, Buffer.from([1, 2, 3])));
    pdf.dict(page(1).dict, "Resources").set("XObject", new Map([["Im1", new Ref(number)]]));
    draw(1, (content) => `${content}\n${DECORATION}/Im1 Do\nEMC`);
  }),
  // Its language.
  by("ua1:7.2-2 ua1:7.2-22 ua1:7.2-24 ua1:7.2-30 ua1:7.2-34", (it) => language(it, [])),
  by("ua1:7.2-2 ua1:7.2-24 ua1:7.2-34", (it) => language(it, ["Document"])),
  by("ua1:7.2-2 ua1:7.2-34", (it) => language(it, ["Document", "Link"])),
  by("ua1:7.2-2 ua1:7.2-22 ua1:7.2-34", (it) => language(it, ["P", "H1", "H2", "H3", "L", "Table", "Caption", "Link"])),
  by("ua1:7.2-2 ua1:7.2-21 ua1:7.2-22 ua1:7.2-24 ua1:7.2-30 ua1:7.2-34", (it) => {
    language(it, []);
    it.element("P").dict.set("ActualText", text("altro"));
  }),
  by("ua1:7.2-2 ua1:7.2-33 ua1:7.2-34", (it) => {
    language(it, ["Document", "Link"]);
    it.metadata((packet) => packet.replaceAll(/<rdf:li xml:lang="it">.*?<\/rdf:li>/g, ""));
  }),
  by("ua1:7.2-29", ({ document: { catalog } }) => catalog.set("Lang", text("it_IT"))),
  // Its structure.
  by("ua1:7.1-5", ({ element }) => role(element("P"), "Paragrafo")),
  by("ua1:7.1-6", ({ document, element }) => {
    role(element("P"), "Uno");
    document.structure?.roles.set("Uno", new Name("Due")).set("Due", new Name("Uno"));
  }),
  by("ua1:7.1-7", ({ document }) => document.structure?.roles.set("P", new Name("Span"))),
  by("ua1:7.1-12", ({ element }) => element("P").dict.delete("P")),
  by("ua1:7.3-1", ({ element }) => element("Figure").dict.delete("Alt")),
  by("ua1:7.7-1", ({ element }) => {
    const { dict } = element("Figure");
    dict.set("S", new Name("Formula"));
    dict.delete("Alt");
  }),
  by("ua1:7.4.2-1", ({ element }) => role(element("H2"), "H3")),
  by("ua1:7.2-17", ({ element }) => role(element("L"), "Sect")),
  by("ua1:7.2-18", ({ add, element }) => add(element("Document"), "LBody")),
  by("ua1:7.2-19", ({ add, element }) => add(element("L"), "P")),
  by("ua1:7.2-20", ({ add, element }) => add(element("LI"), "P")),
  by("ua1:7.2-40", ({ add, element }) => add(element("L"), "Caption")),
  // Its tables.
  by("ua1:7.2-3", ({ add, element }) => add(element("Table"), "P")),
  by("ua1:7.2-4", ({ add, element }) => add(element("Document"), "TR")),
  by("ua1:7.2-8", ({ add, element }) => add(element("Document"), "TH")),
  by("ua1:7.2-9", ({ add, element }) => add(element("Document"), "TD")),
  by("ua1:7.2-10", ({ add, element }) => add(element("TR"), "P")),
  by("ua1:7.2-15", (it) => span(it, must(cells(row(it, 2))[0], "cell"), "ColSpan", 2)),
  by("ua1:7.2-16", ({ document: { pdf }, element }) => {
    const { dict } = element("Table");
    const [caption, first, ...others] = pdf.list(dict, "K");
    dict.set("K", [first ?? null, caption ?? null, ...others]);
  }),
  by("ua1:7.2-39", ({ add, element }) => add(element("Table"), "Caption")),
  by("ua1:7.2-41", (it) => span(it, must(cells(row(it, it.elements("TR").length - 1))[2], "cell"), "RowSpan", 2)),
  by("ua1:7.2-42", (it) => it.add(row(it, 5), "TD")),
  by("ua1:7.2-43", (it) => it.add(row(it, 0), "TH")),
  by("ua1:7.5-1", (it) => {
    withoutScopes(it);
    headers(it, it.element("TD", 4), null);
  }),
  by("ua1:7.5-2", (it) => {
    withoutScopes(it);
    headers(it, it.element("TD", 4), [text("assente")]);
  }),
  // What its pages draw.
  by("ua1:7.1-1 ua1:7.1-2", ({ draw }) =>
    draw(1, (content) =>
      content.replace(/(MCID \d+ >>BDC\n)/, `$1/Artifact BMC\n/Span BMC\n0 0 1 1 re\nf\nEMC\nEMC\n`),
    ),
  ),
  by("ua1:7.1-2", ({ draw }) =>
    draw(1, (content) =>
      content.replace(/\/\w+ <<\/MCID \d+ >>BDC\n[\s\S]*?\nEMC/, "/Artifact <</Type /Pagination>> BDC\n$&\nEMC"),
    ),
  ),
  by("ua1:7.1-3", ({ draw }) => draw(1, (content) => content.replace(/\/Artifact .*\n([\s\S]*?)\nEMC/, "$1"))),
  by("ua1:7.1-3", ({ document, element }) => {
    const { parent } = must(element("H1").elements[0], "heading");
    const kid = must(parent?.elements[0], "words");
    for (const list of document.structure?.parents.values() ?? [])
      for (const [at, one] of document.pdf.list(list).entries())
        if (one instanceof Ref && one.number === kid.number) document.pdf.get(list) && drop(document.pdf.get(list), at);
  }),
  by("ua1:7.20-2", ({ draw }) => draw(2, (content) => content.replace(/\/X\d+ Do/, "$&\n$&"))),
  by("ua1:7.21.4.1-1", (it) => {
    const { pdf } = it.document;
    const own = pdf.list(fontOf(it), "DescendantFonts")[0];
    pdf.dict(own, "FontDescriptor").delete("FontFile2");
  }),
  by("ua1:7.21.7-1 nostra:segnalibri", (it) => fontOf(it).delete("ToUnicode")),
  by("ua1:7.21.7-2 nostra:segnalibri", (it) => {
    const map = fontOf(it).get("ToUnicode");
    if (!(map instanceof Ref)) throw new Error("no map");
    const codes = Array.from({ length: 256 }, (_, code) => `<00${code.toString(16).padStart(2, "0")}> <feff>`);
    const says = `1 begincodespacerange <0000> <ffff> endcodespacerange 256 beginbfchar ${codes.join(" ")} endbfchar`;
    it.objects.set(map.number, new Stream(new Map(), Buffer.from(says)));
  }),
  by("ua1:7.21.8-1 ua1:7.21.7-1", ({ draw }) =>
    draw(1, (content) => content.replace(/(\/Artifact <<\/Type \/Pagination[\s\S]*?)<[0-9A-F]{4}> Tj/, "$1<0000> Tj")),
  ),
  // What can be acted on.
  by("ua1:7.18.1-1", (it) => annotation(it, 1).set("Subtype", new Name("Text"))),
  by("ua1:7.18.1-1 ua1:7.18.1-2", (it) => annotation(it, 1).set("Subtype", new Name("Text")).delete("Contents")),
  by("ua1:7.18.1-2 ua1:7.18.5-2", (it) => annotation(it, 1).delete("Contents")),
  by("ua1:7.18.3-1", ({ page }) => page(1).dict.delete("Tabs")),
  by("ua1:7.18.4-2", ({ element }) => role(element("Span"), "Form")),
  by("ua1:7.18.5-1", ({ element }) => role(element("Link"), "Span")),
  by("a2a:6.3.1-1 ua1:7.18.1-1", (it) => annotation(it, 1).set("Subtype", new Name("Movie"))),
  by("a2a:6.3.2-1", (it) => annotation(it, 1).delete("F")),
  by("a2a:6.3.2-2", (it) => annotation(it, 1).set("F", 0)),
  by("a2a:6.5.1-1", (it) => dictOf(annotation(it, 1).get("A")).set("S", new Name("Launch"))),
  // What only we ask.
  by("nostra:descrizione", ({ element }) => element("Figure").dict.set("Alt", text("Le fonti"))),
  by("nostra:riquadro", ({ element }) => element("Figure").dict.delete("A")),
  by("nostra:indirizzo", (it) => dictOf(annotation(it, 1).get("A")).set("URI", text("file:///home/rete/dati"))),
  by("nostra:meta", ({ page }) => must(page(1).annotations[1], "link").dict.set("Dest", new Name("assente"))),
  by("nostra:parole", (it) => annotation(it, 1).set("Contents", text("https://esempio.invalid/dati"))),
  by("nostra:andata", ({ document: { pdf }, element }) => {
    const { dict } = element("Link");
    dict.set(
      "K",
      pdf.list(dict, "K").filter((kid) => pdf.name(kid, "Type") !== "OBJR"),
    );
  }),
  by("nostra:segnalibri", ({ document }) =>
    must(document.bookmarks[1], "bookmark").dict.set("Title", text("Altra parte")),
  ),
  by("nostra:segnalibri", ({ document: { pdf, bookmarks }, page }) => {
    const [, ...place] = pdf.list(must(bookmarks[1], "bookmark").dict, "Dest");
    bookmarks[1]?.dict.set("Dest", [new Ref(page(1).object), ...place]);
  }),
  said("un collegamento", "il collegamento"),
  said("Le fonti\n", ""),
  said("prima voce\nseconda parte\n", "seconda parte\nprima voce\n"),
  said("riga 35 2016 35", ""),
  said("Un testo", "Untesto"),
  {
    ...by("nostra:testo", ({ document: { pdf }, element }) => {
      const { dict } = element("L");
      dict.set("K", pdf.list(dict, "K").toReversed());
    }),
    words: PRINTED,
  },
  by("nostra:grandezza", ({ draw }) => draw(1, (content) => content.replace("3.125 0 0 3.125", "3.038 0 0 3.038"))),
  by("nostra:testatine", ({ draw }) => draw(1, (content) => content.replace("/Type /Pagination ", ""))),
];

/** Changes that break nothing. */
export const HARMLESS: Readonly<Record<string, () => Uint8Array>> = {
  "rewritten as it is": () => broken(() => {}),
  "with a frame round the items of a list": () =>
    broken(({ add, document: { pdf }, element, objects }) => {
      const list = element("L");
      const items = pdf.list(list.dict, "K");
      add(list, "Div").set("K", [...items]);
      list.dict.set("K", [new Ref(Math.max(...objects.keys()))]);
    }),
  "with headers that speak by their direction alone": () =>
    broken((it) => {
      for (const cell of it.elements("TD")) headers(it, cell, null);
      const [first] = cells(row(it, 7));
      first?.dict.set("A", []);
    }),
  "with a colour that nothing is drawn with": () =>
    broken(({ draw }) => draw(1, (content) => `q\n0 0 0 1 k\nQ\n${DECORATION}0 0 1 1 re\nf\nEMC\n${content}`)),
};

function drop(list: Value, at: number): void {
  if (Array.isArray(list)) list[at] = null;
}
