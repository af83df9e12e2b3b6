// The layers of the map: what each shows of an area, in which bands, and in which colours.
// Sequential colours are light to dark, so that they stand without hue; unmet hours have the bands in which they are
// published. Sources of colours: ColorBrewer (Brewer and Harrower), schemes safe for colour-blind readers.

const scales = {
  unmet: ["#fef0d9", "#fdcc8a", "#fc8d59", "#b30000"],
  blue: ["#f1eef6", "#bdc9e1", "#74a9cf", "#2b8cbe", "#045a8d"],
  green: ["#edf8e9", "#bae4b3", "#74c476", "#31a354", "#006d2c"],
  groups: ["#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462", "#b3de69", "#fccde5", "#d9d9d9", "#bc80bd"],
};
const nothing = "#e4e7ea";
const unmetLimits = [5, 10, 25];

/**
 * @typedef {Object} Legend
 * @property {string} color
 * @property {string} label
 *
 * @typedef {Object} Layer
 * @property {string} id
 * @property {string} title
 * @property {(i: number) => string} color
 * @property {(i: number) => string} label What the area has, in words.
 * @property {Legend[]} legend
 */

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isNumber(value) {
  return typeof value === "number";
}

/**
 * Places of `limits` at or below `value`.
 * @param {number} value
 * @param {number[]} limits
 */
function band(value, limits) {
  let place = 0;
  while (place < limits.length && value >= limits[place]) place += 1;
  return place;
}

/**
 * A layer of numbers in bands. Limits are the fifths of the areas that have a value, rounded to be said easily.
 * @param {string} id
 * @param {string} title
 * @param {string} column
 * @param {string} unit
 * @param {number} decimals
 * @param {string[]} colors
 * @param {number[]} [limits]
 * @returns {Layer}
 */
function numberLayer(id, title, column, unit, decimals, colors, limits) {
  const cells = (page.columns[column] ??= Array(page.total).fill(null));
  const values = cells.filter(isNumber).sort((a, b) => a - b);
  const round = (/** @type {number} */ value) => Number(value.toPrecision(2));
  const cuts = limits ?? [...new Set([0.2, 0.4, 0.6, 0.8].map((share) => round(values[Math.floor(share * values.length)] ?? 0)))];
  const say = (/** @type {number} */ value) => shown(value, Number.isInteger(value) ? 0 : decimals);
  const labels = [...Array(cuts.length + 1).keys()].map((place) =>
    place === 0 ? "under " + say(cuts[0]) : place === cuts.length ? say(cuts[place - 1]) + " and over" : say(cuts[place - 1]) + " to " + say(cuts[place]));
  const has = (/** @type {number} */ i) => isNumber(cells[i]);
  return {
    id, title: title + (unit ? ", " + unit : ""),
    color: (i) => (has(i) ? colors[band(figure(column, i), cuts)] : nothing),
    label: (i) => (has(i) ? shown(figure(column, i), decimals) + " " + unit : "nothing to show"),
    legend: labels.map((label, place) => ({ color: colors[place], label })).concat(
      cells.some((value) => value === null) ? [{ color: nothing, label: "nothing to show" }] : []),
  };
}

/**
 * A layer of names. The most frequent have a colour of their own.
 * @param {string} id
 * @param {string} title
 * @param {(i: number) => string} nameOf
 * @returns {Layer}
 */
