import LotModel

/// A run's record with disclosure control applied, for the report: everything on the page is made of what may be published, so
/// that nothing on it, in its tables, tooltips or data, can tell more.
///
/// Commissioned people of an area are rounded; 1 to 7 stand as the middle of these. Unmet hours likewise, kept within the band
/// of their share, so that gaps stay visible. Sums are those of what is published, except the totals of districts and of all
/// areas, which are rounded on their own unless they would tell a suppressed number. What cannot be made from that is left out.
struct ProtectedRecord {
    private let record: RunRecord
    private let disclosure: Disclosure
    private let hidesCounts: Bool
    private let hidesPrices: Bool

    init(_ record: RunRecord, _ disclosure: Disclosure = .standard) {
        self.record = record
        self.disclosure = disclosure
        hidesCounts = record.scenario.hours != nil
        hidesPrices = record.scenario.bids != nil || record.showsNames
    }

    /// The record itself where there is nothing to protect.
    var value: RunRecord {
        guard hidesCounts || hidesPrices else { return record }
        let coverage = coverage
        let noBids = Bids(given: [], tiers: record.scenario.plan.tiers.count)
        let award = hidesPrices ? record.award.withoutContracts : record.award
        return RunRecord(
            scenario: record.scenario, demand: record.demand, providers: record.providers, capacity: record.capacity,
            isMarketModelled: record.isMarketModelled, showsNames: record.showsNames, reach: record.reach,
            hops: record.hops, bids: hidesPrices ? noBids : record.bids, chains: [], tender: record.tender,
            outcome: record.outcome.with(award), labour: record.labour, delivery: delivery(coverage),
            coverage: coverage,
            rounds: [], dividend: record.dividend,
            accounts: Accounts(minimumPrice: record.accounts.minimumPrice, budget: [], books: [], years: []),
            lotParts: record.lotParts, findings: Findings(withdrawn: record.findings.withdrawn),
            warnings: record.warnings, protection: sentence)
    }

    private var sentence: String {
        var sentences: [String] = []
        if hidesCounts {
            let middle = Self.middle(disclosure)
            sentences.append(
                "Small numbers are protected: people of an area are rounded to \(disclosure.base); 1 to "
                    + "\(disclosure.largestSuppressed) stand as \(middle), whichever they are, and hours as the hours of so "
                    + "many. Unmet hours of an area say no more than the band of their share. Totals are rounded on their own; "
                    + "lots add up what is shown. Causes, remedies, withdrawals, money and chance are in the run's own files."
            )
        }
        if hidesPrices { sentences.append("Prices and winners are left out: commercially confidential before award.") }
        return sentences.joined(separator: " ")
    }

    private static func middle(_ disclosure: Disclosure) -> Int { (disclosure.largestSuppressed + 1) / 2 }

    // MARK: Coverage

    private var each: Double { record.demand.hoursPerPerson }

    private func people(_ count: Disclosure.Count) -> Double {
        if case .rounded(let people) = count { Double(people) } else { Double(Self.middle(disclosure)) }
    }

    private var coverage: Coverage {
        let full = record.coverage
        guard hidesCounts else { return full.withoutProviders }
        let areas = record.scenario.areas
        let commissioned = full.areas.map { disclosure.count($0.commissioned / each) }
        let unmet = full.areas.map { disclosure.count($0.unmet / each) }
        let parts = full.areas.indices.map { area in
            let hours = people(commissioned[area]) * each
            return full.areas[area].published(
                commissioned: hours,
                unmet: Self.within(full.areas[area].unmetShare, of: hours, people(unmet[area]) * each), each: each,
                showsProvider: !hidesPrices)
        }
        func sum(_ members: [Int]) -> CoverageSum { CoverageSum(members.map { parts[$0] }) }
        let districts = full.byDistrict.map { name, _ in full.areas.indices.filter { areas[$0].ladName == name } }
        let groups = [Array(parts.indices)] + districts
        func totals(_ counts: [Disclosure.Count], _ hours: (AreaCoverage) -> Double) -> [Double?] {
            let sums = groups.enumerated().map { index, members in
                SubtractionAudit.Sum(
                    parts: members, family: index == 0 ? 0 : 1,
                    count: disclosure.count(members.reduce(0) { $0 + hours(full.areas[$1]) } / each))
            }
            let hidden = Set(SubtractionAudit(disclosure, parts: counts, sums: sums).withheld())
            return sums.enumerated().map { index, sum in
                guard !hidden.contains(index), case .rounded(let people) = sum.count else { return nil }
                return Double(people) * each
            }
        }
        let asked = totals(commissioned, \.commissioned)
        let left = totals(unmet, \.unmet)
        let own = groups.indices.map { sum(groups[$0]).rounded(commissioned: asked[$0], unmet: left[$0], each: each) }
        return Coverage(
            areas: parts, total: own[0],
            byRuralUrban: full.byRuralUrban.map { group, _ in
                (group, sum(parts.indices.filter { areas[$0].ruralUrban.group == group }))
            }, byDistrict: zip(full.byDistrict, own.dropFirst()).map { ($0.0, $1) },
            byHealthArea: full.byHealthArea.map { name, _ in
                (name, sum(parts.indices.filter { areas[$0].healthName == name }))
            }, watch: record.scenario.watch.map { sum($0.areas) },
            // In the order of areas: one by unmet hours would tell of them.
            gaps: full.gaps.sorted(), surprises: [], wantOfCarers: (before: 0, after: 0))
    }

