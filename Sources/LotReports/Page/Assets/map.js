// The map: one SVG path per area, drawn by the report and coloured here; chosen by mouse, touch or keyboard.

/** @type {SVGSVGElement} */
const drawing = byId("map");
/** @type {SVGPathElement[]} */
const outlines = Array.from({ length: page.total }, (_, i) => byId("a" + i));
const layers = allLayers();
let layer = layers[0];
let chosen = -1;
/** Set while lots are painted: colours and words then come from the plan at hand. @type {Layer|null} */
let painted = null;

/** Called with an area whenever one is chosen. @type {((i: number) => void)[]} */
const whenChosen = [];

function color() {
  const current = painted ?? layer;
  for (let i = 0; i < page.total; i += 1) outlines[i].style.fill = current.color(i);
  byId("legend").replaceChildren(...current.legend.map((entry) => {
    const swatch = make("span", { class: "swatch" });
    swatch.style.background = entry.color;
    return make("li", {}, [swatch, entry.label]);
  }), make("li", {}, [make("span", { class: "swatch hatched" }), "coverage gap (hatched)"]));
  byId("map-title").textContent = current.title;
}

/** @param {number} i */
function recolor(i) {
  outlines[i].style.fill = (painted ?? layer).color(i);
}

/** Chooses an area, shows it above its neighbours and says so. @param {number} i */
function choose(i) {
  if (chosen >= 0) outlines[chosen].classList.remove("chosen");
  chosen = i;
  outlines[i].classList.add("chosen");
  const edge = byId("chosen-edge");
  edge.setAttribute("d", outlines[i].getAttribute("d"));
  announce(areaName(i) + ", " + (painted ?? layer).label(i));
  for (const tell of whenChosen) tell(i);
}

/** The area whose named point lies nearest in a direction, seen from `i`. @param {number} i @param {number} dx @param {number} dy */
function toward(i, dx, dy) {
  const [x, y] = page.places[i];
  let best = -1;
  let least = Infinity;
  for (let other = 0; other < page.total; other += 1) {
    const along = (page.places[other][0] - x) * dx + (page.places[other][1] - y) * dy;
    const across = Math.abs((page.places[other][0] - x) * dy) + Math.abs((page.places[other][1] - y) * dx);
    if (other === i || along <= 0 || across > 2 * along) continue;
    if (along + 2 * across < least) {
      least = along + 2 * across;
      best = other;
    }
  }
  return best;
}

/** The area under a pointer, or -1. @param {Event} event */
function areaOf(event) {
  const id = event.target instanceof Element ? event.target.id : "";
  return /^a\d+$/.test(id) ? Number(id.slice(1)) : -1;
}

function zoom(factor) {
  const view = drawing.viewBox.baseVal;
  const centre = chosen >= 0 ? page.places[chosen] : [view.x + view.width / 2, view.y + view.height / 2];
  const width = Math.min(page.width, view.width * factor);
  const height = (width / page.width) * page.height;
  const x = Math.min(Math.max(0, centre[0] - width / 2), page.width - width);
  const y = Math.min(Math.max(0, centre[1] - height / 2), page.height - height);
  drawing.setAttribute("viewBox", [x, y, width, height].map((value) => value.toFixed(1)).join(" "));
}

function startMap() {
  const choice = byId("layer");
  choice.append(...layers.map((one) => make("option", { value: one.id, text: one.title })));
  choice.addEventListener("change", () => {
    layer = layers.find((one) => one.id === choice.value);
    color();
  });
  byId("find").addEventListener("change", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    const found = [...Array(page.total).keys()].find((i) =>
      [text("area_code", i), areaName(i), text("area_name", i)].some((name) => name.toLowerCase() === wanted));
    if (found !== undefined) choose(found);
    else announce("No area is called " + event.target.value);
  });
  byId("areas-list").append(...[...Array(page.total).keys()].map((i) => make("option", { value: areaName(i) })));
  const hint = byId("hint");
  drawing.addEventListener("pointermove", (event) => {
    const i = areaOf(event);
    hint.hidden = i < 0;
    if (i < 0) return;
    hint.textContent = areaName(i) + ": " + (painted ?? layer).label(i);
    const box = drawing.parentElement.getBoundingClientRect();
    hint.style.left = Math.min(event.clientX - box.left + 12, box.width - 160) + "px";
    hint.style.top = event.clientY - box.top + 16 + "px";
  });
  drawing.addEventListener("pointerleave", () => { hint.hidden = true; });
  drawing.addEventListener("click", (event) => {
    const i = areaOf(event);
    if (i >= 0) choose(i);
  });
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  drawing.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step) {
      const next = chosen < 0 ? 0 : toward(chosen, step[0], step[1]);
      if (next >= 0) choose(next);
      event.preventDefault();
    }
  });
  byId("zoom-in").addEventListener("click", () => zoom(0.6));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
  document.addEventListener("click", (event) => {
    const code = event.target instanceof Element ? event.target.closest("[data-area]")?.getAttribute("data-area") : null;
    if (code) choose(Number(code));
  });
  color();
}
