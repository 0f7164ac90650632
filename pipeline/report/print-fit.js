// Runs inside the page: sets how closely each chapter is spaced, all alike or each by its anchor, and marks where it
// ends, so that a draft can say how full its last page is; what is printed has no marks. Returns the chapters in their order,
// with whether a spread comes next, of a spread its pages (0 for what flows), and what may begin a page in it: its headings, and its
// charts and tables, with whether words or a heading lead to them.
({ spacing, marked }) => {
  const pagesOf = (chapter) => [...chapter.querySelectorAll(":scope > .facciata")];
  const flowing = [...document.querySelectorAll(".capitolo[id]")];
  for (const mark of document.querySelectorAll(".fine-capitolo, .capo-titolo")) mark.remove();
  // A place that nothing leads to is not told.
  const marking = (className, id) => {
    const mark = document.createElement("a");
    Object.assign(mark, { className, id, href: `#${id}`, textContent: "." });
    return mark;
  };
  for (const chapter of flowing) {
    const own = typeof spacing === "string" ? spacing : spacing[chapter.id];
    chapter.classList.remove("stretto", "arioso");
    if (own) chapter.classList.add(own);
    if (!marked) continue;
    const mark = marking("fine-capitolo", `fine-${chapter.id}`);
    for (const [at, heading] of chapter.querySelectorAll(":scope > .testo > :is(h3, h4)").entries())
      heading.prepend(marking("capo-titolo", `capo-${at}-${chapter.id}`));
    // The pages of a spread are full by themselves: behind them the mark would open another.
    (pagesOf(chapter).at(-1) ?? chapter).append(mark);
  }
  const after = (chapter) => chapter.nextElementSibling ?? chapter.parentElement?.nextElementSibling;
  return flowing.map((chapter, at) => ({
    id: chapter.id,
    spread: after(chapter)?.matches(".doppia") ?? false,
    // A profile of which nothing was declared is no spread: it ends where its words end.
    facciate: chapter.matches(".sola") ? 0 : pagesOf(chapter).length,
    sommario: chapter.querySelectorAll(".sommario li").length > 1,
    segue: at > 0 && !chapter.matches(".appendice, .in-breve, .guasti"),
    blocchi: [...chapter.querySelectorAll(".prospetto[id], .capo-titolo")].map((block) => ({
      id: block.id,
      guidato: block.previousElementSibling?.matches("p, h3, h4") ?? false,
    })),
  }));
};
