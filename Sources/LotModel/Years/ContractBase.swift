/// What the first contract year hands to the later ones: who works what, at which rate and cost, and what nobody works.
public struct ContractBase: Hashable, Sendable {
    /// One contract's work, or all that a spot tier does.
    public struct Work: Hashable, Sendable {
        public let tier: Int
        /// Nil for spot.
        public let lot: Int?
        public let provider: Int?
        /// Contact hours a week as awarded; 0 for spot.
        public let awarded: Double
        /// Contact hours a week by area, ascending.
        public let cells: [Cell]
        /// Pence an hour, whole for a contract, the mean for spot.
        public let ratePence: Double
        /// Pence an hour, means over the hours.
        public let supplementPence: Double
        public let cost: Cost

        public init(
            tier: Int, lot: Int?, provider: Int?, awarded: Double, cells: [Cell], ratePence: Double,
            supplementPence: Double, cost: Cost
        ) {
            self.tier = tier
            self.lot = lot
            self.provider = provider
            self.awarded = awarded
            self.cells = cells
            self.ratePence = ratePence
            self.supplementPence = supplementPence
            self.cost = cost
        }

        public var hours: Double { cells.reduce(0) { $0 + $1.hours } }
        /// Its name among the work of all years.
        public var key: String { "\(lot.map { "\($0)" } ?? "-")/\(provider.map { "\($0)" } ?? "-")/\(ratePence)" }
    }

    public struct Cell: Hashable, Sendable {
        public let area: Int
        public let hours: Double

        public init(area: Int, hours: Double) {
            self.area = area
            self.hours = hours
        }
    }

    /// Pence an hour without surplus: all of it, what is saved by not working it, and an hour's pay with on-costs.
    public struct Cost: Hashable, Sendable {
        public let full: Double
        public let avoidable: Double
        public let pay: Double

        public init(full: Double, avoidable: Double, pay: Double) {
            self.full = full
            self.avoidable = avoidable
            self.pay = pay
        }
    }

    public struct Tier: Hashable, Sendable {
        public let name: String
        public let isSpot: Bool
        /// What spot pays where it delivers nothing in the first year.
        public let ratePence: Int?
        /// Hours a week that spot providers without a contract could work beyond what they do; 0 for contracts.
        public let room: Double

        public init(name: String, isSpot: Bool, ratePence: Int?, room: Double) {
            self.name = name
            self.isSpot = isSpot
            self.ratePence = ratePence
            self.room = room
        }
    }

    public let tiers: [Tier]
    /// By tier, spot tiers with one each.
    public let works: [Work]
    /// Hours a week that nobody works, of each core area.
    public let unmet: [Double]
    /// With council-funded care.
    public let people: Double

    public init(tiers: [Tier], works: [Work], unmet: [Double], people: Double) {
        self.tiers = tiers
        self.works = works
        self.unmet = unmet
        self.people = people
    }

    public var commissioned: Double { works.reduce(unmet.reduce(0, +)) { $0 + $1.hours } }
}
