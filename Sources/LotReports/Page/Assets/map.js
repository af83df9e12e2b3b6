// The map: areas coloured by the layer at hand; chosen by mouse, touch or keyboard.

const surface = page.arcs ? canvasSurface() : svgSurface();
const drawing = surface.element;
/** What is shown of the map: x, y, width, height in map units. */
let view = [0, 0, page.width, page.height];
const layers = allLayers();
let layer = layers[0];
let chosen = -1;
/**
 * Set while lots are painted: colours and words then come from the plan at hand.
 * @type {Layer|null}
 */
let painted = null;

/**
 * Called with an area whenever one is chosen.
 * @type {((i: number) => void)[]}
 */
const whenChosen = [];

function colorMap() {
  const current = painted ?? layer;
  surface.paintAll(current.color);
  byId("legend").replaceChildren(...current.legend.map((entry) => {
    const swatch = make("span", { class: "swatch" });
    swatch.style.background = entry.color;
    return make("li", {}, [swatch, entry.label]);
  }), make("li", {}, [make("span", { class: "swatch hatched" }), "coverage gap (hatched)"]));
  byId("map-title").textContent = current.title;
}

/** @param {number} i */
function recolor(i) {
  surface.paint(i, (painted ?? layer).color(i));
}

/**
 * Chooses an area, shows it above its neighbours and says so.
 * @param {number} i
 */
function choose(i) {
  chosen = i;
  surface.mark(i);
  announce(areaName(i) + ", " + (painted ?? layer).label(i));
  for (const tell of whenChosen) tell(i);
}

/**
 * The area whose named point lies nearest in a direction, seen from `i`.
 * @param {number} i
 * @param {number} dx
 * @param {number} dy
 */
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

/**
 * Shows a part of the map around the chosen area.
 * @param {number} factor Of the width that is shown; under 1 is nearer.
 */
function zoom(factor) {
  const centre = chosen >= 0 ? page.places[chosen] : [view[0] + view[2] / 2, view[1] + view[3] / 2];
  const width = Math.min(page.width, view[2] * factor);
  const height = (width / page.width) * page.height;
  const x = Math.min(Math.max(0, centre[0] - width / 2), page.width - width);
  const y = Math.min(Math.max(0, centre[1] - height / 2), page.height - height);
  view = [x, y, width, height];
  surface.look(view);
}

function startMap() {
  const shownLayer = choice("layer");
  shownLayer.append(...layers.map((each) => make("option", { value: each.id, text: each.title })));
  shownLayer.addEventListener("change", () => {
    layer = layers.find((each) => each.id === shownLayer.value) ?? layer;
    colorMap();
  });
  const find = input("find");
  find.addEventListener("change", () => {
    const wanted = find.value.trim().toLowerCase();
    const found = allAreas().find((i) =>
      [text("area_code", i), areaName(i), text("area_name", i)].some((name) => name.toLowerCase() === wanted));
    if (found !== undefined) choose(found);
    else announce("No area is called " + find.value);
  });
  // Thousands of names take a moment: they are listed once somebody looks for one.
  find.addEventListener("focus", () => {
    byId("areas-list").append(...allAreas().map((i) => make("option", { value: areaName(i) })));
  }, { once: true });
  const hint = byId("hint");
  let hovered = -1;
  drawing.addEventListener("pointermove", (event) => {
    const i = surface.areaAt(event);
    hint.hidden = i < 0;
    if (i < 0) return;
    // A mouse shows an area's page in passing; a finger that paints or scrolls does not.
    if (i !== hovered && event.pointerType === "mouse" && !painted) showArea(i);
    hovered = i;
    hint.textContent = areaName(i) + ": " + (painted ?? layer).label(i);
    const box = hint.parentElement?.getBoundingClientRect() ?? drawing.getBoundingClientRect();
    hint.style.left = Math.min(event.clientX - box.left + 12, box.width - 160) + "px";
    hint.style.top = event.clientY - box.top + 16 + "px";
  });
  drawing.addEventListener("pointerleave", () => {
    hint.hidden = true;
    if (hovered >= 0 && chosen >= 0) showArea(chosen);
    hovered = -1;
  });
  drawing.addEventListener("click", (event) => {
    const i = surface.areaAt(event);
    if (i >= 0) choose(i);
  });
  /** @type {Object<string, [number, number]>} */
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  drawing.addEventListener("keydown", (event) => {
    const way = steps[event.key];
    if (way) {
      const next = chosen < 0 ? 0 : toward(chosen, way[0], way[1]);
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
  colorMap();
}
