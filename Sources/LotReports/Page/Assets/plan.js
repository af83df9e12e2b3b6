// A plan of lots as it is painted: pure values and their sums, without a word on how they are shown.

/**
 * @typedef {Object} Plan
 * @property {Lot[]} lots
 * @property {number[]} lotOf Place in `lots` of each area, -1 for none.
 *
 * @typedef {Object} LotTotals
 * @property {number} areas
 * @property {number} hours Commissioned, a week.
 * @property {number} rural Of those, in town and fringe or village areas.
 * @property {number} unmet As modelled with the lots of this report.
 * @property {number} people Those unmet hours in people.
 * @property {number} parts Pieces that do not touch; 1 is whole.
 */

/**
 * @param {Tier} tier
 * @returns {Plan}
 */
function planOf(tier) {
  return { lots: tier.lots.map((lot) => ({ ...lot })), lotOf: [...tier.lotOfArea] };
}

/**
 * Classes D and E of 2011 are rural.
 * @param {number} i
 */
function isRural(i) {
  return /^[DE]/.test(text("rural_urban_class", i));
}

/**
 * Sums in the order of the areas, as the report makes them.
 * @param {Plan} plan
 * @returns {LotTotals[]}
 */
function totalsOf(plan) {
  const totals = plan.lots.map(() => ({ areas: 0, hours: 0, rural: 0, unmet: 0, people: 0, parts: 0 }));
  const seen = new Uint8Array(page.total);
  for (let i = 0; i < page.total; i += 1) {
    const lot = plan.lotOf[i];
    if (lot < 0) continue;
    const sum = totals[lot];
    sum.areas += 1;
    sum.hours += figure("hours_commissioned_week", i);
    if (isRural(i)) sum.rural += figure("hours_commissioned_week", i);
    sum.unmet += figure("hours_unmet_week", i);
    sum.people += figure("people_unserved_est", i);
    if (seen[i]) continue;
    sum.parts += 1;
    const open = [i];
    seen[i] = 1;
    while (open.length) {
      for (const next of page.neighbours[open.pop() ?? i]) {
        if (!seen[next] && plan.lotOf[next] === lot) {
          seen[next] = 1;
          open.push(next);
        }
      }
    }
  }
  return totals;
}

/**
 * Areas whose lot is another one in two plans, by the ids of the lots.
 * @param {Plan} a
 * @param {Plan} b
 */
function movedAreas(a, b) {
  const id = (/** @type {Plan} */ plan, /** @type {number} */ i) => (plan.lotOf[i] < 0 ? "" : plan.lots[plan.lotOf[i]].id);
  return allAreas().filter((i) => id(a, i) !== id(b, i));
}

/**
 * Cells of one CSV line after RFC 4180.
 * @param {string} line
 * @returns {string[]}
 */
function cellsOf(line) {
  const found = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) {
      found.push(cell);
      cell = "";
    } else cell += letter;
  }
  return [...found, cell];
}

/** @param {string} value */
function csvCell(value) {
  return /[",\r\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value;
}

/**
 * `assignment.csv` of all tiers, with `plan` in place of tier `name`'s own.
 * @param {string} name
 * @param {Plan} plan
 */
function assignmentText(name, plan) {
  const lines = ["area_code,tier,lot_id"];
  for (const tier of page.tiers) {
    const own = tier.name === name ? plan : planOf(tier);
    for (let i = 0; i < page.total; i += 1) {
      if (own.lotOf[i] >= 0) lines.push([text("area_code", i), tier.name, own.lots[own.lotOf[i]].id].map(csvCell).join(","));
    }
  }
  return lines.join("\n") + "\n";
}

/**
 * The plan of tier `name` in the text of an assignment file. All faults at once, none of it taken when there is one.
 * @param {string} content @param {string} name @param {Plan} known Its lots keep their names.
 * @returns {{plan: Plan|null, faults: string[]}}
 */
function planFrom(content, name, known) {
  const lines = content.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).filter((line) => line !== "");
  const header = cellsOf(lines[0] ?? "").map((cell) => cell.trim());
  const [areaAt, tierAt, lotAt] = ["area_code", "tier", "lot_id"].map((column) => header.indexOf(column));
  if (areaAt < 0 || lotAt < 0) return { plan: null, faults: ["line 1: the header needs area_code and lot_id (and tier, where there are several)."] };
  const places = new Map(allAreas().map((i) => [text("area_code", i), i]));
  /** @type {Plan} */
  const plan = { lots: [], lotOf: Array(page.total).fill(-1) };
  const lotPlaces = new Map();
  const faults = [];
  let rows = 0;
  lines.slice(1).forEach((line, index) => {
    const row = cellsOf(line).map((cell) => cell.trim());
    if (tierAt >= 0 && row[tierAt] !== name) return;
    rows += 1;
    const area = places.get(row[areaAt]);
    const lot = row[lotAt];
    if (area === undefined) faults.push("line " + (index + 2) + ": " + row[areaAt] + " is no area of this report.");
    else if (!lot) faults.push("line " + (index + 2) + ": " + row[areaAt] + " has no lot.");
    else if (plan.lotOf[area] >= 0) faults.push("line " + (index + 2) + ": " + row[areaAt] + " stands twice.");
    else {
      if (!lotPlaces.has(lot)) {
        lotPlaces.set(lot, plan.lots.length);
        plan.lots.push({ id: lot, name: known.lots.find((each) => each.id === lot)?.name ?? lot, winners: [] });
      }
      plan.lotOf[area] = lotPlaces.get(lot);
    }
  });
  const missing = allAreas().filter((i) => plan.lotOf[i] < 0);
  if (rows === 0) faults.push("No row is of tier " + name + ".");
  else if (missing.length && !faults.length) faults.push(shown(missing.length) + " areas have no row: " + missing.slice(0, 5).map((i) => text("area_code", i)).join(", ") + (missing.length > 5 ? " ..." : "") + ".");
  return faults.length ? { plan: null, faults } : { plan, faults };
}
