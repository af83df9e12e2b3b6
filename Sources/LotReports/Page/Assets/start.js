// Everything is drawn from here; the title tells that it was, or that something went wrong.

window.addEventListener("error", (event) => { document.title = "error: " + event.message; });
window.addEventListener("unhandledrejection", (event) => { document.title = "error: " + event.reason; });
whenChosen.push(showArea);
startMap();
// With thousands of lots the tables of painting take longer than all else: they wait for somebody who paints.
if (page.arcs) byId("paint").addEventListener("toggle", startPaint, { once: true });
else startPaint();
startAreas();
const worst = allAreas().reduce((best, i) => (figure("hours_unmet_week", i) > figure("hours_unmet_week", best) ? i : best), 0);
if (page.total > 0) choose(worst);
document.title = "ready: " + page.title;
