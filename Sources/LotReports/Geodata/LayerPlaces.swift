import LotGeometry
import LotIO
import LotSpatial

/// Places of a report in the plane in which they are written.
struct LayerPlaces {
    /// `EPSG:4326` or `EPSG:27700`.
    let plane: String
    let decimals: Int
    private let projector: Projector?

    /// Longitude and latitude, or metres as in the report.
    init(asLonLat: Bool) throws(SpatialFault) {
        projector = asLonLat ? try Projector() : nil
        plane = asLonLat ? "EPSG:4326" : "EPSG:27700"
        decimals = asLonLat ? 6 : 2
    }

    /// In the order given; nil stays nil.
    func written(_ places: [Position?]) throws(SpatialFault) -> [Position?] {
        guard let projector else { return places }
        let found = try projector.toLonLat(places.compactMap { $0 })
        var next = 0
        return places.map { place in
            guard place != nil else { return nil }
            next += 1
            return found[next - 1]
        }
    }

    func json(_ place: Position?) -> JSONValue {
        guard let place else { return .null }
        return .list([.number(place.x, decimals: decimals), .number(place.y, decimals: decimals)])
    }
}
