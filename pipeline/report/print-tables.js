// Runs inside the page before it is printed to PDF. On paper the short table under a chart lies down: one row of values
// under one row of names takes three lines instead of ten, and is still a table with its headers.
() => {
  /** Letters of the longest words of all columns that fit side by side on the page. */
  const LETTERS = 100;
  const MOST = 11;

  const longestWord = (cell) =>
    Math.max(
      ...cell.textContent
        .trim()
        .split(/\s+/u)
        .map((word) => word.length),
    );
  const heading = (cell, scope) => {
    const made = document.createElement("th");
    made.scope = scope;
    made.append(...cell.childNodes);
    return made;
  };

  for (const table of document.querySelectorAll(".dati table")) {
    const [head, ...rows] = [...table.rows];
    if (head.cells.length !== 2 || rows.length > MOST) continue;
    const letters = rows.map((row) => Math.max(longestWord(row.cells[0]), longestWord(row.cells[1])));
    if (letters.reduce((sum, one) => sum + one, longestWord(head.cells[1])) > LETTERS) continue;
    const [names, values] = [document.createElement("tr"), document.createElement("tr")];
    names.append(heading(head.cells[0], "col"));
    values.append(heading(head.cells[1], "row"));
    for (const row of rows) {
      const [name, value] = row.cells;
      names.append(heading(name, "col"));
      for (const cell of [names.lastElementChild, value]) cell.classList.add("num", ...row.classList);
      values.append(value);
    }
    table.tHead.replaceChildren(names);
    table.tBodies[0].replaceChildren(values);
    table.className = "distesa";
  }

  // A caption belongs to the first column of a table that runs over several: there it would fill it and leave it empty.
  // Read all, then change all: between changes the styles would be computed anew each time.
  const captions = [...document.querySelectorAll("caption")].filter(
    (caption) => getComputedStyle(caption.closest("table").parentElement).columnCount !== "auto",
  );
  for (const caption of captions) {
    const above = document.createElement("p");
    above.className = "sopra-colonne";
    above.append(...caption.childNodes);
    caption.closest("table").parentElement.before(above);
    caption.remove();
  }
};
