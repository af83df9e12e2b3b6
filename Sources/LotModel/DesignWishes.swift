/// What the lots of a tier are to be designed for, as a scenario states it. Areas are indices of core areas.
public struct DesignWishes: Sendable {
    /// A quantity that every lot carries; by the first of them a lot's compactness is weighed.
    public struct Measure: Hashable, Sendable {
        public enum Quantity: Hashable, Sendable {
            case known(DesignQuantity)
            /// A column of the area table, one value per core area.
            case column(String, values: [Double])
        }

        /// What every lot may carry; all that are there hold at once.
        public struct Limits: Hashable, Sendable {
            /// Share of the mean lot.
            public let tolerance: Double?
            /// Of every lot, in the measure's own unit.
            public let least: Double?
            public let most: Double?

            public init(tolerance: Double? = nil, least: Double? = nil, most: Double? = nil) {
                self.tolerance = tolerance
                self.least = least
                self.most = most
            }
        }

        public let quantity: Quantity
        public let limits: Limits

        public init(_ quantity: Quantity, _ limits: Limits) {
            self.quantity = quantity
            self.limits = limits
        }

        public var name: String {
            switch quantity {
            case .known(let quantity): quantity.rawValue
            case .column(let column, _): column
            }
        }
    }

    /// Two areas, `a < b`.
    public struct Pair: Hashable, Sendable {
        public let a: Int
        public let b: Int

        public init(_ one: Int, _ other: Int) {
            a = min(one, other)
            b = max(one, other)
        }
    }

    /// Districts, health areas or others whose borders lots should keep to.
    public struct Borders: Hashable, Sendable {
        public let column: String
        /// Region of each core area.
        public let labels: [String]
        /// Most splits: parts of regions in lots, less the number of regions. Nil only counts them.
        public let splits: Int?

        public init(column: String, labels: [String], splits: Int?) {
            self.column = column
            self.labels = labels
            self.splits = splits
        }
    }

    /// A score with its weight; not used where scores are taken one after the other.
    public struct Term: Sendable {
        public let score: WishedScore
        public let weight: Double
        /// Load of the first measure that a provider can live on, for `viability`, which cannot do without.
        public let least: Double?
        /// Where it is written, for what only the search can refuse.
        public let place: Diagnostic.Place

        public init(_ score: WishedScore, weight: Double, least: Double? = nil, place: Diagnostic.Place) {
            self.score = score
            self.weight = weight
            self.least = least
            self.place = place
        }
    }

    /// A plan that lots should stay close to, or start from: the lot of each core area.
    public struct Kept: Sendable {
        public let lotIDs: [String]
        /// Weight of churn in the objective; 0 only starts from the plan.
        public let weight: Double
        public let place: Diagnostic.Place

        public init(lotIDs: [String], weight: Double, place: Diagnostic.Place) {
            self.lotIDs = lotIDs
            self.weight = weight
            self.place = place
        }
    }

    public enum Effort: String, CaseIterable, Sendable {
        case quick
        case standard
        case thorough
    }

    public let lots: ClosedRange<Int>
    public let measures: [Measure]
    public let together: [[Int]]
    public let apart: [[Int]]
    /// Lot, from 0, of areas that must be in it.
    public let locked: [Int: Int]
    public let links: [Pair]
    public let barriers: [Pair]
    public let borders: [Borders]
    public let keep: Kept?
    /// Areas that may leave the lot that the kept plan has for them; nil for all.
    public let splitOnly: [Int]?
    public let terms: [Term]
    public let isLexicographic: Bool
    public let effort: Effort
    /// Of the section.
    public let place: Diagnostic.Place

    public init(
        lots: ClosedRange<Int>, measures: [Measure], together: [[Int]] = [], apart: [[Int]] = [],
        locked: [Int: Int] = [:], links: [Pair] = [], barriers: [Pair] = [], borders: [Borders] = [],
        keep: Kept? = nil, splitOnly: [Int]? = nil, terms: [Term], isLexicographic: Bool = false,
        effort: Effort = .standard, place: Diagnostic.Place
    ) {
        self.lots = lots
        self.measures = measures
        self.together = together
        self.apart = apart
        self.locked = locked
        self.links = links
        self.barriers = barriers
        self.borders = borders
        self.keep = keep
        self.splitOnly = splitOnly
        self.terms = terms
        self.isLexicographic = isLexicographic
        self.effort = effort
        self.place = place
    }

    /// What plans are judged by: the terms of the objective, and churn where the kept plan has a weight.
    public var judgedBy: [Term] {
        guard let keep, keep.weight > 0, !terms.contains(where: { $0.score == .churn }) else { return terms }
        return terms + [Term(.churn, weight: keep.weight, place: keep.place)]
    }

    /// The same for another number of lots.
    public func with(lots: ClosedRange<Int>) -> DesignWishes {
        DesignWishes(
            lots: lots, measures: measures, together: together, apart: apart, locked: locked, links: links,
            barriers: barriers, borders: borders, keep: keep, splitOnly: splitOnly, terms: terms,
            isLexicographic: isLexicographic, effort: effort, place: place)
    }
}

/// Quantities of areas that lots can be balanced by without a column of their own.
public enum DesignQuantity: String, CaseIterable, Sendable {
    /// Commissioned contact hours a week.
    case hours
    /// The same with the travel of one provider that works them all.
    case travelHours = "travel_hours"
    /// Commissioned hours of areas in classes D and E.
    case ruralHours = "rural_hours"
    /// People with council-funded home care.
    case people
    /// Pounds a week at the minimum price of each area.
    case value

    public var unit: String {
        switch self {
        case .hours, .travelHours, .ruralHours: "hours/week"
        case .people: "people"
        case .value: "pounds/week"
        }
    }
}

/// What lots can be wished to be good at; less of each is better.
public enum WishedScore: String, CaseIterable, Sendable {
    /// Load of the first measure x km2 to each lot's middle area.
    case hess
    /// Neighbouring pairs in different lots.
    case cutEdges = "cut_edges"
    /// Metres of boundary between lots.
    case cutLength = "cut_length"
    /// Load x minutes to each lot's middle area, by the run's travel times.
    case travel
    /// Parts of regions of the first borders in lots, over the number of regions.
    case splits
    /// Load that changes hands when each lot goes to the holder of the kept lot that it shares most with.
    case churn
    /// Load by which lots fall short of one that a provider can live on.
    case viability
    /// Load of classes D and E that lots have over or under their fair share.
    case mix
    /// Hours a week left without a provider, by a stand-in for the delivery model.
    case unmet
}
