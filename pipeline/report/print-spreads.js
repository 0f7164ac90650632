// Runs inside the page once a draft has said where everything falls: the first of the sections that are spreads must begin on
// a left page, so that its pages face each other; Chromium knows no such break, and a white page is put before it. Returns
// whether anything moved.
(pages) => {
  for (const spread of document.querySelectorAll(".doppia")) {
    if (spread.previousElementSibling?.matches(".doppia, .bianca")) continue;
    const page = pages[spread.id];
    if (page === undefined || page % 2 === 0) continue;
    const white = document.createElement("div");
    white.className = "bianca";
    spread.before(white);
    // What follows is read anew on the next draft.
    return true;
  }
  return false;
};
