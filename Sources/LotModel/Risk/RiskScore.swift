/// A rating as it was written, with its points.
public struct RiskRating: Hashable, Sendable {
    public let text: String
    /// 0 (worst) to 100 (best).
    public let points: Double

    public init(_ text: String, points: Double) {
        self.text = text
        self.points = points
    }
}

/// What the ratings of one service come to.
public struct RiskScore: Hashable, Sendable {
    /// 0 (worst) to 100 (best) in whole hundredths, half up, so that the figure that is printed decides the colour; nil
    /// where nothing that counts is rated.
    public let score: Double?
    public let colour: RiskColour?
    /// Points of each criterion that count; nil for one that is left out or does not rate this kind of service.
    public let points: [Double?]
    /// Criteria that rate this kind of service but have no rating of it.
    public let missing: [Int]
    /// Which part of the weight of the criteria for this kind of service is rated, 0 to 1.
    public let ratedShare: Double
    /// Criteria whose own cut-offs make their points red.
    public let redCriteria: [Int]
}

extension RiskMatrix {
    /// Whole hundredths, half up.
    ///
    /// A millionth of a hundredth makes up for what sums of fractions lose, so that half a hundredth is always rounded up.
    static func hundredths(_ value: Double) -> Double { (value * 100 + 0.5 + 1e-6).rounded(.down) / 100 }

    /// The weighted mean of points over the criteria that count.
    ///
    /// - Parameter ratings: one for each criterion; those of criteria that do not rate this kind are not looked at.
    public func score(_ ratings: [RiskRating?], kind: RiskService.Kind) -> RiskScore {
        precondition(ratings.count == criteria.count)
        let rates = criteria.map { $0.kinds.contains(kind) }
        let lacking = criteria.indices.filter { rates[$0] && ratings[$0] == nil }
        let points = criteria.indices.map { index -> Double? in
            guard rates[index] else { return nil }
            return ratings[index]?.points ?? (missing == .worst ? criteria[index].scale.worstPoints : nil)
        }
        var sum = 0.0
        var weight = 0.0
        var asked = 0.0
        var rated = 0.0
        for (index, criterion) in criteria.enumerated() where rates[index] {
            asked += criterion.weight
            if ratings[index] != nil { rated += criterion.weight }
            guard let points = points[index] else { continue }
            sum += criterion.weight * points
            weight += criterion.weight
        }
        let score = weight > 0 ? Self.hundredths(sum / weight) : nil
        return RiskScore(
            score: score, colour: score.map(cutOffs.colour), points: points, missing: lacking,
            ratedShare: asked > 0 ? rated / asked : 0,
            redCriteria: criteria.indices.filter { index in
                guard let own = criteria[index].cutOffs, let points = points[index] else { return false }
                return own.colour(points) == .red
            })
    }
}
