import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { Refusal } from "./refusal.ts";
import { parseXml } from "./xml.ts";

type Event = readonly [kind: "open" | "text" | "close", value: string, attributes?: Record<string, string>];

/** Neighbouring texts are one: parsers may cut them where they like. */
function joined(events: readonly Event[]): Event[] {
  const list: Event[] = [];
  for (const event of events) {
    const last = list.at(-1);
    if (event[0] === "text" && event[1] === "") continue;
    if (event[0] === "text" && last?.[0] === "text") list[list.length - 1] = ["text", last[1] + event[1]];
    else list.push(event);
  }
  return list;
}

function ours(xml: string): Event[] {
  const events: Event[] = [];
  parseXml(Buffer.from(xml), {
    open: (name, attributes) => events.push(["open", name, { ...attributes }]),
    text: (text) => events.push(["text", text]),
    close: (name) => events.push(["close", name]),
  });
  return joined(events);
}

function theirs(xml: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  parser.on("opentag", ({ name, attributes }) => events.push(["open", name, { ...attributes }]) && depth++);
  parser.on("text", (text) => depth > 0 && events.push(["text", text]));
  parser.on("cdata", (text) => events.push(["text", text]));
  parser.on("closetag", ({ name }) => events.push(["close", name]) && depth--);
  parser.write(xml).close();
  return joined(events);
}

const name = fc.constantFrom("row", "c", "v", "is", "t", "Ünï", "a-b.c_1");
const text = fc
  .array(
    fc.constantFrom(
      "x",
      " ",
      "\n",
      "\r\n",
      "\r",
      "é",
      "😀",
      "&amp;",
      "&lt;",
      "&#233;",
      "&#x1F600;",
      "] ",
      ">",
      "'",
      "<!-- <c> -->",
      "<![CDATA[ <&> ]]>",
      "<?pi <c?>",
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));
const value = fc
  .array(fc.constantFrom("x", " ", ">", "/", "=", "&quot;", "&#65;", "é"), { maxLength: 4 })
  .map((pieces) => pieces.join(""));
const attributes = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom("r", "s", "t", "xml:space"),
      value,
      fc.constantFrom('"', "'"),
      fc.constantFrom(" ", "\n\t"),
    ),
    { selector: ([key]) => key, maxLength: 3 },
  )
  .map((list) =>
    list.map(([key, each, quote, space]) => `${space}${key}${space.trim()}=${quote}${each}${quote}`).join(""),
  );
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: "small" },
    fc.tuple(name, attributes).map(([tag, list]) => `<${tag}${list} />`),
    fc
      .tuple(name, attributes, text, fc.array(tie("element"), { maxLength: 3 }), text)
      .map(([tag, list, before, inside, after]) => `<${tag}${list}>${before}${inside.join(after)}</${tag} >`),
  ),
}));

test("it gives the same events as the general parser, for whatever a workbook may write", () => {
  fc.assert(
    fc.property(element, (root) => {
      const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->${root}\n`;
      expect(ours(xml)).toEqual(theirs(xml));
    }),
    { numRuns: 250 },
  );
});

test.each([
  { name: "nothing", xml: "" },
  { name: "only text", xml: "ciao" },
  { name: "text after the root", xml: "<a/>x" },
  { name: "text before the root", xml: "x<a/>" },
  { name: "an element left open", xml: "<a><b></b>" },
  { name: "elements that cross", xml: "<a><b></a></b>" },
  { name: "a close without open", xml: "<a/></a>" },
  { name: "a tag that ends with the file", xml: "<a" },
  { name: "an attribute without quotes", xml: "<a b=1/>" },
  { name: "an attribute without value", xml: "<a b/>" },
  { name: "a value that never closes", xml: '<a b="1/>' },
  { name: "a comment that never closes", xml: "<a><!-- </a>" },
  { name: "an unknown entity", xml: "<a>&nbsp;</a>" },
  { name: "an ampersand alone", xml: "<a>R & S</a>" },
  { name: "a character that does not exist", xml: "<a>&#x110000;</a>" },
  { name: "a document type", xml: "<!DOCTYPE a><a/>" },
  { name: "an entity", xml: '<a><!ENTITY b "c"></a>' },
])("$name is refused", ({ xml }) => {
  expect(() => ours(xml)).toThrow(Refusal);
});
