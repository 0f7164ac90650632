// What makes the pages easier where scripts run; without them everything works the same.
// After a form was sent back the eye and the screen reader begin at what is wrong.
document.querySelector(".riepilogo[role=alert]")?.focus();

// A file that is too large is told before it travels; files may be dropped on the field.
const field = document.querySelector("input[type=file]");
if (field !== null) {
  const box = field.closest(".deposito");
  const note = document.createElement("p");
  note.className = "errore-campo";
  note.setAttribute("role", "status");
  field.after(note);
  const largest = 20 * 1024 * 1024;
  const look = () => {
    const tooLarge = [...field.files].filter(({ size }) => size > largest).map(({ name }) => `«${name}»`);
    note.textContent =
      tooLarge.length === 0
        ? ""
        : `${tooLarge.join(", ")}: più di 20 MB. Togli ciò che non serve, o dividilo in più file.`;
  };
  field.addEventListener("change", look);
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
    look();
  });
  // A second press would send everything twice. Who comes back to the page finds the button as it was.
  const button = field.form.querySelector("button");
  const words = button.textContent;
  const show = (isSending) => {
    button.disabled = isSending;
    button.textContent = isSending ? "Lo stiamo caricando…" : words;
  };
  field.form.addEventListener("submit", () => setTimeout(() => show(true)));
  addEventListener("pageshow", () => show(false));
}

// What is written at a table stays in this browser until the server has it; sent twice it is one, by its key.
const kept = document.querySelector("form[data-conserva]");
if (kept !== null) {
  const name = kept.dataset.conserva;
  const fields = () => [...kept.elements].filter((one) => one.name === "chiave" || one.name.startsWith("v-"));
  const read = () => JSON.parse(localStorage.getItem(name) ?? "null");
  const done = document.querySelector("[data-salvata]")?.dataset.salvata;
  if (done !== undefined && read()?.chiave === done) localStorage.removeItem(name);
  const before = read();
  // Where the page comes back with what was wrong, what it holds is what was written.
  if (before !== null && document.querySelector(".riepilogo") === null)
    for (const one of fields())
      if (one.type === "radio") one.checked = before[one.name] === one.value;
      else if (before[one.name] !== undefined) one.value = before[one.name];
  kept.addEventListener("input", () => {
    const values = fields().filter((one) => one.type !== "radio" || one.checked);
    localStorage.setItem(name, JSON.stringify(Object.fromEntries(values.map((one) => [one.name, one.value]))));
  });
  kept.addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = kept.querySelector(".senza-rete");
    // The page is left only when the server has answered. Where the answer was lost on its way the key tells it is the same.
    const body = new URLSearchParams(new FormData(kept));
    const answer = await fetch(kept.action, { method: "POST", body }).catch(() => null);
    if (answer === null) note.textContent = "Adesso manca la rete: la voce resta qui. Premi di nuovo fra poco.";
    else if (answer.redirected) location.assign(answer.url);
    // Something is wrong with it: the page says what, sent as it would be without scripts.
    else kept.submit();
  });
}
