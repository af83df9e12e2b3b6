import LotGeometry
import LotIO
import LotModel
import LotSpatial

/// The report of `lotwright geodata check FILE` for programs. Keys never change their meaning.
public struct LayerJSON {
    let report: LayerReport
    private let places: LayerPlaces
    private let repair: LayerRepair?

    /// Places are written in the plane of the file. Throws when PROJ fails.
    ///
    /// - Parameter repair: what came to the report, or what was refused.
    public init(_ report: LayerReport, repair: LayerRepair? = nil) throws(SpatialFault) {
        self.report = report
        self.repair = repair
        places = try LayerPlaces(asLonLat: report.plane.system == .lonLat)
    }

    public func bytes() throws(SpatialFault) -> [UInt8] { JSONWriter.bytes(try value()) }

    func value() throws(SpatialFault) -> JSONValue {
        let tiling = report.tiling
        let refused = report.faults.filter(\.isRefused)
        let file: [(String, JSONValue)] = [
            ("file", .text(Self.name(report.name))), ("accepted", .boolean(report.isAccepted)),
            ("areas", .whole(report.codes.labels.count)),
            ("code_field", report.codes.property.map { .text($0) } ?? .null),
            ("codes_missing", .whole(report.codes.missing.count)),
            ("codes_repeated", texts(report.codes.repeated.map(\.code))),
            ("level", .text(report.vintage.level.rawValue)), ("vintage", vintage), ("plane", plane),
            ("projection", projection), ("at_in", .text(places.plane)),
            ("tolerance_m", .number(report.toleranceMetres, decimals: 3)), ("invalid", try invalid()),
        ]
        let between: [(String, JSONValue)] = [
            ("neighbour_pairs", tiling.map { .whole($0.contiguity.boundaries.count) } ?? .null),
            ("components", tiling.map { .whole($0.contiguity.components.count) } ?? .null),
            ("apart", .list(report.apart.map { texts($0.map(label)) })),
            ("cut_areas", texts(report.cutAreas.map(label))), ("multipart", texts(report.multipart.map(label))),
            ("edges", tiling.map(edges) ?? .null),
            ("overlaps", try overlaps(report.overlaps)), ("gaps", try gaps(report.gaps)), ("slivers", try slivers()),
        ]
        let told: [(String, JSONValue)] = [
            ("unknown_codes", texts(report.vintage.unknown)), ("warnings", warnings), ("notes", texts(report.notes)),
            ("faults", .list(refused.map { .text(words($0)) })),
            ("repair", repair.map { RepairJSON($0).value } ?? .null),
        ]
        return .members(file + between + told)
    }

    private var vintage: JSONValue {
        let vintage = report.vintage
        return .members([
            ("guess", .text(vintage.words)), ("year", vintage.year.map { .whole($0) } ?? .null),
            ("codes", .whole(vintage.codes)), ("known", .whole(vintage.known)),
            ("only_in_2021", .whole(vintage.onlyIn2021)), ("contradicted", .boolean(vintage.isContradicted)),
            ("mixed", .boolean(vintage.isMixed)), ("ended_with_2011", texts(vintage.endedBesideNew)),
        ])
    }

    private var plane: JSONValue {
        .members([
            ("system", report.plane.system.map { .text($0.name) } ?? .null),
            ("decided_by", .text(report.plane.basis.rawValue)),
            ("fault", report.plane.fault.map { .text($0) } ?? .null),
        ])
    }

    private var projection: JSONValue {
        guard let projection = report.projection else { return .null }
        return .members([
            ("operation", .text(projection.operation)),
            ("accuracy_m", projection.accuracyMetres.map { .number($0, decimals: 3) } ?? .null),
            ("ostn15", .boolean(projection.usesGrid)), ("proj", .text(projection.projVersion)),
        ])
    }

    private func edges(_ tiling: Tiling) -> JSONValue {
        .members([
            ("all", .whole(tiling.edges)), ("identical_pairs", .whole(tiling.exactEdges)),
            ("not_identical", .whole(tiling.inexactBoundaries.reduce(0) { $0 + $1.edges })),
            ("identical_m", .number(tiling.exactMetres, decimals: 1)),
            ("not_identical_m", .number(tiling.inexactMetres, decimals: 1)),
            (
                "pairs",
                .list(
                    report.inexact.map { boundary in
                        .members([
                            ("codes", pair(boundary.pair)), ("edges", .whole(boundary.edges)),
                            ("metres", .number(boundary.metres, decimals: 1)),
                        ])
                    })
            ),
        ])
    }

    private func invalid() throws(SpatialFault) -> JSONValue {
        let written = try places.written(report.invalid.map(\.place))
        return .list(
            zip(report.invalid, written).map { invalid, place in
                .members([
                    ("code", .text(label(invalid.area))), ("reason", .text(invalid.reason)), ("at", places.json(place)),
                ])
            })
    }

    private func overlaps(_ overlaps: [Overlap], kind: String? = nil) throws(SpatialFault) -> JSONValue {
        let written = try places.written(overlaps.map(\.place))
        return .list(
            zip(overlaps, written).map { overlap, place in
                piece(kind, pair(overlap.pair), overlap.squareMetres, overlap.widthMetres, place)
            })
    }

    private func gaps(_ gaps: [Gap], kind: String? = nil) throws(SpatialFault) -> JSONValue {
        let written = try places.written(gaps.map(\.place))
        return .list(
            zip(gaps, written).map { gap, place in
                piece(kind, texts(gap.adjacent.map(label)), gap.squareMetres, gap.widthMetres, place)
            })
    }

    private func slivers() throws(SpatialFault) -> JSONValue {
        guard case .list(let overlaps) = try overlaps(report.thinOverlaps, kind: "overlap"),
            case .list(let gaps) = try gaps(report.thinGaps, kind: "gap")
        else { return .null }
        return .list(overlaps + gaps)
    }

    private func piece(
        _ kind: String?, _ codes: JSONValue, _ squareMetres: Double, _ width: Double, _ place: Position?
    ) -> JSONValue {
        .members(
            (kind.map { [("kind", JSONValue.text($0))] } ?? []) + [
                ("codes", codes), ("square_m", .number(squareMetres, decimals: 6)),
                ("width_m", .number(width, decimals: 6)), ("at", places.json(place)),
            ])
    }

    private func words(_ fault: LayerFault) -> String {
        "\(fault.kind.rawValue): \((fault.areas + [fault.words]).joined(separator: ", "))"
    }

    private func label(_ area: Int) -> String { report.codes.labels[area] }
    private func pair(_ pair: AreaPair) -> JSONValue { texts([label(pair.a), label(pair.b)]) }
    private func texts(_ items: [String]) -> JSONValue { .list(items.map { .text($0) }) }
}
