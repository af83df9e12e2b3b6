"""Official boundaries read, checked, projected, their neighbours found and a table joined by geopandas and libpysal: the same
steps as the row of LotwrightBench that runs this script on the same file. Prints one line of JSON.

    python compare_geopandas.py BOUNDARIES.geojson TABLE.csv [--code MSOA11CD] [--runs 1]

Needs geopandas 1 with pyogrio, and libpysal 4.12. Overlaps and gaps, which Lotwright looks for as well, are left out."""

import argparse
import json
import statistics
import time

import geopandas
import pandas
from libpysal.graph import Graph

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("boundaries")
options.add_argument("table")
options.add_argument("--code", default="MSOA11CD")
options.add_argument("--runs", type=int, default=1)
given = options.parse_args()


def once():
    laps = {}
    work = time.process_time()
    start = time.perf_counter()

    def lap(name):
        nonlocal start
        now = time.perf_counter()
        laps[name] = now - start
        start = now

    areas = geopandas.read_file(given.boundaries)
    lap("read")
    invalid = int((~areas.geometry.is_valid).sum())
    lap("validate")
    areas = areas.to_crs(27700)
    lap("project")
    graph = Graph.build_contiguity(areas, rook=True)
    pairs = graph.n_edges // 2
    components = int(graph.n_components)
    lap("neighbours")
    joined = areas.merge(pandas.read_csv(given.table), on=given.code, how="left", validate="one_to_one")
    lap("join")
    return laps, {"cpu_seconds": time.process_time() - work, "areas": len(joined), "invalid": invalid, "pairs": pairs, "components": components}


once()
runs = [once() for _ in range(given.runs)]
print(
    json.dumps(
        {
            "seconds": statistics.median(sum(laps.values()) for laps, _ in runs),
            "laps": runs[-1][0],
            **runs[-1][1],
            "geopandas": geopandas.__version__,
        }
    )
)
