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
  // A second press would send everything twice.
  field.form.addEventListener("submit", () => {
    const button = field.form.querySelector("button");
    setTimeout(() => {
      button.disabled = true;
      button.textContent = "Lo stiamo caricando…";
    });
  });
}
