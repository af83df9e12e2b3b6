import LotIO
import LotSpatial

/// The member `repair` of the report of `lotwright geodata check FILE --repair --format json`.
struct RepairJSON {
    private let layer: LayerRepair

    init(_ layer: LayerRepair) { self.layer = layer }

    /// Land gained and lost by each area whose code stands beside it, in the order of the file.
    var value: JSONValue {
        let repair = layer.repair
        let labels = layer.before.codes.labels
        return .members([
            ("refused", .list(RepairText(layer).refusals.map { .text($0) })),
            ("tolerance_m", .number(layer.settings.toleranceMetres, decimals: 3)),
            ("fill_square_m", .number(layer.settings.fillSquareMetres, decimals: 3)),
            ("made_valid", .list(repair.madeValid.map { .text(labels[$0.area]) })),
            ("joined_corners", .whole(repair.joinedCorners)), ("inserted_corners", .whole(repair.insertedCorners)),
            ("filled_slivers", pieces(repair.filledGaps)), ("removed_overlaps", pieces(repair.removedOverlaps)),
            ("moved_square_m", .number(repair.moved.reduce(0, +), decimals: 3)),
            (
                "moved",
                .list(
                    zip(labels, repair.moved).map { label, squareMetres in
                        .members([("code", .text(label)), ("square_m", .number(squareMetres, decimals: 3))])
                    })
            ),
        ])
    }

    private func pieces(_ pieces: RepairedPieces) -> JSONValue {
        .members([("count", .whole(pieces.count)), ("square_m", .number(pieces.squareMetres, decimals: 6))])
    }
}
