// Painting lots: brush and click, whole districts, undo and redo, locks, live totals, snapshots, files in and out.

/** @type {{tier: Tier, plan: Plan, locked: Set<number>, past: [number, number, number][][], future: [number, number, number][][], snapshots: {name: string, tier: string, plan: Plan}[]}} */
const paint = { tier: page.tiers[0], plan: page.tiers.length ? planOf(page.tiers[0]) : { lots: [], lotOf: [] }, locked: new Set(), past: [], future: [], snapshots: [] };
/** Changes of the stroke under way. @type {[number, number, number][]|null} */
let stroke = null;

function brushLot() {
  return Number(byId("brush").value);
}

/** @param {number} i @param {number} lot */
function put(i, lot) {
  const from = paint.plan.lotOf[i];
  if (from === lot || paint.locked.has(from) || paint.locked.has(lot)) return;
  paint.plan.lotOf[i] = lot;
  (stroke ?? []).push([i, from, lot]);
  recolor(i);
}

/** Every area of `i`'s district with the tool for districts, else the area itself. @param {number} i */
function paintAt(i) {
  const district = text("lad_name", i);
  const wanted = byId("tool").value === "district"
    ? [...Array(page.total).keys()].filter((other) => text("lad_name", other) === district) : [i];
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

/** @param {[number, number, number][][]} from @param {[number, number, number][][]} to @param {boolean} back */
function step(from, to, back) {
  const changes = from.pop();
  if (!changes) return;
  for (const [i, before, after] of back ? [...changes].reverse() : changes) {
    paint.plan.lotOf[i] = back ? before : after;
    recolor(i);
  }
  to.push(changes);
  showPlan();
}

/** The map's layer for the plan at hand. @returns {Layer} */
function planLayer() {
  const tier = { ...paint.tier, lots: paint.plan.lots, lotOfArea: paint.plan.lotOf };
  return { ...lotLayer(tier), title: "Painting: " + paint.tier.title };
}

/** Totals, checks and the map after any change of the plan. */
function showPlan() {
  const totals = totalsOf(paint.plan);
  const used = totals.filter((sum) => sum.areas > 0);
  const mean = used.reduce((sum, lot) => sum + lot.hours, 0) / Math.max(1, used.length);
  const tolerance = Number(byId("tolerance").value);
  const faults = [];
  byId("plan-rows").replaceChildren(...totals.map((sum, lot) => {
    const off = mean > 0 ? (100 * (sum.hours - mean)) / mean : 0;
    const verdict = [];
    if (sum.areas === 0) verdict.push("empty");
    else if (Math.abs(off) > tolerance) verdict.push("outside tolerance");
    if (sum.parts > 1) verdict.push("in " + sum.parts + " parts");
    if (verdict.length) faults.push(paint.plan.lots[lot].name + ": " + verdict.join(", "));
    const lock = make("input", { type: "checkbox", "aria-label": "Lock " + paint.plan.lots[lot].name, onchange: (event) => {
      if (event.target.checked) paint.locked.add(lot);
      else paint.locked.delete(lot);
    } });
    lock.checked = paint.locked.has(lot);
    return make("tr", { "data-lot": paint.plan.lots[lot].id }, [
      make("th", { scope: "row", text: paint.plan.lots[lot].name }),
      ...[shown(sum.areas), shown(sum.hours, 1), (off > 0 ? "+" : "") + shown(off, 1) + " %",
        sum.hours > 0 ? percent(sum.rural / sum.hours) : "-", shown(sum.parts), shown(sum.unmet, 1), shown(sum.people)]
        .map((value) => make("td", { class: "n", text: value })),
      make("td", { text: verdict.length ? verdict.join(", ") : "whole, within tolerance" }),
      make("td", {}, [lock])]);
  }));
  const orphans = paint.plan.lotOf.filter((lot) => lot < 0).length;
  if (orphans) faults.push(shown(orphans) + " areas in no lot");
  const moved = movedAreas(planOf(paint.tier), paint.plan);
  const hours = moved.reduce((sum, i) => sum + figure("hours_commissioned_week", i), 0);
  byId("plan-state").textContent = shown(moved.length) + (moved.length === 1 ? " area" : " areas") + " moved, " + shown(hours, 1) + " hours a week. "
    + (faults.length ? "To look at: " + faults.slice(0, 6).join("; ") + (faults.length > 6 ? " ..." : "") + "." : "Every lot is whole and within tolerance.");
  byId("undo").disabled = paint.past.length === 0;
  byId("redo").disabled = paint.future.length === 0;
  if (painted) {
    painted = planLayer();
    color();
  }
}

/** Another plan in place of the one at hand: that cannot be undone stroke by stroke. @param {Plan} plan */
function take(plan) {
  paint.plan = plan;
  paint.past = [];
  paint.future = [];
  paint.locked.clear();
  byId("brush").replaceChildren(...plan.lots.map((lot, index) => make("option", { value: String(index), text: lot.name + (lot.name === lot.id ? "" : " (" + lot.id + ")") })));
  showPlan();
}

/** @param {string} name @param {string} content */
function save(name, content) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type: "text/csv" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function keepSnapshot() {
  const name = byId("snapshot-name").value.trim() || "Plan " + (paint.snapshots.length + 1);
  paint.snapshots.push({ name, tier: paint.tier.name, plan: { lots: paint.plan.lots.map((lot) => ({ ...lot })), lotOf: [...paint.plan.lotOf] } });
  byId("snapshot").append(make("option", { value: String(paint.snapshots.length - 1), text: name + " (" + paint.tier.title + ")" }));
  byId("snapshot").value = String(paint.snapshots.length - 1);
  byId("snapshot-name").value = "";
  announce("Kept as " + name);
}

/** What differs between the snapshot chosen and the plan at hand. */
function compareSnapshot() {
  const kept = paint.snapshots[Number(byId("snapshot").value)];
  if (!kept || kept.tier !== paint.tier.name) {
    byId("comparison").replaceChildren(make("p", { text: "Choose a snapshot of the tier that is painted." }));
    return;
  }
  const moved = movedAreas(kept.plan, paint.plan);
  const name = (plan, i) => (plan.lotOf[i] < 0 ? "no lot" : plan.lots[plan.lotOf[i]].name);
  byId("comparison").replaceChildren(
    make("p", { text: kept.name + " against the plan at hand: " + shown(moved.length) + " areas differ, "
      + shown(moved.reduce((sum, i) => sum + figure("hours_commissioned_week", i), 0), 1) + " hours a week." }),
    make("ul", {}, moved.slice(0, 50).map((i) => make("li", { text: areaName(i) + ": " + name(kept.plan, i) + " to " + name(paint.plan, i) }))));
}

function startPaint() {
  if (!page.tiers.length) {
    byId("paint").hidden = true;
    return;
  }
  const tierChoice = byId("paint-tier");
  tierChoice.append(...page.tiers.map((tier, index) => make("option", { value: String(index), text: tier.title })));
  tierChoice.addEventListener("change", () => {
    paint.tier = page.tiers[Number(tierChoice.value)];
    take(planOf(paint.tier));
  });
  byId("painting").addEventListener("change", (event) => {
    painted = event.target.checked ? planLayer() : null;
    drawing.classList.toggle("painting", event.target.checked);
    color();
  });
  drawing.addEventListener("pointerdown", (event) => {
    const i = surface.areaAt(event);
    if (!painted || i < 0 || event.button !== 0) return;
    stroke = [];
    paintAt(i);
    drawing.releasePointerCapture?.(event.pointerId);
  });
  let last = -1;
  drawing.addEventListener("pointermove", (event) => {
    if (!stroke || byId("tool").value !== "brush") return;
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
    if (event.key === "z" && !event.shiftKey) step(paint.past, paint.future, true);
    else if (event.key === "y" || (event.key === "z" && event.shiftKey) || event.key === "Z") step(paint.future, paint.past, false);
  });
  byId("undo").addEventListener("click", () => step(paint.past, paint.future, true));
  byId("redo").addEventListener("click", () => step(paint.future, paint.past, false));
  byId("start-again").addEventListener("click", () => take(planOf(paint.tier)));
  byId("tolerance").addEventListener("change", showPlan);
  byId("new-lot").addEventListener("click", () => {
    const ids = new Set(paint.plan.lots.map((lot) => lot.id));
    let number = paint.plan.lots.length + 1;
    while (ids.has("lot-" + number)) number += 1;
    paint.plan.lots.push({ id: "lot-" + number, name: "New lot " + number, winners: [] });
    const place = String(paint.plan.lots.length - 1);
    byId("brush").append(make("option", { value: place, text: "New lot " + number }));
    byId("brush").value = place;
    showPlan();
  });
  byId("export").addEventListener("click", () => save("assignment.csv", assignmentText(paint.tier.name, paint.plan)));
  byId("import").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const { plan, faults } = planFrom(await file.text(), paint.tier.name, paint.plan);
    byId("import-faults").replaceChildren(...faults.slice(0, 20).map((fault) => make("li", { text: file.name + ", " + fault })));
    if (plan) take(plan);
    announce(plan ? "Read " + file.name : file.name + " was not taken");
    event.target.value = "";
  });
  byId("keep").addEventListener("click", keepSnapshot);
  byId("bring-back").addEventListener("click", () => {
    const kept = paint.snapshots[Number(byId("snapshot").value)];
    if (!kept) return;
    paint.tier = page.tiers.find((tier) => tier.name === kept.tier);
    tierChoice.value = String(page.tiers.indexOf(paint.tier));
    take({ lots: kept.plan.lots.map((lot) => ({ ...lot })), lotOf: [...kept.plan.lotOf] });
  });
  byId("compare").addEventListener("click", compareSnapshot);
  take(planOf(paint.tier));
}
