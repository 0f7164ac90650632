// Runs inside the page once a draft has said where everything falls: each section that is a spread must begin on a
// left page, so that its pages face each other. Chromium knows no such break: the page before it shows what the spreads are,
// where the chapter has such a list, and else stays white. Each page put before one moves those after it by one. Returns what
// was done: «niente», «bianca», or «sommario», whose words were not printed before.
(pages) => {
  let moved = 0;
  let done = "niente";
  for (const spread of document.querySelectorAll(".doppia")) {
    if (spread.previousElementSibling?.matches(".bianca")) continue;
    const page = pages[spread.id];
    if (page === undefined || (page + moved) % 2 === 0) continue;
    moved += 1;
    const before = spread.previousElementSibling;
    const list = before?.querySelector(".sommario:not(.intera)");
    // One name alone says nothing that the next page does not.
    if (list && list.querySelectorAll("li").length > 1) {
      list.classList.add("intera");
      before.append(list);
      done = "sommario";
      continue;
    }
    const white = document.createElement("div");
    white.className = "bianca";
    spread.before(white);
    if (done === "niente") done = "bianca";
  }
  return done;
};
