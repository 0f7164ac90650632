// Runs inside the page: writes the page numbers, known after the first pass, where the document waits for them.
// Returns the anchors that wait for a number and have none.
(pages) => {
  const missing = [];
  for (const place of document.querySelectorAll("[data-pagina]")) {
    const number = pages[place.dataset.pagina];
    if (number === undefined) missing.push(place.dataset.pagina);
    else place.textContent = String(number);
  }
  return missing;
};
