import LotGeometry

/// Size class of a provider: decides growth, radius, viability and tiers where no file states them.
public enum ProviderClass: String, CaseIterable, Sendable {
    case small
    case medium
    case large
}

/// A home-care provider. Hours are worker contact hours per week.
public struct Provider: Hashable, Sendable {
    public let id: String
    public let name: String
    public let sizeClass: ProviderClass
    /// Branch from which carers are run, EPSG:27700.
    public let base: Position
    public let currentHours: Double
    /// Hours it can add within half a year.
    public let growthHours: Double
    public let wagePence: Double
    /// 0 (worst) to 1 (best).
    public let quality: Double
    /// 0 (none) to 1 (certain to fail); illustrative, not a judgement of a provider.
    public let risk: Double
    public let radiusMinutes: Double
    /// Volume below which the branch does not pay.
    public let viabilityHours: Double
    /// Names of the tiers in which it bids or takes spot packages.
    public let tiers: Set<String>
    /// Its own price per hour, by name of tier: what a spot tier pays it, and what it bids elsewhere.
    public let ratesPence: [String: Int]
    /// Carers who leave it in a year, over carers there; nil where nobody states it, and then no post is taken to stand empty.
    public let turnoverYear: Double?

    public init(
        id: String, name: String, sizeClass: ProviderClass, base: Position, currentHours: Double, growthHours: Double,
        wagePence: Double, quality: Double, risk: Double, radiusMinutes: Double, viabilityHours: Double,
        tiers: Set<String>, ratesPence: [String: Int] = [:], turnoverYear: Double? = nil
    ) {
        self.id = id
        self.name = name
        self.sizeClass = sizeClass
        self.base = base
        self.currentHours = currentHours
        self.growthHours = growthHours
        self.wagePence = wagePence
        self.quality = quality
        self.risk = risk
        self.radiusMinutes = radiusMinutes
        self.viabilityHours = viabilityHours
        self.tiers = tiers
        self.ratesPence = ratesPence
        self.turnoverYear = turnoverYear
    }
}

extension [Provider] {
    /// The same providers as Provider A, B ... in the order of the list.
    public var pseudonymous: [Provider] { enumerated().map { $1.named("Provider " + Pseudonym.letters($0)) } }
}

extension Provider {
    func named(_ name: String) -> Provider {
        Provider(
            id: id, name: name, sizeClass: sizeClass, base: base, currentHours: currentHours, growthHours: growthHours,
            wagePence: wagePence, quality: quality, risk: risk, radiusMinutes: radiusMinutes,
            viabilityHours: viabilityHours, tiers: tiers, ratesPence: ratesPence, turnoverYear: turnoverYear)
    }
}

/// Letters in place of names.
public enum Pseudonym {
    /// A, B ... Z, AA, AB ... as spreadsheets name columns; `index` counts from 0.
    public static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }

    /// `P001`, `P002` ...; `index` counts from 0.
    public static func id(_ index: Int) -> String {
        let digits = String(index + 1)
        return "P" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

/// A price for one lot, or for several lots all or nothing.
public struct Bid: Hashable, Sendable {
    public let id: String
    public let provider: Int
    public let tier: Int
    /// Lots of the tier, ascending.
    public let lots: [Int]
    /// Most hours per week that the bidder takes under this bid.
    public let maxHours: Double
    public let ratePence: Int
    /// 0 (worst) to 1 (best), as the evaluators marked it.
    public let quality: Double
    /// At most one of a provider's bids with the same name here wins; nil for a bid that may win beside any other.
    public let alternative: String?

    public init(
        id: String, provider: Int, tier: Int, lots: [Int], maxHours: Double, ratePence: Int, quality: Double = 0,
        alternative: String? = nil
    ) {
        self.id = id
        self.provider = provider
        self.tier = tier
        self.lots = lots
        self.maxHours = maxHours
        self.ratePence = ratePence
        self.quality = quality
        self.alternative = alternative
    }
}
