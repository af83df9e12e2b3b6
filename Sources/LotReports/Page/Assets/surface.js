// What the map is drawn on: one SVG path for each area, or, beyond some thousands, one canvas. Both answer the same questions.

/**
 * @typedef {Object} Surface
 * @property {GlobalEventHandlers & Element} element What is focused, pointed at and listened to.
 * @property {(colorOf: (i: number) => string) => void} paintAll
 * @property {(i: number, color: string) => void} paint
 * @property {(i: number) => void} mark Shows area `i` as the chosen one.
 * @property {(event: PointerEvent|MouseEvent) => number} areaAt The area under a pointer, or -1.
 * @property {(view: number[]) => void} look Shows x, y, width, height in map units.
 */

/** @returns {Surface} */
function svgSurface() {
  const element = one("map", SVGSVGElement);
  const outlines = allAreas().map((i) => one("a" + i, SVGPathElement));
  const edge = one("chosen-edge", SVGPathElement);
  let marked = -1;
  return {
    element,
    paintAll(colorOf) { outlines.forEach((outline, i) => { outline.style.fill = colorOf(i); }); },
    paint(i, color) { outlines[i].style.fill = color; },
    mark(i) {
      if (marked >= 0) outlines[marked].classList.remove("chosen");
      marked = i;
      outlines[i].classList.add("chosen");
      edge.setAttribute("d", outlines[i].getAttribute("d") ?? "");
    },
    areaAt(event) {
      const id = event.target instanceof Element ? event.target.id : "";
      return /^a\d+$/.test(id) ? Number(id.slice(1)) : -1;
    },
    look(view) { element.setAttribute("viewBox", view.map((value) => value.toFixed(1)).join(" ")); },
  };
}

/**
 * Every area as a path, and the corners of its box: least x, least y, greatest x, greatest y.
 * @returns {{path: Path2D, box: number[]}[]}
 */
function outlinesOf() {
  const arcs = (page.arcs ?? []).map((steps) => {
    const numbers = (steps.match(/-?\d+/g) ?? []).map(Number);
    for (let at = 2; at < numbers.length; at += 1) numbers[at] += numbers[at - 2];
    return numbers;
  });
  return (page.rings ?? []).map((rings) => {
    const path = new Path2D();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      let isFirst = true;
      for (const index of ring) {
        const arc = arcs[index < 0 ? -1 - index : index];
        const points = arc.length / 2;
        for (let place = 0; place < points; place += 1) {
          const at = 2 * (index < 0 ? points - 1 - place : place);
          const [x, y] = [arc[at], arc[at + 1]];
          if (isFirst) path.moveTo(x, y);
          else path.lineTo(x, y);
          isFirst = false;
          box[0] = Math.min(box[0], x);
          box[1] = Math.min(box[1], y);
          box[2] = Math.max(box[2], x);
          box[3] = Math.max(box[3], y);
        }
      }
      path.closePath();
    }
    return { path, box };
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D}
 */
function penOf(canvas) {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no canvas");
  return pen;
}

/**
 * Hatching in device pixels.
 * @param {CanvasRenderingContext2D} pen
 * @returns {CanvasPattern|string}
 */
function hatching(pen) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const own = penOf(tile);
  own.strokeStyle = "#1a1d21";
  own.lineWidth = 1.5;
  own.beginPath();
  for (const shift of [-8, 0, 8]) {
    own.moveTo(shift, 8);
    own.lineTo(shift + 8, 0);
  }
  own.stroke();
  return pen.createPattern(tile, "repeat") ?? "#1a1d21";
}

/** @returns {Surface} */
function canvasSurface() {
  const element = one("map", HTMLCanvasElement);
  const pen = penOf(element);
  const outlines = outlinesOf();
  const paths = outlines.map((outline) => outline.path);
  const boxes = outlines.map((outline) => outline.box);
  const colors = Array(page.total).fill("#ffffff");
  const gaps = allAreas().filter((i) => figure("is_gap", i));
  const hatch = hatching(pen);
  let view = [0, 0, page.width, page.height];
  let marked = -1;
  let isWaiting = false;

  /** Pixels of the canvas for a map unit. */
  const scale = () => element.width / view[2];
  const isSeen = (/** @type {number} */ i) => boxes[i][2] >= view[0] && boxes[i][0] <= view[0] + view[2] && boxes[i][3] >= view[1] && boxes[i][1] <= view[1] + view[3];

  function draw() {
    isWaiting = false;
    const ratio = scale();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, element.width, element.height);
    pen.setTransform(ratio, 0, 0, ratio, -view[0] * ratio, -view[1] * ratio);
    pen.lineWidth = 0.5 / ratio;
    pen.strokeStyle = "#4b535c";
    for (let i = 0; i < page.total; i += 1) {
      if (!isSeen(i)) continue;
      pen.fillStyle = colors[i];
      pen.fill(paths[i], "evenodd");
      pen.stroke(paths[i]);
    }
    // Hatching keeps its width in pixels however far the map is zoomed.
    if (hatch instanceof CanvasPattern) hatch.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, 0, 0]));
    pen.fillStyle = hatch;
    for (const i of gaps) if (isSeen(i)) pen.fill(paths[i], "evenodd");
    if (marked >= 0) {
      pen.lineWidth = 3 / ratio;
      pen.strokeStyle = "#000000";
      pen.stroke(paths[marked]);
    }
  }

  /** Many changes of one moment are drawn once. */
  function soon() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  }

  /** As wide as there is room and as high as the map's shape makes it, up to most of the window. */
  function fit() {
    const room = element.parentElement?.clientWidth ?? element.clientWidth;
    const width = Math.max(1, Math.min(room, (0.85 * window.innerHeight * page.width) / page.height));
    const ratio = window.devicePixelRatio || 1;
    element.style.width = width.toFixed(1) + "px";
    element.width = Math.max(1, Math.round(width * ratio));
    element.height = Math.max(1, Math.round((width * ratio * page.height) / page.width));
    draw();
  }
  new ResizeObserver(fit).observe(element.parentElement ?? element);
  window.addEventListener("resize", fit);
  fit();

  return {
    element,
    paintAll(colorOf) {
      for (let i = 0; i < page.total; i += 1) colors[i] = colorOf(i);
      soon();
    },
    paint(i, color) {
      colors[i] = color;
      soon();
    },
    mark(i) {
      marked = i;
      soon();
    },
    areaAt(event) {
      const box = element.getBoundingClientRect();
      const x = view[0] + ((event.clientX - box.left) / box.width) * view[2];
      const y = view[1] + ((event.clientY - box.top) / box.height) * view[3];
      pen.setTransform(1, 0, 0, 1, 0, 0);
      for (let i = 0; i < page.total; i += 1) {
        const [left, top, right, bottom] = boxes[i];
        if (x >= left && x <= right && y >= top && y <= bottom && pen.isPointInPath(paths[i], x, y, "evenodd")) return i;
      }
      return -1;
    },
    look(next) {
      view = next;
      soon();
    },
  };
}
