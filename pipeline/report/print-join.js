// Runs inside the page: these chapters begin where the one before them ends, on its page, and no other. They share its page name,
// because a page has one running head: that of all of them.
(ids) => {
  const sheet = document.styleSheets[0];
  for (let at = sheet.cssRules.length - 1; at >= 0; at--)
    if (/^unito-/u.test(sheet.cssRules[at].selectorText ?? "")) sheet.deleteRule(at);
  for (const joined of document.querySelectorAll(".segue")) joined.classList.remove("segue");
  for (const named of document.querySelectorAll(".capitolo[id]")) named.style.page = "";
  const nameOf = (chapter) => getComputedStyle(chapter).page;
  const rulesOf = (name) => [...sheet.cssRules].filter(({ selectorText = "" }) => selectorText.split(":")[0] === name);
  const CONTENT = /content:\s*("(?:[^"\\]|\\.)*")/u;
  const HEAD = /font-weight/u;
  const partsOf = (rule) => rule.cssText.split(/(?=@(?:top|bottom)-)/u);
  const headOf = (name) => {
    const part = rulesOf(name)
      .flatMap(partsOf)
      .find((each) => HEAD.test(each));
    return part === undefined ? "" : JSON.parse(CONTENT.exec(part)[1]);
  };
  for (const [at, id] of ids.entries()) {
    const chapter = document.getElementById(id);
    const before = chapter?.previousElementSibling;
    if (!before?.matches(".capitolo")) continue;
    const [first, own] = [nameOf(before), nameOf(chapter)];
    const name = `unito-${at}`;
    const head = JSON.stringify(`${headOf(first)} – ${headOf(own)}`);
    for (const rule of rulesOf(first)) {
      const text = partsOf(rule)
        .map((part) => (HEAD.test(part) ? part.replace(CONTENT, () => `content: ${head}`) : part))
        .join("");
      sheet.insertRule(text.replace(first, name), sheet.cssRules.length);
    }
    for (const each of document.querySelectorAll(".capitolo[id]")) if (nameOf(each) === first) each.style.page = name;
    chapter.style.page = name;
    chapter.classList.add("segue");
  }
};
