// The page of one area: its demand, who serves it, what is refused and why, and what would help.

/**
 * @param {string} title
 * @param {[string, string][]} rows
 */
function facts(title, rows) {
  const list = make("dl");
  for (const [name, value] of rows) list.append(make("dt", { text: name }), make("dd", { text: value }));
  return rows.length ? [make("h4", { text: title }), list] : [];
}

/**
 * Unmet hours by mechanism as bars with their numbers.
 * @param {number} i
 */
function causesOf(i) {
  const found = Object.keys(page.columns).filter((name) => name.startsWith("cause_"))
    .map((name) => ({ name: words(name.slice(6)), hours: figure(name, i) }))
    .filter((cause) => Math.abs(cause.hours) >= 0.05).sort((a, b) => b.hours - a.hours);
  const most = Math.max(...found.map((cause) => cause.hours), 0.1);
  return found.map((cause) => {
    const bar = make("span", { class: "bar" });
    bar.style.width = Math.max(0, (100 * cause.hours) / most) + "%";
    return make("li", {}, [make("span", { text: cause.name + " " + shown(cause.hours, 1) + " h" }), bar]);
  });
}

/** @param {number} i */
function showArea(i) {
  const h = (/** @type {string} */ name, decimals = 0) => shown(figure(name, i), decimals);
  const unmet = figure("hours_unmet_week", i);
  const serving = page.deliveries[i].map(([provider, tier, hours]) => /** @type {[string, string]} */ ([
    page.providers[provider].name + " (" + page.providers[provider].id + ")",
    shown(hours, 1) + " hours, " + page.tierTitles[tier]]));
  const refused = Object.keys(page.columns).filter((name) => name.startsWith("refused_") && figure(name, i) >= 0.05)
    .map((name) => /** @type {[string, string]} */ ([words(name.slice(8, -11)), h(name, 1) + " hours"]));
  const lots = page.tiers.map((tier) => /** @type {[string, string]} */ ([
    tier.title, tier.lotOfArea[i] < 0 ? "no lot" : tier.lots[tier.lotOfArea[i]].name]));
  const causes = causesOf(i);
  const help = page.remedies[i] ?? [];
  byId("area").replaceChildren(
    make("h3", { text: areaName(i) }),
    make("p", { text: text("area_code", i) + ", " + text("area_name", i) + "; " + text("lad_name", i) + "; class " + text("rural_urban_class", i) }),
    make("p", { class: unmet >= 0.05 ? "warn" : "good", text: unmet >= 0.05
      ? h("hours_unmet_week", 1) + " of " + h("hours_commissioned_week", 1) + " hours a week are not delivered (" + h("unmet_pct", 1) + "\u00a0%), about "
        + h("people_unserved_est") + " people" + (figure("is_gap", i) ? ": a coverage gap." : ".")
      : "All " + h("hours_commissioned_week", 1) + " hours a week are delivered." }),
    ...facts("Who serves it", serving),
    ...(causes.length ? [make("h4", { text: "Why hours stay unmet" }), make("ul", { class: "bars" }, causes)] : []),
    ...(help.length ? [make("h4", { text: "What would close the gap, each alone" }), make("ul", {}, help.map((line) => make("li", { text: line })))] : []),
    ...facts("Refused, once for each tier that could not", refused),
    ...facts("Circumstances", [
      ["Travel", shownOrDash("travel_min_per_contact_hour", i, " minutes per contact hour")],
      ["Providers in reach", h("providers_in_reach")],
      ["Carers in reach, and needed", h("carers_in_reach", 1) + ", " + h("carers_needed", 1)],
      ["Unmet in one year of ten", shownOrDash("unmet_p90_hours_week", i, " hours a week")]]),
    ...facts("Its lots", lots));
}
