import LotModel
import LotSearch

/// One replicate: packages of care week by week.
///
/// A week goes: providers close, or are suspended or decommissioned where sanctions are asked for; packages end, or are handed back; new ones begin; all that wait are offered at once, down
/// the rounds of the expected view, those longest waiting first within an area. A package is served wholly by one provider,
/// which takes it when capacity and carers suffice for its paid hours, and when it still holds less than its share where
/// there are shares: the last package may exceed the share, since no part of it can be taken. What nobody takes waits, and
/// is offered again next week.
///
/// Cost per week: packages + offers; nothing is allocated once the arrays have grown.
struct SimulatedWeeks: Sendable {
    /// Hours below this are rounding.
    private static let crumb = 1e-9

    private let rounds: OfferRounds
    private let terms: SimulationTerms
    private let capacity: [Double]
    private let labour: [Double]
    /// Hours that a provider must work in these areas for it to be viable.
    private let viability: [Double]
    private var source: PackageSource
    private var shocks: ProviderShocks
    /// Nil where the scenario has none.
    private(set) var sanctions: ProviderSanctions?

    private(set) var week = 0
    /// In the order in which they began.
    private(set) var packages: [Package] = []
    private(set) var tally: SimulationTally

    // Recounted every week.
    private(set) var paidByProvider: [Double]
    private(set) var paidByArea: [Double]
    /// Paid hours per area of carers whose provider closed.
    private(set) var awayPaid: [Double]
    private var volume: [Double]
    private var isPressed: [Bool]
    private var heldUnderOffer: [Double]
    /// Hours of each area held under the offers of a lending round that is being asked.
    private var heldLent: [Double]
    /// Hours of all packages of an area, less those held under rounds already asked.
    private var left: [Double]

    // Waiting packages of each area, oldest first.
    private var first: [Int32]
    private var last: [Int32]
    private var next: [Int32] = []
    /// No waiting package of the area is smaller.
    private var smallest: [Double]

    init(
        _ rounds: OfferRounds, problem: DeliveryProblem, terms: SimulationTerms, viability: [Double],
        closuresPerYear: [Double], sanctions: (rules: SanctionRules, due: [DueSanction])? = nil, seed: Seed
    ) {
        self.rounds = rounds
        self.terms = terms
        let planned = 1 + problem.rules.plannedTravelMinutes / 60
        capacity = problem.capacity.map { problem.off.contains(.capacity) ? .infinity : $0 * planned }
        labour = problem.labour.paidHours.map { problem.off.contains(.labour) ? .infinity : $0 }
        self.viability = viability
        source = PackageSource(terms, hours: problem.hours, seed: seed.child("packages"))
        shocks = ProviderShocks(
            perYear: closuresPerYear, rules: terms.rules, ids: problem.providers.map(\.id), seed: seed)
        self.sanctions = sanctions.map {
            ProviderSanctions(
                $0.rules, providers: problem.providers, due: $0.due, successorWeeks: terms.rules.successorWeeks,
                seed: seed)
        }
        tally = SimulationTally(areas: problem.hours.count, weeks: terms.rules.weeks)
        paidByProvider = Array(repeating: 0, count: capacity.count)
        paidByArea = Array(repeating: 0, count: labour.count)
        awayPaid = paidByArea
        volume = paidByProvider
        isPressed = Array(repeating: false, count: capacity.count)
        heldUnderOffer = Array(repeating: 0, count: rounds.offers.count)
        left = paidByArea
        heldLent = paidByArea
        first = Array(repeating: -1, count: labour.count)
        last = first
        smallest = Array(repeating: .infinity, count: labour.count)
    }

    private var isCounted: Bool { week >= terms.rules.warmUpWeeks }

    mutating func step() {
        if week > 0 { shock() }
        if let counts = sanctions?.begin(week: week, closing: shocks.closing), isCounted {
            tally.sanctions.add(counts)
        }
        recount()
        begin()
        offer()
        if terms.losesUntaken { loseWaiting() }
        if isCounted { record() }
        week += 1
    }

    /// Providers close, carers of closed ones find others, and who works too little is under pressure.
    private mutating func shock() {
        let closures = shocks.begin(week: week)
        if isCounted { tally.closures += closures }
        let stay = terms.rules.carerWeeks > 1 ? 1 - 1 / terms.rules.carerWeeks : 0
        for area in awayPaid.indices { awayPaid[area] *= stay }
        for provider in volume.indices { isPressed[provider] = volume[provider] < viability[provider] }
    }

    /// Takes out what has ended or is handed back, and counts afresh what is held: sums that are kept up would drift.
    private mutating func recount() {
        for index in paidByProvider.indices {
            paidByProvider[index] = 0
            volume[index] = 0
        }
        for area in paidByArea.indices {
            paidByArea[area] = 0
            left[area] = 0
            first[area] = -1
            last[area] = -1
            smallest[area] = .infinity
        }
        for index in heldUnderOffer.indices { heldUnderOffer[index] = 0 }
        var kept = 0
        for index in packages.indices {
            var package = packages[index]
            if package.ends <= week {
                if package.began >= 0 { tally.neverTaken(Int(package.area)) }
                continue
            }
            if package.offer >= 0 { endure(&package) }
            if package.offer >= 0 {
                hold(package)
            } else {
                wait(package, at: kept)
            }
            left[Int(package.area)] += package.hours
            packages[kept] = package
            kept += 1
        }
        packages.removeLast(packages.count - kept)
    }

