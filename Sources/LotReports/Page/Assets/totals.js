// What the plan at hand comes to, lot by lot: a row each, written again only where a number has changed.

/**
 * @typedef {Object} LotRow
 * @property {HTMLTableCellElement[]} cells Those that show numbers, then the verdict.
 * @property {LotTotals|null} shown What they show.
 * @property {number} off Percent from the mean.
 * @property {string} verdict Empty where all is well.
 */

/** @type {LotRow[]} */
let lotRows = [];

/**
 * An empty row.
 * @param {Lot} lot
 * @param {number} place
 * @returns {{row: HTMLTableRowElement, lotRow: LotRow}}
 */
function emptyRow(lot, place) {
  const lock = make("input", { type: "checkbox", "aria-label": "Lock " + lot.name });
  lock.addEventListener("change", () => {
    if (lock.checked) paint.locked.add(place);
    else paint.locked.delete(place);
  });
  lock.checked = paint.locked.has(place);
  const cells = Array.from({ length: 8 }, (_, column) => make("td", column < 7 ? { class: "n" } : {}));
  const row = make("tr", { "data-lot": lot.id }, [make("th", { scope: "row", text: lot.name }), ...cells, make("td", {}, [lock])]);
  return { row, lotRow: { cells, shown: null, off: NaN, verdict: "" } };
}

/** One row for each lot of the plan at hand, in place of those of another plan. */
function layRows() {
  const rows = paint.plan.lots.map(emptyRow);
  lotRows = rows.map((each) => each.lotRow);
  byId("plan-rows").replaceChildren(...rows.map((each) => each.row));
}

/**
 * @param {LotRow} row
 * @param {LotTotals} sum
 * @param {number} off
 * @param {number} tolerance
 */
function fillRow(row, sum, off, tolerance) {
  const verdict = [];
  if (sum.areas === 0) verdict.push("empty");
  else if (Math.abs(off) > tolerance) verdict.push("outside tolerance");
  if (sum.parts > 1) verdict.push("in " + sum.parts + " parts");
  const values = [
    shown(sum.areas), shown(sum.hours, 1), (off > 0 ? "+" : "") + shown(off, 1) + " %",
    sum.hours > 0 ? percent(sum.rural / sum.hours) : "-", shown(sum.parts), shown(sum.unmet, 1), shown(sum.people),
    verdict.length ? verdict.join(", ") : "whole, within tolerance",
  ];
  values.forEach((value, column) => { row.cells[column].textContent = value; });
  Object.assign(row, { shown: sum, off, verdict: verdict.join(", ") });
}

/**
 * Whether two sums of a lot are the same to the last bit.
 * @param {LotTotals|null} a
 * @param {LotTotals} b
 */
function isSame(a, b) {
  return a !== null && a.areas === b.areas && a.hours === b.hours && a.parts === b.parts && a.unmet === b.unmet && a.people === b.people && a.rural === b.rural;
}

let lastTolerance = NaN;
let isRecoloring = false;

/** A painted area has its lot's colour at once; that lots which touch now may need others, the next frame shows. */
function recolorSoon() {
  if (isRecoloring) return;
  isRecoloring = true;
  requestAnimationFrame(() => {
    isRecoloring = false;
    if (!painted) return;
    painted = planLayer();
    colorMap();
  });
}

/** Totals, checks and the map after any change of the plan. */
function showPlan() {
  const totals = totalsOf(paint.plan);
  const used = totals.filter((sum) => sum.areas > 0);
  const mean = used.reduce((sum, lot) => sum + lot.hours, 0) / Math.max(1, used.length);
  const tolerance = Number(input("tolerance").value);
  totals.forEach((sum, lot) => {
    const off = mean > 0 ? (100 * (sum.hours - mean)) / mean : 0;
    const row = lotRows[lot];
    if (tolerance !== lastTolerance || off !== row.off || !isSame(row.shown, sum)) fillRow(row, sum, off, tolerance);
  });
  lastTolerance = tolerance;
  const faulty = paint.plan.lots.flatMap((lot, place) => (lotRows[place].verdict ? [lot.name + ": " + lotRows[place].verdict] : []));
  const orphans = paint.plan.lotOf.filter((lot) => lot < 0).length;
  if (orphans) faulty.push(shown(orphans) + " areas in no lot");
  const moved = movedAreas(paint.start, paint.plan);
  const hours = moved.reduce((sum, i) => sum + figure("hours_commissioned_week", i), 0);
  byId("plan-state").textContent = shown(moved.length) + (moved.length === 1 ? " area" : " areas") + " moved, " + shown(hours, 1) + " hours a week. "
    + (faulty.length ? "To look at: " + faulty.slice(0, 6).join("; ") + (faulty.length > 6 ? " ..." : "") + "." : "Every lot is whole and within tolerance.");
  one("undo", HTMLButtonElement).disabled = paint.past.length === 0;
  one("redo", HTMLButtonElement).disabled = paint.future.length === 0;
  if (painted) recolorSoon();
}
