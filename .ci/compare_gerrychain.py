"""Designed lots beside GerryChain's optimiser, in one run on one machine: for each Kent case and objective a run of
SingleMetricOptimizer (short bursts, 10,000 steps in all), then `lotwright bench` on the clock of a third of that time.

    python compare_gerrychain.py LOTWRIGHT kent220.txt [--bursts 1000] [--length 10] [--only hess|cut-edges]

Needs gerrychain 1.0 and numpy. Exit code 1 where a plan of GerryChain is better."""

import argparse
import json
import os
import pathlib
import random
import subprocess
import tempfile
import time

import networkx
import numpy
from gerrychain import Graph, Partition
from gerrychain.constraints import contiguous, within_percent_of_ideal_population
from gerrychain.optimization import SingleMetricOptimizer
from gerrychain.proposals import recom
from gerrychain.updaters import Tally, cut_edges

CASES = [(7, 0.05), (12, 0.05), (23, 0.05), (23, 0.1)]

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("lotwright")
options.add_argument("instance")
options.add_argument("--bursts", type=int, default=1000)
options.add_argument("--length", type=int, default=10)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--only", choices=["hess", "cut-edges"])
given = options.parse_args()

lines = [line.split() for line in pathlib.Path(given.instance).read_text(encoding="utf-8").splitlines()]
count, pairs = int(lines[0][0]), int(lines[0][1])
units, edges = lines[1 : count + 1], lines[count + 1 : count + 1 + pairs]
loads = numpy.array([float(unit[2]) for unit in units])
place = numpy.array([[float(unit[3]), float(unit[4])] for unit in units]) / 1000
squares = ((place[:, None, :] - place[None, :, :]) ** 2).sum(axis=2) * loads[:, None]
map_of_units = networkx.Graph()
for index, unit in enumerate(units):
    map_of_units.add_node(index, load=int(unit[2]))
for edge in edges:
    map_of_units.add_edge(int(edge[0]), int(edge[1]))
graph = Graph.from_networkx(map_of_units)

known = {}


def inertia(members):
    """Load x km2 of one lot about its best member; kept, for a step changes two lots alone."""
    if members not in known:
        rows = sorted(original(node) for node in members)
        known[members] = float(squares[numpy.ix_(rows, rows)].sum(axis=0).min())
    return known[members]


def original(node):
    names = getattr(graph, "original_nx_node_id_for_internal_node_id", None)
    return names(node) if names else node


METRICS = {
    "hess": lambda plan: sum(inertia(frozenset(members)) for members in plan.parts.values()),
    "cut-edges": lambda plan: len(plan["cut_edges"]),
}


def peer(lots, tolerance, objective):
    random.seed(given.seed)
    numpy.random.seed(given.seed)
    known.clear()
    start = time.perf_counter()
    ideal = loads.sum() / lots
    plan = Partition.from_random_assignment(
        graph, lots, tolerance, "load", updaters={"load": Tally("load", alias="load"), "cut_edges": cut_edges}
    )

    def propose(partition, **keywords):
        return recom(partition, pop_col="load", pop_target=ideal, epsilon=tolerance, **keywords)

    optimiser = SingleMetricOptimizer(
        proposal_fn=propose,
        constraints=[contiguous, within_percent_of_ideal_population(plan, tolerance, pop_key="load")],
        initial_state=plan,
        optimization_metric_fn=METRICS[objective],
        maximize=False,
    )
    try:
        for _ in optimiser.short_bursts(given.length, given.bursts):
            pass
    except RuntimeError as failure:
        # A pair of lots without a balanced cut ends its run; what it had reached stands.
        print(f"GerryChain ended early: {failure}", flush=True)
    return optimiser.best_score, time.perf_counter() - start


def ours(lots, tolerance, objective, seconds):
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(given.instance), pathlib.Path(folder) / "kent220.txt")
        (pathlib.Path(folder) / "bounds.csv").write_text(f"k,tolerance\n{lots},{tolerance}\n", encoding="utf-8")
        start = time.perf_counter()
        command = [given.lotwright, "bench", "--instances", folder, "--objective", objective]
        command += ["--seconds", f"{seconds:.2f}", "--threads", "2", "--seed", str(given.seed), "--format", "json"]
        rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        assert len(rows) == 1, rows
        return rows[0]["value"], rows[0]["gap"], time.perf_counter() - start


print(f"load of the machine {os.getloadavg()[0]:.1f}; {given.bursts} bursts of {given.length} steps")
print("lots  +-   objective   GerryChain  seconds   Lotwright  seconds   gap    at least as good")
isWorse = False
for lots, tolerance in CASES:
    for objective in METRICS:
        if given.only not in (None, objective):
            continue
        theirs, their_time = peer(lots, tolerance, objective)
        # Half a second less than a third: the process must start, and a clock ends a search within its step.
        value, gap, our_time = ours(lots, tolerance, objective, max(0.2, their_time / 3 - 0.5))
        good = value is not None and value <= theirs + 1e-9 and our_time <= their_time / 3
        isWorse |= not good
        print(
            f"{lots:4} {tolerance:4.0%}  {objective:10} {theirs:11.0f} {their_time:8.1f} {value or 0:11.0f} "
            f"{our_time:8.1f}  {'-' if gap is None else format(gap, '.1%'):>5}    {'yes' if good else 'NO'}",
            flush=True,
        )
raise SystemExit(1 if isWorse else 0)
