// Plans that are kept: snapshots by name, what differs from them, and files out and in.

/**
 * @param {string} name
 * @param {string} content
 */
function save(name, content) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type: "text/csv" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A plan that later strokes do not touch.
 * @param {Plan} plan
 * @returns {Plan}
 */
function copyOf(plan) {
  return { lots: plan.lots.map((lot) => ({ ...lot })), lotOf: [...plan.lotOf] };
}

function keepSnapshot() {
  const name = input("snapshot-name").value.trim() || "Plan " + (paint.snapshots.length + 1);
  paint.snapshots.push({ name, tier: paint.tier.name, plan: copyOf(paint.plan) });
  const place = String(paint.snapshots.length - 1);
  choice("snapshot").append(make("option", { value: place, text: name + " (" + paint.tier.title + ")" }));
  choice("snapshot").value = place;
  input("snapshot-name").value = "";
  announce("Kept as " + name);
}

/** The snapshot that is chosen; none before the first is kept. */
function chosenSnapshot() {
  const value = choice("snapshot").value;
  return value === "" ? undefined : paint.snapshots[Number(value)];
}

/** What differs between the snapshot chosen and the plan at hand. */
function compareSnapshot() {
  const kept = chosenSnapshot();
  if (!kept || kept.tier !== paint.tier.name) {
    byId("comparison").replaceChildren(make("p", { text: "Choose a snapshot of the tier that is painted." }));
    return;
  }
  const moved = movedAreas(kept.plan, paint.plan);
  const name = (/** @type {Plan} */ plan, /** @type {number} */ i) => (plan.lotOf[i] < 0 ? "no lot" : plan.lots[plan.lotOf[i]].name);
  byId("comparison").replaceChildren(
    make("p", { text: kept.name + " against the plan at hand: " + shown(moved.length) + " areas differ, "
      + shown(moved.reduce((sum, i) => sum + figure("hours_commissioned_week", i), 0), 1) + " hours a week." }),
    make("ul", {}, moved.slice(0, 50).map((i) => make("li", { text: areaName(i) + ": " + name(kept.plan, i) + " to " + name(paint.plan, i) }))));
}

function bringBack() {
  const kept = chosenSnapshot();
  const tier = page.tiers.find((each) => each.name === kept?.tier);
  if (!kept || !tier) return;
  paint.tier = tier;
  choice("paint-tier").value = String(page.tiers.indexOf(tier));
  take(copyOf(kept.plan));
}

/** Reads the plan of an assignment file, or says all that is wrong with it. */
async function importFile() {
  const chooser = input("import");
  const file = chooser.files?.[0];
  if (!file) return;
  const { plan, faults } = planFrom(await file.text(), paint.tier.name, paint.plan);
  byId("import-faults").replaceChildren(...faults.slice(0, 20).map((fault) => make("li", { text: file.name + ", " + fault })));
  if (plan) take(plan);
  announce(plan ? "Read " + file.name : file.name + " was not taken");
  chooser.value = "";
}

function startKeeping() {
  byId("export").addEventListener("click", () => save("assignment.csv", assignmentText(paint.tier.name, paint.plan)));
  byId("import").addEventListener("change", importFile);
  byId("keep").addEventListener("click", keepSnapshot);
  byId("bring-back").addEventListener("click", bringBack);
  byId("compare").addEventListener("click", compareSnapshot);
}
