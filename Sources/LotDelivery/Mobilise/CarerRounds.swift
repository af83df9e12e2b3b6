import LotGeometry
import LotModel

/// The hours of one carer: pieces of a provider's areas that lie on its way.
struct CarerRound {
    struct Piece {
        let area: Int
        let hours: Double
    }

    let provider: Int
    let pieces: [Piece]

    var hours: Double { pieces.reduce(0) { $0 + $1.hours } }
}

/// Cuts each provider's hours into rounds of one carer each, along a way through its areas.
///
/// The way goes from the base to the nearest area and from there to the nearest one left, straight lines between centroids,
/// ties by index; the last round of a provider may be shorter. Which people share a carer inside an area is not known.
///
/// Cost: square of a provider's areas.
struct CarerRounds {
    private let providers: [Provider]
    private let places: [Position]
    private let roundHours: Double

    init(providers: [Provider], places: [Position], roundHours: Double) {
        self.providers = providers
        self.places = places
        self.roundHours = roundHours
    }

    /// By provider, along its way.
    func cut(_ areas: [[ProviderHours]]) -> [CarerRound] {
        var own = [[CarerRound.Piece]](repeating: [], count: providers.count)
        for (area, entries) in areas.enumerated() {
            for entry in entries where entry.hours > 0 {
                own[entry.provider].append(CarerRound.Piece(area: area, hours: entry.hours))
            }
        }
        return own.indices.flatMap { cut(way(from: providers[$0].base, own[$0]), of: $0) }
    }

    private func way(from base: Position, _ pieces: [CarerRound.Piece]) -> [CarerRound.Piece] {
        var left = pieces
        var way: [CarerRound.Piece] = []
        var here = base
        while !left.isEmpty {
            var nearest = 0
            for index in left.indices
            where here.distance(to: places[left[index].area]) < here.distance(to: places[left[nearest].area]) {
                nearest = index
            }
            // Order is kept, so that ties go to the lower index.
            let next = left.remove(at: nearest)
            way.append(next)
            here = places[next.area]
        }
        return way
    }

    private func cut(_ way: [CarerRound.Piece], of provider: Int) -> [CarerRound] {
        // Less than this of a round is rounding.
        let crumb = 1e-9 * roundHours
        var rounds: [CarerRound] = []
        var pieces: [CarerRound.Piece] = []
        var room = roundHours
        for piece in way {
            var left = piece.hours
            while left > 0 {
                let part = left - room <= crumb ? left : room
                pieces.append(CarerRound.Piece(area: piece.area, hours: part))
                left -= part
                room -= part
                if room <= crumb {
                    rounds.append(CarerRound(provider: provider, pieces: pieces))
                    pieces = []
                    room = roundHours
                }
            }
        }
        return pieces.isEmpty ? rounds : rounds + [CarerRound(provider: provider, pieces: pieces)]
    }
}
