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

/** Places of `limits` at or below `value`. @param {number} value @param {number[]} limits */
function band(value, limits) {
  let place = 0;
  while (place < limits.length && value >= limits[place]) place += 1;
  return place;
}

/**
 * A layer of numbers in bands. Limits are the fifths of the areas that have a value, rounded to be said easily.
 * @returns {Layer}
 */
function numberLayer(id, title, column, unit, decimals, colors, limits) {
  page.columns[column] ??= Array(page.total).fill(null);
  const values = page.columns[column].filter((value) => typeof value === "number").sort((a, b) => a - b);
  const round = (value) => Number(value.toPrecision(2));
  const cuts = limits ?? [...new Set([0.2, 0.4, 0.6, 0.8].map((share) => round(values[Math.floor(share * values.length)] ?? 0)))];
  const say = (value) => shown(value, Number.isInteger(value) ? 0 : decimals);
  const labels = [...Array(cuts.length + 1).keys()].map((place) =>
    place === 0 ? "under " + say(cuts[0]) : place === cuts.length ? say(cuts[place - 1]) + " and over" : say(cuts[place - 1]) + " to " + say(cuts[place]));
  const has = (i) => typeof page.columns[column][i] === "number";
  return {
    id, title: title + (unit ? ", " + unit : ""),
    color: (i) => (has(i) ? colors[band(figure(column, i), cuts)] : nothing),
    label: (i) => (has(i) ? shown(figure(column, i), decimals) + " " + unit : "nothing to show"),
    legend: labels.map((label, place) => ({ color: colors[place], label })).concat(
      page.columns[column].some((value) => value === null) ? [{ color: nothing, label: "nothing to show" }] : []),
  };
}

/** A layer of names. The most frequent have a colour of their own. @returns {Layer} */
function nameLayer(id, title, nameOf) {
  const counts = new Map();
  for (let i = 0; i < page.total; i += 1) {
    const name = nameOf(i);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const place = new Map(order.slice(0, scales.groups.length).map((name, index) => [name, index]));
  const color = (name) => (place.has(name) ? scales.groups[place.get(name)] : nothing);
  const legend = order.slice(0, scales.groups.length).map((name) => ({ color: color(name), label: name }));
  if (order.length > scales.groups.length || counts.size === 0) legend.push({ color: nothing, label: "others" });
  return { id, title, color: (i) => color(nameOf(i)), label: (i) => nameOf(i) || "nobody", legend };
}

/** Colours of lots such that lots that touch differ as far as ten colours go. @param {number[]} lotOf @param {number} count */
function lotColors(lotOf, count) {
  const touching = Array.from({ length: count }, () => new Set());
  page.neighbours.forEach((others, i) => {
    for (const other of others) {
      if (lotOf[i] >= 0 && lotOf[other] >= 0 && lotOf[i] !== lotOf[other]) touching[lotOf[i]].add(lotOf[other]);
    }
  });
  const colors = [];
  for (let lot = 0; lot < count; lot += 1) {
    const taken = new Set([...touching[lot]].filter((other) => other < lot).map((other) => colors[other]));
    const free = scales.groups.findIndex((_, index) => !taken.has((index + lot) % scales.groups.length));
    colors.push(free < 0 ? lot % scales.groups.length : (free + lot) % scales.groups.length);
  }
  return colors.map((index) => scales.groups[index]);
}

/** @param {Tier} tier @returns {Layer} */
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

/** @returns {Layer[]} */
function allLayers() {
  const has = (column) => page.columns[column]?.some((value) => typeof value === "number");
  const layers = [numberLayer("unmet", "Unmet share", "unmet_pct", "% of hours", 1, scales.unmet, unmetLimits)];
  if (has("unmet_p90_hours_week")) {
    page.columns.risk_pct = page.columns.unmet_p90_hours_week.map((value, i) =>
      figure("hours_commissioned_week", i) > 0 && typeof value === "number" ? (100 * value) / figure("hours_commissioned_week", i) : null);
    layers.push(numberLayer("risk", "Unmet share in one year of ten", "risk_pct", "% of hours (P90)", 1, scales.unmet, unmetLimits));
  }
  const provider = (i) => text("main_provider", i);
  const names = new Map(page.providers.map((one) => [one.id, one.name + " (" + one.id + ")"]));
  layers.push(nameLayer("winners", "Provider with most hours", (i) => names.get(provider(i)) ?? ""));
  layers.push(...page.tiers.map(lotLayer));
  layers.push(numberLayer("travel", "Travel", "travel_min_per_contact_hour", "minutes per contact hour", 1, scales.blue));
  if (has("carers_in_reach")) {
    page.columns.carers_pct = page.columns.carers_in_reach.map((value, i) =>
      figure("carers_needed", i) > 0 && typeof value === "number" ? (100 * value) / figure("carers_needed", i) : null);
    layers.push(numberLayer("carers", "Carers in reach", "carers_pct", "% of those needed", 0, [...scales.green].reverse().slice(0, 4).reverse(), [80, 100, 120]));
  }
  if (has("urgent_answered_pct")) {
    layers.push(numberLayer("urgent", "Urgent calls in time", "urgent_answered_pct", "% of calls", 0, scales.green));
  }
  layers.push(numberLayer("demand", "Hours commissioned", "hours_commissioned_week", "hours a week", 0, scales.blue));
  layers.push(nameLayer("rural", "Rural-urban class (2011)", (i) => text("rural_urban_class", i)));
  return layers;
}
