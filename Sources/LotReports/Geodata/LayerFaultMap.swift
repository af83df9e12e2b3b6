import LotGeometry
import LotIO
import LotSpatial

/// The faults of a layer that have a place, as a map of small squares around them: GeoJSON in longitude and latitude, for a
/// geographic information system.
public enum LayerFaultMap {
    /// Half the side of a square, wide enough to be found on a map of a county. Metres.
    static let reach = 50.0

    /// Throws when PROJ fails.
    public static func bytes(_ report: LayerReport, threads: Int) async throws(SpatialFault) -> [UInt8] {
        var features: [GeoJSONFeature] = []
        for fault in report.faults {
            guard let place = fault.place else { continue }
            features.append(
                GeoJSONFeature(
                    properties: [
                        JSONMember(key: "kind", value: .text(fault.kind.rawValue)),
                        JSONMember(key: "areas", value: .text(fault.areas.joined(separator: " "))),
                        JSONMember(key: "words", value: .text(fault.words)),
                        JSONMember(
                            key: "square_m", value: fault.squareMetres.map { .number($0, decimals: 3) } ?? .null),
                        JSONMember(key: "refused", value: .boolean(fault.isRefused)),
                    ], shape: try square(around: place)))
        }
        return try await GeoJSONWriter.bytes(projecting: features, with: Projector(), threads: threads)
    }

    private static func square(around place: Position) throws(SpatialFault) -> MultiPolygon {
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
            Position(x: place.x + $0.0 * reach, y: place.y + $0.1 * reach)
        }
        do throws(RingFault) {
            return MultiPolygon([Polygon(exterior: try Ring(corners))])
        } catch {
            throw .geometryFailed(operation: "square", areas: [], message: "\(error)")
        }
    }
}
