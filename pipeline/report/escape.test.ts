import { expect, test } from "vitest";
import { escapeCss, escapeHtml } from "./escape.ts";

test("no character of a text is markup", () => {
  expect(escapeHtml(`<b title="a" id='b'>&</b>`)).toBe("&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp;&lt;/b&gt;");
});

test("no character of a text ends a string of a style", () => {
  expect(escapeCss('a"b\\c\nd</style>')).toBe("a\\22 b\\5c c\\a d\\3c /style>");
});
