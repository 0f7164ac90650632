// Runs inside the page: these chapters begin where the one before them ends, on its page, and no other. They share its page name,
// because a page has one running head: that of all of them.
(ids) => {
  const sheet = document.styleSheets[0];
  for (let at = sheet.cssRules.length - 1; at >= 0; at--)
    if (/^unito-/u.test(sheet.cssRules[at].selectorText ?? "")) sheet.deleteRule(at);
  for (const joined of document.querySelectorAll(".segue")) joined.classList.remove("segue");
  for (const named of document.querySelectorAll(".capitolo[id]")) named.style.page = "";
  // As they were written: what the browser says of a page rule leaves its margins out.
  const written = [...document.querySelectorAll("style")].map(({ textContent }) => textContent).join("\n");
  const heads = new Map();
  const rulesOf = (name) =>
    [...written.matchAll(/@page ([\w-]+):(?:left|right)\{(?:@[\w-]+\{[^{}]*\})+\}/gu)]
      .filter(([, named]) => named === name)
      .map(([rule]) => rule);
  const OUTER = /content:("(?:[^"\\]|\\.)*")(?=;font-weight)/u;
  const headOf = (name) => heads.get(name) ?? OUTER.exec(rulesOf(name)[0] ?? "")?.[1].slice(1, -1) ?? "";
  // The first of a group, and the one after a group, come right after a chapter too.
  const all = [...document.querySelectorAll(".capitolo[id]")];
  // Asked once, while none is joined: the browser computes the styles of the whole document to answer.
  for (const chapter of all) chapter.dataset.foglio ??= getComputedStyle(chapter).page;
  const names = new Map(all.map((chapter) => [chapter, chapter.dataset.foglio]));
  for (const [at, id] of ids.entries()) {
    const chapter = document.getElementById(id);
    const before = all[all.indexOf(chapter) - 1];
    if (!before) continue;
    const [first, own] = [names.get(before), names.get(chapter)];
    const name = `unito-${at}`;
    // Of several the first and the last: a head has one line.
    const head = `${headOf(first).split(" – ")[0]} – ${headOf(own)}`;
    heads.set(name, head);
    for (const rule of rulesOf(own)) {
      const text = rule.replace(OUTER, () => `content:"${head}"`).replace(`@page ${own}:`, () => `@page ${name}:`);
      sheet.insertRule(text, sheet.cssRules.length);
    }
    names.set(chapter, name);
    for (const each of all) if (names.get(each) === first) names.set(each, name);
    chapter.classList.add("segue");
  }
  for (const [chapter, name] of names) if (name.startsWith("unito-")) chapter.style.page = name;
};
