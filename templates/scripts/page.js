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

  // Words looked for in the whole page, also in what is folded.
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{Diacritic}/gu, "")
      .replace(/[’‘]/g, "'")
      .toLowerCase();
  const MOST = 20;
  const words = (one) => one.textContent.replace(/\s+/g, " ").trim();
  // A row says its cells one by one, and of which table it is.
  const said = (one) => (one.matches("tr") ? [...one.cells].map(words).join(" · ") : words(one));
  const placeOf = (one) => {
    const section = one.closest("section[id]")?.querySelector("h2, h3, h4");
    const table = one.matches("tr") ? one.closest("table").querySelector("caption .titolo, caption .numero") : null;
    return [section, table].flatMap((each) => (each ? [words(each)] : [])).join(" · ");
  };
  // Read at the first search: the words of a page do not change.
  let places = null;
  const placesOfWords = () =>
    all("main :is(h2, h3, h4, h5, p, li, tr, dt)")
      .filter((one) => !one.closest(".comandi, .solo-stampa, .quartieri li"))
      .map((one) => ({ one, text: said(one) }))
      .map((place) => ({ ...place, words: plain(place.text) }));
  const found = (typed) => {
    const asked = plain(typed).split(/\s+/).filter(Boolean);
    places ??= placesOfWords();
    const hits = [];
    for (const place of places) {
      if (!asked.every((word) => place.words.includes(word))) continue;
      // In the order of the page what holds this one came before it, and nothing between the two.
      if (!hits.at(-1)?.one.contains(place.one)) hits.push(place);
    }
    return hits;
  };
  const show = (one) => {
    for (let at = one; at; at = at.parentElement?.closest("details")) if (at.matches("details")) at.open = true;
    one.setAttribute("tabindex", "-1");
    one.scrollIntoView({ block: "center" });
    one.focus({ preventScroll: true });
  };
  if (commands) {
    const form = document.createElement("form");
    form.className = "cerca";
    form.setAttribute("role", "search");
    const label = document.createElement("label");
    label.htmlFor = "parole";
    label.textContent = "Cerca nel bilancio";
    const input = document.createElement("input");
    input.type = "search";
    input.id = "parole";
    const go = button("Cerca", () => {});
    go.type = "submit";
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    const list = document.createElement("ul");
    list.className = "trovati";
    list.setAttribute("role", "list");
    form.append(label, input, go);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const hits = input.value.trim() === "" ? [] : found(input.value);
      status.textContent =
        input.value.trim() === ""
          ? ""
          : hits.length === 0
            ? `Nessun posto con «${input.value.trim()}».`
            : `${hits.length === 1 ? "Un posto" : `${hits.length} posti`}${hits.length > MOST ? `: ecco i primi ${MOST}` : ""}.`;
      list.replaceChildren(
        ...hits.slice(0, MOST).map(({ one, text }) => {
          const item = document.createElement("li");
          const where = document.createElement("span");
          where.className = "dove";
          where.textContent = placeOf(one);
          item.append(
            button(text.length > 120 ? `${text.slice(0, 117)}…` : text, () => show(one)),
            where,
          );
          return item;
        }),
      );
    });
    commands.prepend(form, status, list);
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
