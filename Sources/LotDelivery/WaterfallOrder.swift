import LotModel

/// The order in which candidates of a round are asked: best margin per paid hour, then provider id, then area.
struct WaterfallOrder: Sendable {
    /// Place of each provider in the order of ids.
    private let places: [Int]

    init(_ providers: [Provider]) {
        let sorted = providers.indices.sorted { (providers[$0].id, $0) < (providers[$1].id, $1) }
        var places = [Int](repeating: 0, count: providers.count)
        for (place, index) in sorted.enumerated() {
            let isSame = place > 0 && providers[sorted[place - 1]].id == providers[index].id
            places[index] = isSame ? places[sorted[place - 1]] : place
        }
        self.places = places
    }

    /// Indices of the candidates that work at this price, first asked first.
    ///
    /// - Parameter cheapestFirst: whether the lowest rate goes before the best margin.
    func order(_ candidates: [Candidate], isPriceOff: Bool, cheapestFirst: Bool = false) -> [Int] {
        var keys: [Key] = []
        keys.reserveCapacity(candidates.count)
        for (index, candidate) in candidates.enumerated() where isPriceOff || candidate.isProfitable {
            keys.append(
                Key(
                    rate: cheapestFirst ? candidate.ratePence : 0, margin: candidate.marginPerPaidHour,
                    place: places[candidate.provider], area: candidate.area,
                    index: index))
        }
        keys.sort()
        return keys.map(\.index)
    }

    private struct Key: Comparable {
        /// The same for all where margins decide.
        let rate: Int
        let margin: Double
        let place: Int
        let area: Int
        let index: Int

        static func < (a: Key, b: Key) -> Bool {
            if a.rate != b.rate { return a.rate < b.rate }
            if a.margin != b.margin { return a.margin > b.margin }
            if a.place != b.place { return a.place < b.place }
            if a.area != b.area { return a.area < b.area }
            return a.index < b.index
        }
    }
}
