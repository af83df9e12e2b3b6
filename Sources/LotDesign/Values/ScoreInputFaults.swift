extension ScoreInputs {
    /// Why a score cannot be worked out from these; nil where it can.
    ///
    /// Cost linear in the inputs.
    func fault(of score: DesignScore, _ graph: AreaGraph, _ borders: [BorderLayer], load: [Int]) -> String? {
        switch score {
        case .hess, .cutEdges, .cutLength: return nil
        case .travel: return minutes.fault(graph.count)
        case .splits:
            let named = borders.count { $0.name == splitLayer }
            return named == 1 ? nil : "splits: exactly one border layer of the brief has the name of the split layer"
        case .churn:
            let isSound = runningLots?.count == graph.count && runningLots?.allSatisfy { $0 >= 0 } == true
            return isSound ? nil : "churn: every area needs its running lot, numbered from 0"
        case .viability: return (viableLoad ?? -1) >= 0 ? nil : "viability: a least load that is not negative is needed"
        case .mix:
            let isSound =
                ruralLoads?.count == graph.count
                && zip(ruralLoads ?? [], load).allSatisfy { $0 >= 0 && $0 <= $1 }
            return isSound ? nil : "mix: every area needs a rural load from 0 to its load of the first measure"
        case .unmet:
            guard let delivery, delivery.areas.count == graph.count else {
                return "unmet: every area needs hours and the cost of an hour"
            }
            guard delivery.margin.isFinite, delivery.margin >= -1, delivery.slope.isFinite, delivery.slope >= 0 else {
                return "unmet: margin is at least -1, slope at least 0"
            }
            let isSound = delivery.areas.allSatisfy {
                $0.hours.isFinite && $0.unmetAnyhow >= 0 && $0.unmetAnyhow <= $0.hours && $0.pence.isFinite
                    && $0.pence > 0
            }
            return isSound ? nil : "unmet: hours hold those unmet anyhow, and the cost of an hour is above 0"
        }
    }
}

extension TravelMinutes {
    fileprivate func fault(_ count: Int) -> String? {
        func isTime(_ minutes: Double) -> Bool { minutes.isFinite && minutes >= 0 }
        switch self {
        case .straight(let speed):
            return speed.isFinite && speed > 0 ? nil : "travel: a speed is above 0"
        case .matrix(let minutes):
            return minutes.count == count * count && minutes.allSatisfy(isTime)
                ? nil : "travel: minutes are needed from every area to every area, not negative"
        case .rows(let rows, let speed):
            guard speed.isFinite, speed > 0 else { return "travel: a speed is above 0" }
            let isSound =
                rows.count == count
                && rows.allSatisfy { row in
                    row.allSatisfy { (0..<count).contains($0.to) && isTime($0.minutes) }
                        && Set(row.map(\.to)).count == row.count
                }
            return isSound ? nil : "travel: every area needs a row of minutes to areas, each once, not negative"
        }
    }
}
