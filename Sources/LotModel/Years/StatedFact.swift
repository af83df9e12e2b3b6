/// Something that a paper says, with its paragraph: figures to hold against one another, never to compute with.
public struct StatedFact: Hashable, Sendable {
    public enum Measure: String, CaseIterable, Sendable {
        case hoursWeek = "hours_week"
        case hoursYear = "hours_year"
        case ratePence = "rate_pence"
        case spendPounds = "spend_pounds"
        case people
    }

    /// What it speaks of: patches, all home care, the start.
    public let what: String
    public let source: String
    /// In the order of `Measure.allCases`; nil where it says nothing.
    public let values: [Double?]
    /// What it says that is no number: a month, a financial year.
    public let says: String?
    /// Part of another subject.
    public let share: Double?
    public let shareOf: String?
    /// A list that is to be the whole, as shares or per cent.
    public let shares: [Double]
    /// Subjects that together are this one.
    public let parts: [String]

    public init(
        what: String, source: String, values: [Measure: Double] = [:], says: String? = nil, share: Double? = nil,
        shareOf: String? = nil, shares: [Double] = [], parts: [String] = []
    ) {
        self.what = what
        self.source = source
        self.values = Measure.allCases.map { values[$0] }
        self.says = says
        self.share = share
        self.shareOf = shareOf
        self.shares = shares
        self.parts = parts
    }

    public subscript(_ measure: Measure) -> Double? { zip(Measure.allCases, values).first { $0.0 == measure }?.1 }
}

/// A statement held against another, or against what others make of it.
public struct StatedCheck: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Two paragraphs on the same thing.
        case paragraphs
        /// Hours a week x 52 against hours a year.
        case hoursOfYear = "hours_of_year"
        /// Hours x rate against spend.
        case spend
        /// Spend over hours a year against rates.
        case impliedRate = "implied_rate"
        case shareOfHours = "share_of_hours"
        case shareOfSpend = "share_of_spend"
        case sharesSum = "shares_sum"
        /// Hours, spend, and hours x rate of parts against their whole.
        case partsHours = "parts_hours"
        case partsSpend = "parts_spend"
        case partsPrice = "parts_price"
    }

    public let kind: Kind
    public let what: String
    /// The arithmetic in words.
    public let words: String
    /// What is stated, and what it is held against; nil for texts.
    public let stated: Double?
    public let found: Double?
    public let fits: Bool
    /// Paragraphs, in the order of the arithmetic.
    public let sources: [String]
    /// Which of the facts the statement is.
    public let fact: Int

    public init(
        kind: Kind, what: String, words: String, stated: Double?, found: Double?, fits: Bool, sources: [String],
        fact: Int
    ) {
        self.kind = kind
        self.what = what
        self.words = words
        self.stated = stated
        self.found = found
        self.fits = fits
        self.sources = sources
        self.fact = fact
    }

    /// What was found over what is stated, less 1; nil for texts and where nothing is stated.
    public var difference: Double? {
        stated.flatMap { stated in found.flatMap { stated != 0 ? $0 / stated - 1 : nil } }
    }
}
