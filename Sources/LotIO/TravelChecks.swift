import LotGeometry
import LotModel

/// Holds a matrix against its region.
struct TravelChecks {
    /// A wrong unit is out by 60; nothing else that is known moves the middle of all ratios so far.
    static let unitFactor = 15.0
    /// Straight-line kilometres between which ratios are looked at: below, a way round a block counts as much as the trip.
    static let kilometres = 1.0...40
    /// No time at all over more than this is "no way" written as 0.
    static let nothingKilometres = 1.0
    /// Unknown ids for which a likely one is looked for.
    static let shown = Reading.errorsShownPerFile

    let table: TravelTable
    let region: TravelReader.Region
    /// Areas first, then providers.
    let ids: [String]

    func addUnknown(_ reading: inout Reading) {
        let areas = region.areas
        let isVintage = !areas.areas.contains { Codes.existsOnlyIn2021($0.code) }
        for (index, found) in table.unknown.enumerated() {
            if !region.knowsProviders, Codes.msoaNumber(found.id) == nil { continue }
            let meant = Codes.withDigits(found.id)
            let providers = (region.providers ?? []).map(\.id)
            let remedy: String
            if areas.index(ofCode: meant) != nil {
                remedy = "Did you mean \(meant)? The letters O and I stand for digits."
            } else if Codes.existsOnlyIn2021(found.id), isVintage {
                remedy = "It is an MSOA of 2021; the region's areas are of 2011."
            } else if let near = index < Self.shown ? nearestName(to: found.id, among: providers) : nil {
                remedy = "Did you mean \(near)?"
            } else {
                remedy = "Keep rows between areas of the region and providers of the scenario only."
            }
            reading.add(
                .codeUnknown, at: .init(file: table.file, line: found.line, field: found.column), value: found.id,
                "is neither an area of the region nor a provider\(found.cells > 1 ? " (\(found.cells) cells)" : "").",
                remedy: remedy)
        }
    }

    func addOverlong(_ reading: inout Reading) {
        for (line, text) in table.overlong {
            reading.add(
                .valueRange, at: .init(file: table.file, line: line, field: table.unit.rawValue), value: text,
                "is more than a day.", remedy: "Leave the cell empty where there is no way.")
        }
    }

    /// Rows that take no time between places far apart.
    func addNothing(_ reading: inout Reading) {
        for row in table.minutes.indices where table.minutes[row] == 0 && table.from[row] != table.to[row] {
            let kilometres = position(table.from[row]).distance(to: position(table.to[row])) / 1_000
            guard kilometres > Self.nothingKilometres else { continue }
            reading.add(
                .valueRange, at: .init(file: table.file, line: Int(table.lines[row]), field: table.unit.rawValue),
                value: "0", "is no time over \(decimalText(kilometres, decimals: 1)) km in a straight line.",
                remedy: "Leave the cell empty where there is no way.")
        }
    }

    /// The middle of all ratios to the embedded model tells seconds from minutes; true after a fault.
    func addUnit(_ reading: inout Reading) -> Bool {
        guard let ratio = medianRatio else { return false }
        let place = Diagnostic.Place(file: table.file, field: table.unit.rawValue)
        let words = decimalText(ratio, decimals: ratio < 1 ? 3 : 1)
        let isTooLong = ratio >= Self.unitFactor
        if isTooLong || ratio <= 1 / Self.unitFactor {
            // Minutes that are too short are hours, seconds that are too long are milliseconds.
            let isOther = isTooLong == (table.unit == .minutes)
            reading.add(
                .travelUnit, at: place,
                (isOther ? "seem to be \(table.unit.other.rawValue)" : "are no \(table.unit.rawValue)")
                    + ": the middle one is \(words) times that of the embedded model.",
                remedy: isOther
                    ? "Name the column \(table.unit.other.rawValue)." : "Give minutes, or seconds under that name.")
            return true
        }
        if !UsualTravel.ratios.contains(ratio) {
            reading.add(
                .travelLevel, .warning, at: place,
                "are far from usual: the middle one is \(words) times that of the embedded model.",
                remedy: "Check unit, speeds and the order of coordinates with \"lotwright travel check\".")
        }
        return false
    }

    private var medianRatio: Double? {
        let areas = region.areas
        let count = Int32(areas.areas.count)
        var ratios: [Double] = []
        for row in table.minutes.indices
        where table.from[row] < count && table.to[row] < count && table.minutes[row] > 0 {
            let from = areas[Int(table.from[row])]
            let to = areas[Int(table.to[row])]
            let kilometres = from.centroid.distance(to: to.centroid) / 1_000
            guard Self.kilometres.contains(kilometres) else { continue }
            let model = region.rules.modelMinutes(
                kilometres: kilometres, withinLondon: from.isLondon && to.isLondon)
            ratios.append(table.minutes[row] / model)
        }
        return ratios.isEmpty ? nil : ratios.sorted()[ratios.count / 2]
    }

