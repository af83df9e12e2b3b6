import LotGeometry
import LotIO
import LotMarket
import LotModel
import LotSearch
import LotSpatial

/// Makes providers from the entries of a register: home care, in reach, with drawn sizes.
public struct MarketImport: Sendable {
    /// Travel by the embedded model from the nearest core area beyond which a provider is left out.
    public static let reachMinutes = 60.0
    /// A base off every core polygon is still in the core so near to where its people live, if no centroid of a context area
    /// is nearer: indicative outlines are coarse.
    static let coreMetres = 500.0

    private let ground: ImportGround
    private let hours: Double
    private let seed: Seed
    private let keepsAllServices: Bool

    /// - Parameter hours: contact hours per week of the providers based in core areas, all together; above 0. Of all that are
    ///   kept where none is based there.
    public init(_ ground: ImportGround, hours: Double, seed: UInt64, keepsAllServices: Bool = false) {
        self.ground = ground
        self.hours = hours
        self.seed = Seed(seed).child("market.import")
        self.keepsAllServices = keepsAllServices
    }

    /// Throws `csv.no_rows` when no service is left: there is nobody to hold the hours.
    ///
    /// Cost: entries x core areas, and entries near the border x points.
    public func market(of register: Register) throws(InputRefused) -> ImportedMarket {
        var counts = ImportCounts()
        counts.rows = register.entries.count
        var unplaced: [RegisterEntry] = []
        var placed: [(entry: RegisterEntry, base: Position, isCore: Bool)] = []
        for entry in services(register.entries, &counts) {
            switch entry.place {
            case .unknown: unplaced.append(entry)
            case .position(let base):
                guard minutes(from: base) <= Self.reachMinutes else {
                    counts.beyondReach += 1
                    continue
                }
                placed.append((entry, base, isCore(base)))
            }
        }
        counts.unplaced = unplaced.count
        counts.kept = placed.count
        counts.core = placed.count { $0.isCore }
        counts.serviceNotStated = placed.count { $0.entry.service == .notStated }
        counts.unrated = placed.count { $0.entry.rating == nil }
        guard counts.kept > 0 else { throw nobody(register) }
        placed.sort { order($0.entry) < order($1.entry) }
        let sizes = sizes(placed.map { (entry: $0.entry, isCore: $0.isCore) })
        let defaults = ProviderDefaults(
            rules: ground.rules.market, wagePence: ground.rules.cost.wagePence, tiers: ground.tiers ?? [])
        let providers = zip(placed, sizes).map { place, size in
            let sizeClass = defaults.sizeClass(currentHours: size)
            return ImportedProvider(
                entry: place.entry, base: place.base, isCore: place.isCore, hours: size, sizeClass: sizeClass,
                quality: Self.quality(place.entry.rating), tiers: ground.tiers.map { _ in defaults.tiers(sizeClass) })
        }
        return ImportedMarket(providers: providers, unplaced: unplaced, counts: counts)
    }

    /// Assumption: good is the mean of the default market.
    static func quality(_ rating: RegisterEntry.Rating?) -> Double {
        switch rating {
        case .outstanding: 0.9
        case .good: 0.7
        case .requiresImprovement: 0.4
        case .inadequate: 0.1
        case nil: ProviderDefaults.quality
        }
    }

    /// Active home-care services, each location once.
    private func services(_ entries: [RegisterEntry], _ counts: inout ImportCounts) -> [RegisterEntry] {
        var seen: Set<[String]> = []
        return entries.filter { entry in
            guard entry.isActive else {
                counts.inactive += 1
                return false
            }
            guard keepsAllServices || entry.service != .other else {
                counts.otherServices += 1
                return false
            }
            // A location that changes hands or is registered anew gets a new id.
            let same = [entry.providerID, entry.name, entry.postcode].map { $0.lowercased() }
            let isNew = seen.insert([entry.id]).inserted
            let isAlone = same.contains("") || seen.insert(same).inserted
            if isNew && isAlone { return true }
            counts.duplicates += 1
            return false
        }
    }

    /// To the nearest core area.
    private func minutes(from base: Position) -> Double {
        let home = ground.areas.areas.min { $0.centroid.distance(to: base) < $1.centroid.distance(to: base) }
        return ground.areas.core.map { area in
            ground.rules.travel.modelMinutes(
                kilometres: area.centroid.distance(to: base) / 1_000,
                withinLondon: area.isLondon && home?.isLondon ?? false)
        }.min() ?? .infinity
    }

    private func isCore(_ base: Position) -> Bool {
        if ground.geography.shapes.contains(where: { $0.surrounds(base) }) { return true }
        let areas = ground.areas.areas
        let home = areas.indices.min {
            areas[$0].centroid.distance(to: base) < areas[$1].centroid.distance(to: base)
        }
        guard let home, home < ground.areas.coreCount else { return false }
        return ground.points.contains { $0.position.distance(to: base) <= Self.coreMetres }
    }

    private func order(_ entry: RegisterEntry) -> (UInt64, String) {
        (seed.child("order", name: entry.id).value, entry.id)
    }

    /// Hours of each, in hundredths, so that those of the core, or of all where none is there, sum to the hours asked for.
    private func sizes(_ placed: [(entry: RegisterEntry, isCore: Bool)]) -> [Double] {
        let sizes = MarketSizes(ground.rules.market)
        let drawn = placed.map { place in
            var generator = SeededGenerator(seed.child("size", name: place.entry.id))
            return sizes.people(&generator)
        }
        let core = placed.indices.filter { placed[$0].isCore }
        let holders = core.isEmpty ? Array(placed.indices) : core
        let scale = hours * 100 / holders.reduce(0) { $0 + drawn[$1] }
        var hundredths = drawn.map { max(1, ($0 * scale).rounded()) }
        // The rounding of all goes to the largest, which feels it least.
        if let largest = holders.max(by: { hundredths[$0] < hundredths[$1] }) {
            hundredths[largest] += (hours * 100).rounded() - holders.reduce(0) { $0 + hundredths[$1] }
        }
        return hundredths.map { $0 / 100 }
    }

    private func nobody(_ register: Register) -> InputRefused {
        InputRefused([
            Diagnostic(
                .csvNoRows, at: .init(file: register.inputs.first?.name ?? "register"),
                "has no service for home care that could be placed within reach of \(ground.region).",
                remedy: "Check the region; give files of postcodes; or take every service with --all-services.")
        ])
    }
}
