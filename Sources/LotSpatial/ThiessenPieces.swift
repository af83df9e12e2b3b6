import LotGeometry

/// Gives pieces that are cut off from the main piece of their area to the areas around them.
struct ThiessenPieces {
    let faces: [MultiPolygon]
    /// The area of each face.
    let owners: [Int]
    let areaCount: Int

    /// The owners after all cut-off pieces were moved.
    ///
    /// The main piece of an area is its largest connected one. The others go, largest first, to the main piece
    /// with the longest shared boundary, which grows by them; those that border none wait for the next round. Pieces that
    /// never border a main piece keep their owner. Ties go to the lower index.
    func settled() -> [Int] {
        let pieces = self.pieces()
        var mains = [Int](repeating: -1, count: areaCount)
        for (piece, members) in pieces.members.enumerated() {
            let owner = owners[members[0]]
            if mains[owner] < 0 || pieces.areas[piece] > pieces.areas[mains[owner]] { mains[owner] = piece }
        }
        var settled = [Int](repeating: -1, count: pieces.members.count)
        for (area, piece) in mains.enumerated() where piece >= 0 { settled[piece] = area }
        var open = settled.indices.filter { settled[$0] < 0 }
        open.sort { (-pieces.areas[$0], $0) < (-pieces.areas[$1], $1) }
        while true {
            var waiting: [Int] = []
            for piece in open {
                var shared: [Int: Double] = [:]
                for (other, metres) in pieces.neighbours[piece] where settled[other] >= 0 {
                    shared[settled[other], default: 0] += metres
                }
                if let best = shared.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
                    settled[piece] = best.key
                } else {
                    waiting.append(piece)
                }
            }
            if waiting.count == open.count { break }
            open = waiting
        }
        var result = owners
        for (piece, members) in pieces.members.enumerated() where settled[piece] >= 0 {
            for face in members { result[face] = settled[piece] }
        }
        return result
    }

    /// Connected faces of one area, with area in square metres and shared boundary in metres.
    private func pieces() -> (members: [[Int]], areas: [Double], neighbours: [[(piece: Int, metres: Double)]]) {
        let table = EdgeTable(faces)
        var metres: [AreaPair: Double] = [:]
        for (edge, other) in table.shared {
            let one = table.edges[Int(edge)]
            metres[AreaPair(Int(one.area), Int(table.edges[Int(other)].area)), default: 0] += one.length
        }
        let shared = metres.map { SharedBoundary($0.key, metres: $0.value) }.sorted { $0.pair < $1.pair }
        let inner = shared.filter { owners[$0.pair.a] == owners[$0.pair.b] }
        let members = Contiguity(areaCount: faces.count, boundaries: inner).components
        var pieceOf = [Int](repeating: 0, count: faces.count)
        for (piece, faces) in members.enumerated() { for face in faces { pieceOf[face] = piece } }
        var neighbours = [[(piece: Int, metres: Double)]](repeating: [], count: members.count)
        for boundary in shared where pieceOf[boundary.pair.a] != pieceOf[boundary.pair.b] {
            let (a, b) = (pieceOf[boundary.pair.a], pieceOf[boundary.pair.b])
            neighbours[a].append((b, boundary.metres))
            neighbours[b].append((a, boundary.metres))
        }
        return (members, members.map { $0.reduce(0) { $0 + faces[$1].area } }, neighbours)
    }
}
