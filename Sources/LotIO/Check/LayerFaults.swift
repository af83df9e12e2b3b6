import LotModel
import LotSpatial

extension LayerFault {
    /// Faults of codes, edition and plane.
    static func ofText(_ codes: LayerCodes, _ vintage: LayerVintage, _ plane: LayerPlane) -> [LayerFault] {
        var faults: [LayerFault] = []
        if let words = plane.fault { faults.append(LayerFault(.plane, [], words, isRefused: true)) }
        if codes.property == nil {
            faults.append(LayerFault(.code, [], "no property holds codes of areas", isRefused: true))
        }
        if !codes.missing.isEmpty {
            let features = codes.missing.map { "feature \($0)" }
            faults.append(LayerFault(.code, features, "without a code", isRefused: true))
        }
        for (code, features) in codes.repeated {
            let numbers = features.map { "\($0)" }.joined(separator: ", ")
            faults.append(LayerFault(.code, [code], "is the code of features \(numbers)", isRefused: true))
        }
        // A run compares codes with its own area table and is the judge of that.
        if vintage.isContradicted || vintage.isMixed {
            faults.append(LayerFault(.vintage, vintage.endedBesideNew, vintage.words, isRefused: false))
        }
        return faults
    }

    static func ofInvalid(_ invalid: [InvalidArea], _ codes: LayerCodes) -> [LayerFault] {
        invalid.map {
            LayerFault(.invalid, [codes.labels[$0.area]], $0.reason, place: $0.place, isRefused: true)
        }
    }

    private static func mixed(_ report: LayerReport) -> [LayerFault] {
        guard let mixed = report.tiling?.mixedPlanes else { return [] }
        let areas = Set(mixed.pairs.flatMap { [$0.a, $0.b] }).sorted()
        return [
            LayerFault(
                .plane, areas.map { report.codes.labels[$0] }, mixed.words,
                isRefused: mixed.metres > report.toleranceMetres)
        ]
    }

    /// Faults between areas. Slivers and edges that are not identical come last: a run lives with them.
    static func ofTiling(_ report: LayerReport) -> [LayerFault] {
        func labels(_ areas: [Int]) -> [String] { areas.map { report.codes.labels[$0] } }
        func fault(_ kind: Kind, of overlaps: [Overlap], _ words: String, isRefused: Bool = false) -> [LayerFault] {
            overlaps.map {
                LayerFault(
                    kind, labels([$0.pair.a, $0.pair.b]), words, place: $0.place, squareMetres: $0.squareMetres,
                    isRefused: isRefused)
            }
        }
        func fault(_ kind: Kind, of gaps: [Gap], _ words: String) -> [LayerFault] {
            gaps.map {
                LayerFault(
                    kind, labels($0.adjacent), words, place: $0.place, squareMetres: $0.squareMetres, isRefused: false)
            }
        }
        let edges = report.inexact.map { boundary in
            LayerFault(
                .inexact, labels([boundary.pair.a, boundary.pair.b]),
                "share \(decimalText(boundary.metres, decimals: 0)) m of boundary whose edges are not identical",
                isRefused: false)
        }
        return mixed(report) + fault(.overlap, of: report.overlaps, "both claim this land", isRefused: true)
            + fault(.gap, of: report.gaps, "enclose land of no area")
            + fault(.sliver, of: report.thinOverlaps, "overlap in a thin strip")
            + fault(.sliver, of: report.thinGaps, "leave a thin strip between them") + edges
    }
}

extension LayerReport {
    /// The same report with these faults after its own.
    func adding(_ more: [LayerFault]) -> LayerReport {
        LayerReport(
            name: name, codes: codes, vintage: vintage, plane: plane, projection: projection, shapes: shapes,
            invalid: invalid, tiling: tiling, toleranceMetres: toleranceMetres, cutAreas: cutAreas,
            faults: faults + more, warnings: warnings, notes: notes)
    }
}

extension MixedPlanes {
    /// The end of a sentence on the file.
    var words: String {
        "mixes boundaries of two transformations: \(counted(edges, "edge")) of \(counted(pairs.count, "pair")) of neighbours"
            + " would be common if one side lay \(decimalText(metres, decimals: 1)) m off"
            + " (E \(decimalText(eastMetres, decimals: 1)), N \(decimalText(northMetres, decimals: 1)))"
    }
}
