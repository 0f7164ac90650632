(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const details = all("details");

  // Closed details are not printed by browsers.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = details.filter(({ open }) => !open);
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });

  const button = (text, onClick) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => onClick(made));
    return made;
  };

  const commands = document.getElementById("comandi");
  const tables = details.filter((one) => !one.matches(".origine"));
  if (commands && tables.length > 0) {
    const made = button("Apri tutte le tabelle dei dati", () => {
      const open = tables.some((one) => !one.open);
      for (const one of tables) one.open = open;
      made.textContent = open ? "Chiudi tutte le tabelle dei dati" : "Apri tutte le tabelle dei dati";
    });
    commands.append(made);
    commands.hidden = false;
  }

  // The rows of a table, ready to be pasted into a spreadsheet.
  const asText = (table) =>
    [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("\t")).join("\n");
  if (navigator.clipboard) {
    for (const table of all(".prospetto table")) {
      const copy = button("Copia la tabella", async (made) => {
        await navigator.clipboard.writeText(asText(table));
        made.textContent = "Copiata";
        setTimeout(() => {
          made.textContent = "Copia la tabella";
        }, 2000);
      });
      copy.className = "copia";
      copy.setAttribute("aria-label", `Copia la tabella: ${table.caption?.textContent.trim().replace(/\s+/g, " ")}`);
      table.parentElement.after(copy);
    }
  }

  // The contents show where the reader is.
  const links = new Map(all(".indice a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-10% 0px -80% 0px" },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) watcher.observe(section);
  }
})();