    /// Hours moved into the band in which their share truly lies.
    private static func within(_ share: Double, of hours: Double, _ unmet: Double) -> Double {
        let limits: ClosedRange<Double> =
            switch Disclosure.Band(percent: share * 100) {
            case .under5: 0...0.0499
            case .to10: 0.05...0.0999
            case .to25: 0.10...0.2499
            case .over25: 0.25...1
            }
        return min(max(unmet, limits.lowerBound * hours), limits.upperBound * hours)
    }

    /// The main provider alone, with all that is delivered.
    private func delivery(_ coverage: Coverage) -> Delivery {
        let tiers = record.scenario.plan.tiers.count
        let rows = coverage.areas.indices.compactMap { area -> DeliveredHours? in
            let part = coverage.areas[area]
            guard !hidesPrices, let provider = part.mainProvider, part.delivered > 0 else { return nil }
            return DeliveredHours(
                tier: part.deliveredByTier.firstIndex { $0 > 0 } ?? 0, provider: provider, area: area,
                hours: part.delivered, ratePence: 0, acceptedTravelMinutes: 0, travelMinutes: part.travelMinutes ?? 0)
        }
        return Delivery(
            delivered: rows.sorted { ($0.tier, $0.area) < ($1.tier, $1.area) }, unmet: coverage.areas.map(\.unmet),
            reasons: coverage.areas.map(\.reason),
            offered: Array(repeating: Array(repeating: 0, count: coverage.areas.count), count: tiers),
            refused: Array(repeating: [:], count: tiers))
    }
}

extension AreaCoverage {
    /// With other hours, all that is delivered under the tier that delivers most, travel in whole minutes.
    fileprivate func published(
        commissioned: Double, unmet: Double, each: Double, showsProvider: Bool
    ) -> AreaCoverage {
        let most = deliveredByTier.indices.max { (deliveredByTier[$0], -$0) < (deliveredByTier[$1], -$1) }
        return AreaCoverage(
            commissioned: commissioned,
            deliveredByTier: deliveredByTier.indices.map { $0 == most ? commissioned - unmet : 0 },
            unmet: unmet, peopleUnserved: unmet / each, reason: reason,
            travelMinutes: travelMinutes.map { $0.rounded() }, ratePence: nil, providersInReach: providersInReach,
            mainProvider: showsProvider ? mainProvider : nil, isGap: isGap)
    }

    fileprivate var withoutProvider: AreaCoverage {
        AreaCoverage(
            commissioned: commissioned, deliveredByTier: deliveredByTier, unmet: unmet, peopleUnserved: peopleUnserved,
            reason: reason, travelMinutes: travelMinutes, ratePence: nil, providersInReach: providersInReach,
            mainProvider: nil, isGap: isGap)
    }
}

extension Coverage {
    fileprivate var withoutProviders: Coverage {
        Coverage(
            areas: areas.map(\.withoutProvider), total: total, byRuralUrban: byRuralUrban, byDistrict: byDistrict,
            byHealthArea: byHealthArea, watch: watch, gaps: gaps, surprises: [], wantOfCarers: wantOfCarers)
    }
}

extension CoverageSum {
    /// Hours rounded on their own where they may be told, those of the parts otherwise.
    fileprivate func rounded(commissioned: Double?, unmet: Double?, each: Double) -> CoverageSum {
        let asked = commissioned ?? self.commissioned
        let left = min(unmet ?? self.unmet, asked)
        return CoverageSum(
            areas: areas, commissioned: asked, delivered: asked - left, unmet: left, peopleUnserved: left / each,
            gapAreas: gapAreas, travelMinutes: travelMinutes)
    }
}

extension Award {
    fileprivate var withoutContracts: Award {
        Award(
            contracts: [], unawardedHours: 0, unawardedBound: 0, objectivePence: 0, boundPence: 0, isProved: isProved,
            solver: solver)
    }
}

extension AwardOutcome {
    fileprivate func with(_ award: Award) -> AwardOutcome {
        AwardOutcome(
            status: status, award: award, standby: [], objective: objective, bound: bound, conflict: conflict)
    }
}
