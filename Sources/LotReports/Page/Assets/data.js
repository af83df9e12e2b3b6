"use strict";

// What the page knows, read once, and the few helpers that every other part uses.

/**
 * @typedef {Object} Lot
 * @property {string} id
 * @property {string} name
 * @property {number[]} winners Places in `page.providers`.
 *
 * @typedef {Object} Tier
 * @property {string} name As in scenario.yaml and assignment.csv.
 * @property {string} title
 * @property {Lot[]} lots
 * @property {number[]} lotOfArea Place in `lots` of each area, -1 for none.
 *
 * @typedef {Object} Page
 * @property {string} title
 * @property {number} total Areas.
 * @property {number} width Map units.
 * @property {number} height Map units.
 * @property {Object<string, (number|string|null)[]>} columns One value per area, under the names of areas.csv.
 * @property {{id: string, name: string, kind: string}[]} providers
 * @property {Tier[]} tiers
 * @property {[number, number, number][][]} deliveries Per area: provider, tier (its place in the scenario), hours a week.
 * @property {string[]} tierTitles Of all tiers, spot ones too.
 * @property {number[][]} neighbours Per area, links and barriers applied.
 * @property {number[][]} places Per area: x, y of a point to name it at, in map units.
 * @property {Object<string, string[]>} remedies By place of the area.
 * @property {string[]} [arcs] Stretches of boundary where there are too many areas for elements of their own.
 * @property {number[][][]} [rings] Of each area its rings as arcs; -1 - index is an arc run backwards.
 */

const silent = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Characters that hide or turn the text around them are shown as codes, as in the tables. Ids stay what they are in files.
 * @param {string} key
 * @param {any} value
 */
function revealed(key, value) {
  if (typeof value !== "string" || key === "id") return value;
  return value.replace(silent, (letter) => "\\u{" + (letter.codePointAt(0) ?? 0).toString(16) + "}");
}

/**
 * Few pages have such characters: the others are spared a look at every value.
 * @returns {Page}
 */
function readPage() {
  const data = byId("page-data").textContent ?? "";
  return /\\u|[\p{C}\p{Zl}\p{Zp}]/u.test(data) ? JSON.parse(data, revealed) : JSON.parse(data);
}

const page = readPage();

/**
 * The element of an id that the page is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  return one(id, HTMLElement);
}

/**
 * The same, of a kind.
 * @template {Element} Kind
 * @param {string} id
 * @param {new (...given: any[]) => Kind} kind
 * @returns {Kind}
 */
function one(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error("no " + kind.name + " " + id);
  return found;
}

/**
 * @param {string} id
 * @returns {HTMLInputElement}
 */
function input(id) {
  return one(id, HTMLInputElement);
}

/**
 * @param {string} id
 * @returns {HTMLSelectElement}
 */
function choice(id) {
  return one(id, HTMLSelectElement);
}

/**
 * Places of all areas.
 * @returns {number[]}
 */
function allAreas() {
  return [...Array(page.total).keys()];
}

/**
 * A new element. Texts are set as text: nothing from a file is ever read as markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Object<string, string|boolean|null|((event: any) => void)>} [attributes]
 * @param {(Node|string)[]} [children]
 * @returns {HTMLElementTagNameMap[Name]}
 */
function make(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (key === "text") element.textContent = String(value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/**
 * The number in column `name` of area `i`, 0 where the cell is empty.
 * @param {string} name
 * @param {number} i
 */
function figure(name, i) {
  const value = page.columns[name]?.[i];
  return typeof value === "number" ? value : 0;
}

/**
 * @param {string} name
 * @param {number} i
 * @returns {string}
 */
function text(name, i) {
  const value = page.columns[name]?.[i];
  return value === null || value === undefined ? "" : String(value);
}

/**
 * Fixed decimals, half away from zero, thousands with commas: as the report prints them.
 * @param {number} value
 */
function shown(value, decimals = 0) {
  if (!Number.isFinite(value)) return "-";
  const scale = 10 ** decimals;
  const scaled = Math.floor(Math.abs(value) * scale + 0.5);
  const whole = Math.floor(scaled / scale).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = decimals > 0 ? "." + (scaled % scale).toString().padStart(decimals, "0") : "";
  return (value < 0 && scaled > 0 ? "-" : "") + whole + rest;
}

/**
 * A figure to the tenth, with its unit; a dash where the cell is empty.
 * @param {string} name
 * @param {number} i
 */
function shownOrDash(name, i, unit = "") {
  return text(name, i) === "" ? "-" : shown(figure(name, i), 1) + unit;
}

/** @param {number} share 0 to 1 */
function percent(share, decimals = 1) {
  return shown(share * 100, decimals) + " %";
}

/**
 * The name people use for an area, with its code's own name where they differ.
 * @param {number} i
 */
function areaName(i) {
  return text("readable_name", i) || text("area_name", i);
}

/**
 * `outside_wage` becomes "outside wage".
 * @param {string} name
 */
function words(name) {
  return name.replaceAll("_", " ");
}

/**
 * Tells screen readers, and nobody else, what has just changed.
 * @param {string} sentence
 */
function announce(sentence) {
  byId("live").textContent = sentence;
}
