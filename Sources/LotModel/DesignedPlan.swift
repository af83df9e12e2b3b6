/// What the design of a tier's lots came to, beside the plan itself.
public struct DesignedPlan: Hashable, Sendable {
    public struct Score: Hashable, Sendable {
        public let name: String
        public let weight: Double
        public let value: Double

        public init(name: String, weight: Double, value: Double) {
            self.name = name
            self.weight = weight
            self.value = value
        }
    }

    public struct Measure: Hashable, Sendable {
        public let name: String
        public let unit: String
        /// Of any lot; nil where it is not limited.
        public let least: Double?
        public let most: Double?
        /// One per lot of the tier.
        public let loads: [Double]

        public init(name: String, unit: String, least: Double?, most: Double?, loads: [Double]) {
            self.name = name
            self.unit = unit
            self.least = least
            self.most = most
            self.loads = loads
        }
    }

    public struct Borders: Hashable, Sendable {
        public let column: String
        public let budget: Int?
        public let splits: Int
        /// Regions that each lot holds a part of, but not the whole.
        public let partRegions: [Int]

        public init(column: String, budget: Int?, splits: Int, partRegions: [Int]) {
            self.column = column
            self.budget = budget
            self.splits = splits
            self.partRegions = partRegions
        }
    }

    public let tier: Int
    public let isProved: Bool
    public let scores: [Score]
    public let isLexicographic: Bool
    /// What plans were compared by: the weighted sum, or the first score.
    public let value: Double
    /// No plan under the same rules has a smaller value; nil where nothing is proved.
    public let bound: Double?
    public let gap: Double?
    public let gapSentence: String
    public let method: String
    public let seed: UInt64
    /// False where a clock or a person ended the search.
    public let isReproducible: Bool
    public let measures: [Measure]
    public let borders: [Borders]

    public init(
        tier: Int, isProved: Bool, scores: [Score], isLexicographic: Bool, value: Double, bound: Double?, gap: Double?,
        gapSentence: String, method: String, seed: UInt64, isReproducible: Bool, measures: [Measure],
        borders: [Borders]
    ) {
        self.tier = tier
        self.isProved = isProved
        self.scores = scores
        self.isLexicographic = isLexicographic
        self.value = value
        self.bound = bound
        self.gap = gap
        self.gapSentence = gapSentence
        self.method = method
        self.seed = seed
        self.isReproducible = isReproducible
        self.measures = measures
        self.borders = borders
    }
}

extension Scenario {
    /// The tier whose lots are to be designed.
    public var designTier: Int? { plan.tiers.firstIndex { $0.rules.source == .designed } }

    /// Whether there is a tier whose lots are still to be designed.
    public var needsDesign: Bool { designTier.map { plan.tiers[$0].lots.isEmpty } ?? false }

    /// The same with lots for the designed tier, one number from 0 for each core area.
    public func designed(_ lots: [Int], _ result: DesignedPlan) -> Scenario {
        let ids = DesignedLots.ids(count: (lots.max() ?? 0) + 1)
        var other = self
        other.plan = LotPlan(
            tiers: plan.tiers.map(\.rules),
            lotIDs: plan.tiers.enumerated().map { index, tier in
                index == result.tier ? lots.map { ids[$0] } : tier.lotOfArea.map { $0.map { tier.lots[$0].id } }
            }, areas: areas)
        other.designed = result
        return other
    }

    /// The same with other wishes.
    public func wishing(_ wishes: DesignWishes) -> Scenario {
        var other = self
        other.design = wishes
        return other
    }
}

/// Ids of designed lots.
public enum DesignedLots {
    /// `L1`, `L2` ..., as wide as needed to stand in the order of their numbers.
    public static func ids(count: Int) -> [String] {
        let width = String(count).count
        return (1...max(1, count)).map { number in
            let digits = String(number)
            return "L" + String(repeating: "0", count: width - digits.count) + digits
        }
    }
}
