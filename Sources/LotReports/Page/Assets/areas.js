// The table of all areas of a large map, some hundreds of rows at a time.

/** @type {[string, (i: number) => string][]} */
const areaColumns = [
  ["Code", (i) => text("area_code", i)], ["Area", areaName], ["District", (i) => text("lad_name", i)],
  ["Class", (i) => text("rural_urban_class", i)], ["Hours a week", (i) => shown(figure("hours_commissioned_week", i))],
  ["Unmet", (i) => shown(figure("hours_unmet_week", i), 1)], ["Unmet %", (i) => shown(figure("unmet_pct", i), 1) + " %"],
  ["Unmet P90", (i) => shownOrDash("unmet_p90_hours_week", i)],
  ["Travel, min an hour", (i) => shownOrDash("travel_min_per_contact_hour", i)],
  ["Carers in reach", (i) => shown(figure("carers_in_reach", i), 1)], ["needed", (i) => shown(figure("carers_needed", i), 1)],
  ["Most hours by", (i) => text("main_provider", i) || "-"],
];
const rowsAtOnce = 500;


function moreAreas() {
  const body = one("all-areas-rows", HTMLTableSectionElement);
  const from = body.rows.length;
  const rows = [];
  for (let i = from; i < Math.min(page.total, from + rowsAtOnce); i += 1) {
    rows.push(make("tr", {}, areaColumns.map(([, value], place) =>
      make(place === 0 ? "th" : "td", place === 0 ? { scope: "row", text: value(i) } : { text: value(i) }))));
  }
  body.append(...rows);
  byId("more-areas").hidden = body.rows.length >= page.total;
  announce(shown(body.rows.length) + " of " + shown(page.total) + " areas listed");
}

function startAreas() {
  const details = document.getElementById("all-areas");
  if (!details) return;
  byId("all-areas-head").append(...areaColumns.map(([name]) => make("th", { scope: "col", text: name })));
  details.addEventListener("toggle", () => { if (!one("all-areas-rows", HTMLTableSectionElement).rows.length) moreAreas(); });
  byId("more-areas").addEventListener("click", moreAreas);
}