    private func position(_ place: Int32) -> Position {
        let areas = region.areas.areas
        if Int(place) < areas.count { return areas[Int(place)].centroid }
        return region.providers?[Int(place) - areas.count].base ?? Position(x: 0, y: 0)
    }

    /// Neighbours must know each other's minutes, both ways, unless `links.csv` states them.
    func addMissingNeighbours(_ matrix: TravelMatrix, _ reading: inout Reading) {
        guard let geography = region.geography else { return }
        let stated = Set(
            geography.links.filter { $0.minutes != nil }.map {
                PlacePair(from: min($0.from, $0.to), to: max($0.from, $0.to))
            })
        func isKnown(_ from: Int, _ to: Int) -> Bool {
            guard let a = matrix.index(ofID: ids[from]), let b = matrix.index(ofID: ids[to]) else { return false }
            return matrix.times.minutes(from: a, to: b) != nil
        }
        for (a, neighbours) in geography.neighbours.enumerated() {
            for b in neighbours where b > a && !stated.contains(PlacePair(from: a, to: b)) {
                let there = isKnown(a, b)
                let back = isKnown(b, a)
                if there && back { continue }
                let pair = there ? "\(ids[b]) to \(ids[a])" : "\(ids[a]) to \(ids[b])"
                reading.add(
                    .travelNeighbourMissing, at: .init(file: table.file), value: pair,
                    "are neighbours without minutes\(there || back ? "" : " in either direction").",
                    remedy: "Add the row; where no road joins them, say so in the region's links.csv.")
            }
        }
    }

    /// Metres that a place may have moved since the minutes were made.
    static let movedMetres = 100.0

    /// Places that lay elsewhere when the minutes were made. Returns the providers among them, whose minutes are of no use.
    func addMoved(_ provenance: TravelProvenance?, _ reading: inout Reading) -> Set<Int> {
        guard let places = provenance?.places, !places.isEmpty else { return [] }
        let moved = ids.indices.filter { index in
            places[ids[index]].map { $0.distance(to: position(Int32(index))) > Self.movedMetres } ?? false
        }
        guard !moved.isEmpty else { return [] }
        let named = moved.prefix(3).map { ids[$0] }.joined(separator: ", ") + (moved.count > 3 ? " ..." : "")
        reading.add(
            .travelPlaceMoved, .warning, at: .init(file: table.file), value: named,
            "lay elsewhere when the minutes were made (\(counted(moved.count, "place"))).",
            remedy: "Build the matrix again. Until then trips of moved bases go by the nearest area.")
        return Set(moved.filter { $0 >= region.areas.areas.count })
    }

    /// Areas without minutes to any other: mostly neighbours beyond the road network of the engine.
    func addMissingAreas(_ matrix: TravelMatrix, _ reading: inout Reading) {
        let missing = region.areas.areas.map(\.code).filter { code in
            matrix.index(ofID: code).map { !matrix.isReached($0) } ?? true
        }
        // A single area has nobody to be reached from.
        guard !missing.isEmpty, region.areas.areas.count > 1 else { return }
        let named = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? " ..." : "")
        reading.add(
            .travelAreaMissing, .warning, at: .init(file: table.file), value: named,
            "\(missing.count == 1 ? "is one" : "are \(missing.count)") of "
                + "\(counted(region.areas.areas.count, "area")) without minutes to any other.",
            remedy: "Nothing: trips there go by the embedded model. A wider road network would have them.")
    }

    /// Bases that the matrix does not know go by the area nearest to them.
    func addMissingBases(_ matrix: TravelMatrix, _ reading: inout Reading) {
        guard let providers = region.providers else { return }
        let missing = providers.filter { matrix.index(ofID: $0.id) == nil }.map(\.id)
        guard !missing.isEmpty else { return }
        let named = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? " ..." : "")
        reading.add(
            .travelBaseMissing, .warning, at: .init(file: table.file), value: named,
            "\(missing.count == 1 ? "is the base" : "are bases") of \(missing.count) of \(counted(providers.count, "provider")) "
                + "without minutes of \(missing.count == 1 ? "its" : "their") own.",
            remedy:
                "Nothing: trips go by the nearest area. Build the matrix with the scenario's providers to have them.")
    }
}