function nameLayer(id, title, nameOf) {
  const counts = new Map();
  for (let i = 0; i < page.total; i += 1) {
    const name = nameOf(i);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const order = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const place = new Map(order.slice(0, scales.groups.length).map((name, index) => [name, index]));
  const color = (/** @type {string} */ name) => scales.groups[place.get(name) ?? -1] ?? nothing;
  const legend = order.slice(0, scales.groups.length).map((name) => ({ color: color(name), label: name }));
  if (order.length > scales.groups.length || counts.size === 0) legend.push({ color: nothing, label: "others" });
  return { id, title, color: (i) => color(nameOf(i)), label: (i) => nameOf(i) || "nobody", legend };
}

/**
 * Colours of lots such that lots that touch differ as far as ten colours go.
 * @param {number[]} lotOf
 * @param {number} count
 */
function lotColors(lotOf, count) {
  const touching = Array.from({ length: count }, () => new Set());
  page.neighbours.forEach((others, i) => {
    for (const other of others) {
      if (lotOf[i] >= 0 && lotOf[other] >= 0 && lotOf[i] !== lotOf[other]) touching[lotOf[i]].add(lotOf[other]);
    }
  });
  /** @type {number[]} */
  const colors = [];
  for (let lot = 0; lot < count; lot += 1) {
    const taken = new Set([...touching[lot]].filter((other) => other < lot).map((other) => colors[other]));
    const free = scales.groups.findIndex((_, index) => !taken.has((index + lot) % scales.groups.length));
    colors.push(free < 0 ? lot % scales.groups.length : (free + lot) % scales.groups.length);
  }
  return colors.map((index) => scales.groups[index]);
}

/**
 * @param {Tier} tier
 * @returns {Layer}
 */
function lotLayer(tier) {
  const colors = lotColors(tier.lotOfArea, tier.lots.length);
  return {
    id: "lots-" + tier.name, title: "Lots: " + tier.title,
    color: (i) => (tier.lotOfArea[i] < 0 ? nothing : colors[tier.lotOfArea[i]]),
    label: (i) => (tier.lotOfArea[i] < 0 ? "in no lot" : tier.lots[tier.lotOfArea[i]].name),
    legend: tier.lots.length > 12 ? [{ color: scales.groups[0], label: shown(tier.lots.length) + " lots; those that touch differ in colour" }]
      : tier.lots.map((lot, index) => ({ color: colors[index], label: lot.name })),
  };
}

/**
 * One column in hundredths of another, area by area.
 * @param {string} part
 * @param {string} whole
 */
function shares(part, whole) {
  return page.columns[part].map((value, i) => (figure(whole, i) > 0 && isNumber(value) ? (100 * value) / figure(whole, i) : null));
}

/** @returns {Layer[]} */
function allLayers() {
  const has = (/** @type {string} */ column) => page.columns[column]?.some(isNumber);
  // Of the hours as they are: a share that was rounded for a file would be rounded twice here.
  page.columns.unmet_pct = shares("hours_unmet_week", "hours_commissioned_week");
  const layers = [numberLayer("unmet", "Unmet share", "unmet_pct", "% of hours", 1, scales.unmet, unmetLimits)];
  if (has("unmet_p90_hours_week")) {
    page.columns.risk_pct = shares("unmet_p90_hours_week", "hours_commissioned_week");
    layers.push(numberLayer("risk", "Unmet share in one year of ten", "risk_pct", "% of hours (P90)", 1, scales.unmet, unmetLimits));
  }
  const provider = (/** @type {number} */ i) => text("main_provider", i);
  const names = new Map(page.providers.map((each) => [each.id, each.name + " (" + each.id + ")"]));
  layers.push(nameLayer("winners", "Provider with most hours", (i) => names.get(provider(i)) ?? ""));
  layers.push(...page.tiers.map(lotLayer));
  layers.push(numberLayer("travel", "Travel", "travel_min_per_contact_hour", "minutes per contact hour", 1, scales.blue));
  if (has("carers_in_reach")) {
    page.columns.carers_pct = shares("carers_in_reach", "carers_needed");
    layers.push(numberLayer("carers", "Carers in reach", "carers_pct", "% of those needed", 0, scales.green.slice(1), [80, 100, 120]));
  }
  layers.push(numberLayer("demand", "Hours commissioned", "hours_commissioned_week", "hours a week", 0, scales.blue));
  layers.push(nameLayer("rural", "Rural-urban class (2011)", (i) => text("rural_urban_class", i)));
  return layers;
}