    /// A held package stays, or its provider closes, is decommissioned, or hands it back.
    private mutating func endure(_ package: inout Package) {
        let offer = rounds.offers[Int(package.offer)]
        let provider = Int(offer.provider)
        var isRefused = false
        if shocks.closing[provider] {
            if terms.rules.carerWeeks > 0 { awayPaid[Int(package.area)] += package.hours * offer.paidHours }
        } else if sanctions?.handsBack(provider, package.seed, week: week) ?? false {
            // Carers of a handover go with the people: none are away.
            if isCounted { tally.sanctions.handedBack += 1 }
        } else {
            package.patience -=
                offer.isBelowCost || isPressed[provider]
                ? terms.rules.handbackPressedWeek : terms.rules.handbackWeek
            if package.patience >= 0 { return }
            isRefused = true
        }
        package.handBack(by: isRefused ? offer.provider : -1)
        if isCounted { tally.handbacks[Int(package.area)] += 1 }
    }

    private mutating func hold(_ package: Package) {
        let offer = rounds.offers[Int(package.offer)]
        let paid = package.hours * offer.paidHours
        paidByProvider[Int(offer.provider)] += paid
        paidByArea[Int(offer.area)] += paid
        volume[Int(offer.provider)] += package.hours
        heldUnderOffer[Int(package.offer)] += package.hours
    }

    private mutating func wait(_ package: Package, at index: Int) {
        let area = Int(package.area)
        while next.count <= index { next.append(-1) }
        next[index] = -1
        if last[area] < 0 { first[area] = Int32(index) } else { next[Int(last[area])] = Int32(index) }
        last[area] = Int32(index)
        smallest[area] = min(smallest[area], package.hours)
    }

    private mutating func begin() {
        for area in labour.indices {
            let start = packages.count
            source.add(area: area, week: week, to: &packages)
            for index in start..<packages.count {
                left[area] += packages[index].hours
                wait(packages[index], at: index)
                if week > 0, isCounted { tally.starts[area] += 1 } else { packages[index].began = -1 }
            }
        }
    }

    private mutating func offer() {
        for (number, round) in rounds.rounds.enumerated() {
            if round.isLent { countLent(round) }
            for index in round.offers {
                let offer = rounds.offers[index]
                if first[Int(offer.area)] >= 0 { take(index, offer, round) }
            }
            if number + 1 < rounds.rounds.count {
                for index in round.offers { left[Int(rounds.offers[index].area)] -= heldUnderOffer[index] }
            }
        }
    }

    private mutating func countLent(_ round: OfferRounds.Round) {
        for area in heldLent.indices { heldLent[area] = 0 }
        for index in round.offers { heldLent[Int(rounds.offers[index].area)] += heldUnderOffer[index] }
    }

    /// A provider looks through the packages that wait in an area and takes what it can.
    private mutating func take(_ index: Int, _ offer: OfferRounds.Offer, _ round: OfferRounds.Round) {
        let provider = Int(offer.provider)
        let area = Int(offer.area)
        let open = sanctions?.openShare[provider] ?? 1
        guard open > 0 else { return }
        let available = capacity[provider] * min(shocks.capacityShare[provider], open) - paidByProvider[provider]
        let carers = labour[area] - awayPaid[area] - paidByArea[area]
        var room = min(available, carers) / offer.paidHours + Self.crumb
        guard room >= smallest[area] else { return }
        let heldHere = round.isLent ? heldLent[area] : heldUnderOffer[index]
        var due = round.hasShares ? offer.share * left[area] - heldHere : .infinity
        var before: Int32 = -1
        var at = first[area]
        while at >= 0, due > Self.crumb, room >= smallest[area] {
            let following = next[Int(at)]
            let hours = packages[Int(at)].hours
            if hours <= room, packages[Int(at)].refuser != offer.provider {
                room -= hours
                due -= hours
                packages[Int(at)].offer = Int32(index)
                packages[Int(at)].refuser = -1
                note(at)
                paidByProvider[provider] += hours * offer.paidHours
                paidByArea[area] += hours * offer.paidHours
                volume[provider] += hours
                heldUnderOffer[index] += hours
                if round.isLent { heldLent[area] += hours }
                if before < 0 { first[area] = following } else { next[Int(before)] = following }
                if following < 0 { last[area] = before }
            } else {
                before = at
            }
            at = following
        }
    }

    /// How long a package waited that is taken for the first time.
    private mutating func note(_ index: Int32) {
        let began = packages[Int(index)].began
        guard began >= 0 else { return }
        tally.taken(Int(packages[Int(index)].area), afterWeeks: week - Int(began))
        packages[Int(index)].began = -1
    }

    private mutating func loseWaiting() {
        for package in packages where package.offer < 0 && package.began >= 0 { tally.neverTaken(Int(package.area)) }
        packages.removeAll { $0.offer < 0 }
        for area in first.indices { first[area] = -1 }
    }

    private mutating func record() {
        for area in first.indices {
            var at = first[area]
            let carers = (labour[area] - awayPaid[area] - paidByArea[area]) / rounds.leastPaidHours[area]
            let obstacle = rounds.obstacles[area]
            let isWorkable = obstacle == .capacity || obstacle == .price
            while at >= 0 {
                let hours = packages[Int(at)].hours
                tally.wait(area, hours, isWorkable && carers < hours ? .labour : obstacle)
                at = next[Int(at)]
            }
        }
    }

    /// All weeks.
    mutating func run() {
        while week < terms.lastWeek { step() }
        for package in packages where package.began >= 0 { tally.neverTaken(Int(package.area)) }
    }
}
