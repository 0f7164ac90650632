// Runs inside the page: begins a page with each of these headings, charts and tables, a chart together with the heading and the
// words that lead to it, and with no other.
(ids) => {
  for (const turned of document.querySelectorAll(".a-capo")) turned.classList.remove("a-capo");
  for (const id of ids) {
    let block = document.getElementById(id);
    if (block?.matches(".capo-titolo")) {
      block.parentElement.classList.add("a-capo");
      continue;
    }
    const before = block?.previousElementSibling;
    if (before?.matches("p, h3, h4")) block = before;
    if (block?.matches("p") && block.previousElementSibling?.matches("h3, h4")) block = block.previousElementSibling;
    block?.classList.add("a-capo");
  }
};
