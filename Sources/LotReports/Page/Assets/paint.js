// Painting lots: brush and click, whole districts, undo and redo, locks, live totals, snapshots, files in and out.

/**
 * Areas that changed their lot, each with its old and its new one.
 * @typedef {[number, number, number][]} Stroke
 */

const paint = {
  tier: /** @type {Tier} */ (page.tiers[0] ?? { name: "", title: "", lots: [], lotOfArea: [] }),
  plan: /** @type {Plan} */ ({ lots: [], lotOf: [] }),
  /** The tier's lots as the report has them. */
  start: /** @type {Plan} */ ({ lots: [], lotOf: [] }),
  locked: /** @type {Set<number>} */ (new Set()),
  past: /** @type {Stroke[]} */ ([]),
  future: /** @type {Stroke[]} */ ([]),
  snapshots: /** @type {{name: string, tier: string, plan: Plan}[]} */ ([]),
};
/**
 * Changes of the stroke under way.
 * @type {Stroke|null}
 */
let stroke = null;

function brushLot() {
  return Number(choice("brush").value);
}

/**
 * @param {number} i
 * @param {number} lot
 */
function put(i, lot) {
  const from = paint.plan.lotOf[i];
  if (from === lot || paint.locked.has(from) || paint.locked.has(lot)) return;
  paint.plan.lotOf[i] = lot;
  (stroke ?? []).push([i, from, lot]);
  recolor(i);
}

/**
 * Every area of `i`'s district with the tool for districts, else the area itself.
 * @param {number} i
 */
function paintAt(i) {
  const district = text("lad_name", i);
  const wanted = choice("tool").value === "district"
    ? allAreas().filter((other) => text("lad_name", other) === district) : [i];
  for (const area of wanted) put(area, brushLot());
}

function endStroke() {
  if (stroke?.length) {
    paint.past.push(stroke);
    paint.future = [];
    showPlan();
    announce(shown(stroke.length) + (stroke.length === 1 ? " area" : " areas") + " moved to " + paint.plan.lots[brushLot()].name);
  }
  stroke = null;
}

/**
 * @param {Stroke[]} from
 * @param {Stroke[]} to
 * @param {boolean} back
 */
function stepTo(from, to, back) {
  const changes = from.pop();
  if (!changes) return;
  for (const [i, before, after] of back ? [...changes].reverse() : changes) {
    paint.plan.lotOf[i] = back ? before : after;
    recolor(i);
  }
  to.push(changes);
  showPlan();
}

/**
 * The map's layer for the plan at hand.
 * @returns {Layer}
 */
function planLayer() {
  const tier = { ...paint.tier, lots: paint.plan.lots, lotOfArea: paint.plan.lotOf };
  return { ...lotLayer(tier), title: "Painting: " + paint.tier.title };
}

/**
 * @param {Lot} lot
 * @param {number} place
 */
function brushOption(lot, place) {
  return make("option", { value: String(place), text: lot.name + (lot.name === lot.id ? "" : " (" + lot.id + ")") });
}

/**
 * Another plan in place of the one at hand: that cannot be undone stroke by stroke.
 * @param {Plan} plan
 */
function take(plan) {
  Object.assign(paint, { plan, start: planOf(paint.tier), past: [], future: [] });
  paint.locked.clear();
  choice("brush").replaceChildren(...plan.lots.map(brushOption));
  layRows();
  showPlan();
}

/** One more lot, empty, to paint with. */
function newLot() {
  const ids = new Set(paint.plan.lots.map((lot) => lot.id));
  let number = paint.plan.lots.length + 1;
  while (ids.has("lot-" + number)) number += 1;
  const lot = { id: "lot-" + number, name: "New lot " + number, winners: [] };
  paint.plan.lots.push(lot);
  const place = paint.plan.lots.length - 1;
  choice("brush").append(brushOption(lot, place));
  choice("brush").value = String(place);
  layRows();
  showPlan();
}

function startStrokes() {
  drawing.addEventListener("pointerdown", (event) => {
    const i = surface.areaAt(event);
    if (!painted || i < 0 || event.button !== 0) return;
    stroke = [];
    paintAt(i);
    if (drawing.hasPointerCapture(event.pointerId)) drawing.releasePointerCapture(event.pointerId);
  });
  let last = -1;
  drawing.addEventListener("pointermove", (event) => {
    if (!stroke || choice("tool").value !== "brush") return;
    const i = surface.areaAt(event);
    if (i >= 0 && i !== last) paintAt(i);
    last = i;
  });
  window.addEventListener("pointerup", endStroke);
  drawing.addEventListener("keydown", (event) => {
    if (!painted || chosen < 0 || (event.key !== "Enter" && event.key !== " ")) return;
    stroke = [];
    paintAt(chosen);
    endStroke();
    event.preventDefault();
  });
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
    if (event.key === "z" && !event.shiftKey) stepTo(paint.past, paint.future, true);
    else if (event.key === "y" || (event.key === "z" && event.shiftKey) || event.key === "Z") stepTo(paint.future, paint.past, false);
  });
}

function startPaint() {
  if (!page.tiers.length) {
    byId("paint").hidden = true;
    return;
  }
  const tiers = choice("paint-tier");
  tiers.append(...page.tiers.map((tier, index) => make("option", { value: String(index), text: tier.title })));
  tiers.addEventListener("change", () => {
    paint.tier = page.tiers[Number(tiers.value)];
    take(planOf(paint.tier));
  });
  const painting = input("painting");
  painting.addEventListener("change", () => {
    painted = painting.checked ? planLayer() : null;
    drawing.classList.toggle("painting", painting.checked);
    colorMap();
  });
  byId("undo").addEventListener("click", () => stepTo(paint.past, paint.future, true));
  byId("redo").addEventListener("click", () => stepTo(paint.future, paint.past, false));
  byId("start-again").addEventListener("click", () => take(planOf(paint.tier)));
  byId("tolerance").addEventListener("change", showPlan);
  byId("new-lot").addEventListener("click", newLot);
  startStrokes();
  startKeeping();
  take(planOf(paint.tier));
}
