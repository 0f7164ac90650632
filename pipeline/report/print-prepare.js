// Runs inside the page before it is printed to PDF (REPORT.md 4.4). Plain JavaScript: it is sent to the browser as it is.
// Returns what the links say, by destination, and the headings: the PDF's descriptions and bookmarks; and all words that
// will be printed outside drawings, page numbers as the anchor that they wait for between two marks (U+0001).
(base) => {
  const SPACES = /[ \t\n\r\f]+/g;
  const displays = new Map();
  const PHRASES = new Set(["SPAN", "B", "STRONG", "EM", "I", "A", "SMALL", "ABBR", "Q", "CODE"]);
  const ATOMIC = new Set(["SVG", "SCRIPT", "STYLE", "TEMPLATE"]);

  // Chromium drops the space at each soft wrap from the tagged text, unless white space is preserved: so the white space
  // that would collapse is removed by hand, and print.css preserves the rest.
  const normaliseBlock = (block) => {
    const context = { last: null, open: true };
    walk(block, context);
    trimEnd(context);
    // A part of a line that a style makes a box of its own: the words of the next one must not be glued to these.
    if (PHRASES.has(block.tagName) && context.end) context.end.data += " ";
  };
  const trimEnd = (context) => {
    if (context.last?.data.endsWith(" ")) {
      context.last.data = context.last.data.slice(0, -1);
      if (context.last.data === "") context.last.remove();
    }
    context.end = context.last ?? context.end;
    context.last = null;
    context.open = true;
  };
  const walk = (element, context) => {
    for (const node of [...element.childNodes]) {
      if (node.nodeType === Node.TEXT_NODE) text(node, context);
      else if (node.nodeType === Node.ELEMENT_NODE) child(node, context);
    }
  };
  const text = (node, context) => {
    const collapsed = node.data.replace(SPACES, " ");
    const kept = context.open ? collapsed.replace(/^ /, "") : collapsed;
    if (kept === "") return node.remove();
    node.data = kept;
    context.last = node;
    context.open = kept.endsWith(" ");
  };
  const child = (element, context) => {
    const display = displays.get(element);
    if (display === "none") return;
    if (element.tagName === "BR") return trimEnd(context);
    if (display === "inline" || display === "contents") {
      if (!ATOMIC.has(element.tagName.toUpperCase())) return walk(element, context);
      context.open = false;
      return;
    }
    const inline = display.startsWith("inline");
    if (!inline) trimEnd(context);
    if (!ATOMIC.has(element.tagName.toUpperCase())) normaliseBlock(element);
    context.open = !inline;
    if (inline) context.last = null;
  };

  const folded = (words) => words.replace(SPACES, " ").trim();
  // Read aloud, an address says nothing: what it is the address of does.
  const describe = (link) => {
    const words = folded(link.textContent);
    if (!/^(https?:\/\/|www\.)\S+$/.test(words)) return words;
    const name = link.closest("dl > div")?.querySelector("dt");
    return name ? `${folded(name.textContent)}: ${words}` : folded(link.closest("p, li, td, dd")?.textContent ?? words);
  };

  // A document that arrives in pieces may have a text cut in two, which would print as two links.
  document.normalize();
  for (const element of document.querySelectorAll("script, button, .disegno.stretto, .solo-schermo")) element.remove();
  for (const details of document.querySelectorAll("details")) details.open = true;
  // As a figure it would be a Figure without Alt round the drawing; as a group it is a Div with its Caption.
  for (const figure of document.querySelectorAll("figure")) figure.setAttribute("role", "group");
  // Lists of definitions have no tags in PDF: they become lists of paragraphs.
  for (const list of document.querySelectorAll("dl")) list.setAttribute("role", "list");
  for (const item of document.querySelectorAll("dl > div")) item.setAttribute("role", "listitem");
  for (const part of document.querySelectorAll("dt, dd")) {
    // Prepared again, once a page was added, it is one already.
    if (part.children.length === 1 && part.firstElementChild.matches("p")) continue;
    const paragraph = document.createElement("p");
    paragraph.append(...part.childNodes);
    part.append(paragraph);
  }
  // In a report with a missing part, what led there is text. In any other one a link that leads nowhere stops the print.
  if (document.getElementById("guasti")) {
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      if (document.getElementById(decodeURIComponent(link.hash.slice(1)))) continue;
      if (link.nextElementSibling?.matches(".a-pagina")) link.nextElementSibling.remove();
      for (const place of link.querySelectorAll("[data-pagina]")) place.remove();
      link.replaceWith(...link.childNodes);
    }
  }
  const links = {};
  for (const link of document.querySelectorAll("a[href]")) {
    link.removeAttribute("download");
    const href = link.getAttribute("href") ?? "";
    const isLocal = !href.startsWith("#") && !/^[a-z]+:/i.test(href);
    if (isLocal) link.setAttribute("href", new URL(href, base).href);
    const target = href.startsWith("#") ? href : link.href;
    links[target] ??= describe(link);
  }
  // An empty place would lose the space before it; the width of two digits is the most usual one.
  for (const place of document.querySelectorAll("[data-pagina]")) place.textContent = "00";
  // Read all, then change all: asked one by one between changes, the styles would be computed anew each time.
  for (const element of document.body.querySelectorAll(":not(svg *)"))
    displays.set(element, getComputedStyle(element).display);
  normaliseBlock(document.body);
  const isShown = (element) => !element || (displays.get(element) !== "none" && isShown(element.parentElement));
  const shown = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown);
  const headings = shown.map((heading) => {
    const words = heading.cloneNode(true);
    for (const page of words.querySelectorAll(".a-pagina")) page.remove();
    return words.textContent.replace(/\s+/g, " ").trim();
  });
  const wordsIn = (element) =>
    [...element.childNodes].map((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      return node.nodeType === Node.ELEMENT_NODE ? wordsOf(node) : "";
    });
  const wordsOf = (element) => {
    const display = displays.get(element);
    if (display === "none" || ATOMIC.has(element.tagName.toUpperCase()) || element.ariaHidden === "true") return "";
    if (element.dataset.pagina !== undefined) return `\u0001${element.dataset.pagina}\u0001`;
    const words = wordsIn(element).join("");
    return display.startsWith("inline") || display === "contents" ? words : `\n${words}\n`;
  };
  return { links, headings, words: wordsIn(document.body).join("") };
};
