// Runs inside the page: of a draft only these chapters are shown, each of which begins on a page of its own or where the one before it
// ends, so that where they end is known without laying out the rest; with null all is shown again. A place that nothing leads
// to is not told, and what leads to the places of these chapters stands elsewhere: the links are added here.
(ids) => {
  for (const hidden of document.querySelectorAll(".fuori-bozza")) hidden.classList.remove("fuori-bozza");
  document.querySelector(".rimandi-bozza")?.remove();
  if (ids === null) return;
  const chapters = [...document.querySelectorAll(".capitolo")];
  const shown = chapters.filter(({ id }) => ids.includes(id));
  const others = document.querySelectorAll("body > :not(:has(.capitolo)), nav, .comandi, .bianca");
  for (const element of [...others, ...chapters]) if (!shown.includes(element)) element.classList.add("fuori-bozza");
  const links = document.createElement("p");
  links.className = "rimandi-bozza";
  for (const { id } of shown.flatMap((chapter) => [chapter, ...chapter.querySelectorAll(".prospetto[id]")])) {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = ".";
    links.append(link);
  }
  document.body.prepend(links);
};
