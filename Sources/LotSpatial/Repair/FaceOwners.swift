import LotGeometry

/// Decides which area each face belongs to.
///
/// A face as wide as the tolerance belongs to the area that claims its inner point; claimed by several it is refused,
/// claimed by none it stays a gap. Thinner faces are misfit: each goes to the claiming area, else to any, with which it
/// shares the most boundary, from the outside in, until nothing changes.
struct FaceOwners {
    /// By face; nil for gaps.
    private(set) var owners: [Int?]
    private(set) var filledGaps = RepairedPieces()
    private(set) var removedOverlaps = RepairedPieces()
    private(set) var refusals: [RepairRefusal] = []

    private let claims: [[Int32]]
    private let metres: [Polygon]
    private let isThin: [Bool]
    /// Neighbouring faces of each with the length of common boundary, ascending by face.
    private let beside: [[(face: Int, metres: Double)]]

    /// - Parameters:
    ///   - claims: areas that contain an inner position of the face, ascending.
    ///   - metres: the faces in metres, with identical edges.
    init(claims: [[Int32]], metres: [Polygon], settings: RepairSettings) {
        self.claims = claims
        self.metres = metres
        isThin = metres.map { Self.width($0) < settings.toleranceMetres }
        beside = Self.neighbours(metres)
        owners = [Int?](repeating: nil, count: metres.count)
        assignSolid()
        assignThin(settings)
    }

    static func width(_ face: Polygon) -> Double { 2 * face.area / face.perimeter }

    private static func neighbours(_ faces: [Polygon]) -> [[(face: Int, metres: Double)]] {
        let table = EdgeTable(faces.map { MultiPolygon([$0]) })
        var lengths: [AreaPair: Double] = [:]
        for (edge, other) in table.shared {
            let pair = AreaPair(Int(table.edges[Int(edge)].area), Int(table.edges[Int(other)].area))
            lengths[pair, default: 0] += table.edges[Int(edge)].length
        }
        var beside = [[(face: Int, metres: Double)]](repeating: [], count: faces.count)
        for (pair, metres) in lengths.sorted(by: { $0.key < $1.key }) {
            beside[pair.a].append((pair.b, metres))
            beside[pair.b].append((pair.a, metres))
        }
        return beside
    }

    private mutating func assignSolid() {
        for face in claims.indices where !isThin[face] {
            if claims[face].count > 1 {
                let place = metres[face].exterior.boundingBox.center
                refusals.append(
                    .overlap(
                        AreaPair(Int(claims[face][0]), Int(claims[face][1])), squareMetres: metres[face].area,
                        widthMetres: Self.width(metres[face]), place: place))
            }
            owners[face] = claims[face].first.map(Int.init)
        }
    }

    private mutating func assignThin(_ settings: RepairSettings) {
        var open = claims.indices.filter { face in
            isThin[face] && (!claims[face].isEmpty || metres[face].area <= settings.fillSquareMetres)
        }
        while !open.isEmpty {
            // All of one round look at the round before, so that the order of faces does not matter.
            let found = open.map { (face: $0, owner: nearestOwner(of: $0)) }
            for (face, owner) in found { if let owner { give(face, to: owner) } }
            let left = found.filter { $0.owner == nil }.map(\.face)
            if left.count == open.count { break }
            open = left
        }
        // Thin land that borders nothing but gaps keeps its owner: it may be an islet.
        for face in open { if let owner = claims[face].first { give(face, to: Int(owner)) } }
    }

    private func nearestOwner(of face: Int) -> Int? {
        var lengths: [Int: Double] = [:]
        for (other, metres) in beside[face] { if let owner = owners[other] { lengths[owner, default: 0] += metres } }
        let claiming = lengths.filter { claims[face].contains(Int32($0.key)) }
        return (claiming.isEmpty ? lengths : claiming).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private mutating func give(_ face: Int, to owner: Int) {
        owners[face] = owner
        if claims[face].isEmpty {
            filledGaps.count += 1
            filledGaps.squareMetres += metres[face].area
        } else if claims[face].count > 1 {
            removedOverlaps.count += 1
            removedOverlaps.squareMetres += metres[face].area
        }
    }
}
