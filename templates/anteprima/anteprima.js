// Shows the page in a frame. Of the next one only the chapters that changed are put into it; where the rest is another, a style or a
// cover, the whole is loaded out of sight and then shown. Either way it stands where the reader was. What is missing is offered where
// it would stand.
const token = document.querySelector('meta[name="anteprima"]').content;
const [state, list, opener, pages] = ["stato", "elenco", "apri", "pagine"].map((id) => document.getElementById(id));
let version = 0;
let shown = null;

/** The element under the top of the window, and how far it is above it. */
const placeIn = (frame) => {
  const page = frame?.contentDocument;
  if (!page) return null;
  const seen = [...page.querySelectorAll("[id]")].filter((one) => one.getBoundingClientRect().height > 0);
  const above = seen.filter((one) => one.getBoundingClientRect().top <= 1).at(-1);
  return above ? { id: above.id, by: above.getBoundingClientRect().top } : null;
};

const scrollTo = (frame, place) => {
  const found = place && frame.contentDocument.getElementById(place.id);
  if (found) frame.contentWindow.scrollBy(0, found.getBoundingClientRect().top - place.by);
};

const begin = async (file) => {
  const answer = await fetch("/testo", { method: "POST", body: file, headers: { "x-anteprima": token } });
  state.textContent = answer.ok ? `Scritto ${await answer.text()}: aprilo e comincia da lì.` : await answer.text();
};

const button = (text, document_, file) => {
  const made = document_.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", () => begin(file));
  return made;
};

/** In the page itself, under the name of the zona or cantiere. */
const offer = (frame, missing) => {
  for (const old of frame.contentDocument.querySelectorAll("[data-manca]")) old.remove();
  for (const { file, di, ancora } of missing) {
    const page = frame.contentDocument;
    const heading = page.getElementById(ancora)?.querySelector("h3");
    if (!heading) continue;
    const box = page.createElement("p");
    box.dataset.manca = file;
    Object.assign(box.style, {
      background: "#fdf3e7",
      color: "#1d1d1b",
      padding: "12px",
      fontSize: "16px",
      lineHeight: "1.4",
    });
    box.append(`Di questa pagina manca il testo: ${di}. `, button(`Comincia ${file}`, page, file));
    heading.after(box);
  }
};

/** What of a page may change alone: its contents and its chapters, each by its id. Null where the rest is another. */
const partsOf = (text) => {
  // Its head, with the styles, is compared as it is written.
  const body = text.indexOf("<body");
  const parsed = new DOMParser().parseFromString(text.slice(body), "text/html");
  const parts = [...parsed.querySelectorAll("nav.indice, section.capitolo")];
  const inside = new Map(parts.map((part) => [part.id, part]));
  for (const part of parts) part.replaceWith(`#${part.id}`);
  return { inside, rest: text.slice(0, body) + parsed.body.outerHTML };
};

/** Puts the chapters that changed in the place of the old ones; false where the whole page has to be loaded. */
const patch = (before, now) => {
  if (!shown || before?.rest !== now.rest) return false;
  const changed = [...now.inside].filter(([id, part]) => before.inside.get(id)?.outerHTML !== part.outerHTML);
  const places = changed.map(([id]) => shown.contentDocument.getElementById(id));
  if (places.includes(null)) return false;
  for (const [at, [, part]] of changed.entries()) places[at].replaceWith(shown.contentDocument.importNode(part, true));
  return true;
};

const loadWhole = () =>
  new Promise((done) => {
    const next = document.createElement("iframe");
    next.className = "nuova";
    next.title = "La pagina del bilancio";
    next.addEventListener("load", () => {
      scrollTo(next, placeIn(shown));
      next.className = "";
      shown?.remove();
      shown = next;
      done();
    });
    for (const old of pages.querySelectorAll("iframe.nuova")) old.remove();
    next.src = `/pagina?${version}`;
    pages.append(next);
  });

let last = null;
let loading = Promise.resolve();
const load = async (asked, missing) => {
  const now = partsOf(await (await fetch("/pagina")).text());
  const place = placeIn(shown);
  if (!patch(last, now)) await loadWhole();
  last = now;
  offer(shown, missing);
  if (place) scrollTo(shown, place);
  document.documentElement.dataset.versione = String(asked);
};

const section = (id, title, items) => {
  const heading = document.createElement("h2");
  heading.textContent = title;
  const all = document.createElement("ul");
  all.append(...items);
  document.getElementById(id).replaceChildren(...(items.length === 0 ? [] : [heading, all]));
};

const item = (...parts) => {
  const made = document.createElement("li");
  made.append(...parts);
  return made;
};

const strong = (text) => {
  const made = document.createElement("span");
  made.className = "dove";
  made.textContent = text;
  return made;
};

const WORK = {
  pagina: "Si ristampa la pagina…",
  testi: "Si rifanno i testi…",
  tutto: "Si rifanno i conti: ci vuole un po'…",
};

const tell = ({ lavoro, millisecondi, errore, difetti, mancanti }) => {
  document.querySelector("header").className = errore ? "errore" : "";
  const seconds = (millisecondi / 1000).toLocaleString("it-IT", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  state.textContent = lavoro ? WORK[lavoro] : (errore ?? `Aggiornata, in ${seconds} secondi.`);
  section(
    "difetti",
    "Da correggere",
    difetti.map(({ dove, cosa, rimedio }) => item(strong(dove), `: ${cosa}. ${rimedio}`)),
  );
  section(
    "mancanti",
    "Testi che mancano",
    mancanti.map(({ file, di }) => item(strong(di), " ", button(`Comincia ${file}`, document, file))),
  );
  const many = difetti.length + mancanti.length;
  opener.hidden = many === 0;
  opener.textContent = many === 1 ? "1 cosa da sistemare" : `${many} cose da sistemare`;
  if (many === 0) list.hidden = true;
  opener.setAttribute("aria-expanded", String(!list.hidden));
};

opener.addEventListener("click", () => {
  list.hidden = !list.hidden;
  opener.setAttribute("aria-expanded", String(!list.hidden));
});

const events = new EventSource("/stato");
events.addEventListener("message", ({ data }) => {
  const told = JSON.parse(data);
  tell(told);
  if (told.versione === version) return;
  version = told.versione;
  loading = loading.catch(() => {}).then(() => load(told.versione, told.mancanti));
});
events.addEventListener("error", () => {
  state.textContent = "L'anteprima è stata chiusa: per riaprirla ripeti il comando.";
});
