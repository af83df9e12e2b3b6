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
            lotParts: record.lotParts,
            findings: Findings(
                causes: hidesCounts ? record.findings.causes?.published(coverage) : record.findings.causes,
                withdrawn: record.findings.withdrawn),
            warnings: record.warnings, protection: sentence)
    }

    private var sentence: String {
        var sentences: [String] = []
        if hidesCounts {
            sentences += [
                "Small numbers are protected: people of an area are rounded to \(disclosure.base); 1 to "
                    + "\(disclosure.largestSuppressed) stand as \(disclosure.middle), whichever they are, and hours as the hours "
                    + "of so many.",
                "Unmet hours of an area say no more than the band of their share, and causes are quarters of them.",
                "Totals are rounded on their own, unless they would tell a small number; lots add up what is shown.",
            ]
            sentences += [spend, worst].compactMap { $0 }
            sentences.append(
                "Left out, and in the run's own files: remedies (what closes a gap tells its hours), withdrawals by provider (the "
                    + "hours of its lots), money by place (hours times known rates), and chance (spans around true hours)."
            )
        }
        if hidesPrices { sentences.append("Prices and winners are left out: commercially confidential before award.") }
        return sentences.joined(separator: " ")
    }

    /// Spend of all areas, where both totals of hours are published, so that it tells no more than they do.
    private var spend: String? {
        let counts = (counts(\.commissioned), counts(\.unmet))
        guard !hidesPrices, case .rounded(let people) = counts.0.total, case .rounded = counts.1.total else {
            return nil
        }
        let pence = record.accounts.total.totalPence
        let step = disclosure.penceStep(pence, hours: Double(people) * each, each: each)
        guard pence > 0, step < pence else { return nil }
        let rounded = Int((Double(pence) / Double(step)).rounded()) * step
        return "Delivered hours cost about £\(Figures.number(Double(rounded) / 100)) a year."
    }

    /// The withdrawal that leaves most people without, as the band of its share.
    private var worst: String? {
        guard let worst = record.findings.resilience?.worst.first, record.coverage.total.commissioned > 0 else {
            return nil
        }
        let band = Disclosure.Band(percent: worst.leftWithout / record.coverage.total.commissioned * 100)
        return "The withdrawal of one provider would leave \(band.rawValue) of the hours without one at worst."
    }

    // MARK: Coverage

    private var each: Double { record.demand.hoursPerPerson }

    private func counts(_ hours: KeyPath<AreaCoverage, Double>) -> ProtectedCounts {
        ProtectedCounts.of(record, hours, disclosure).counts
    }

    private var coverage: Coverage {
        let full = record.coverage
        guard hidesCounts else { return full.withoutProviders }
        let areas = record.scenario.areas
        let (commissioned, codes) = ProtectedCounts.of(record, \.commissioned, disclosure)
        let (unmet, _) = ProtectedCounts.of(record, \.unmet, disclosure)
        let parts = full.areas.indices.map { area in
            let hours = disclosure.shown(commissioned.areas[area]) * each
            return full.areas[area].published(
                commissioned: hours,
                unmet: disclosure.published(
                    unmet.areas[area], each: each, share: full.areas[area].unmetShare, of: hours),
                each: each, showsProvider: !hidesPrices)
        }
        func sum(_ members: [Int]) -> CoverageSum { CoverageSum(members.map { parts[$0] }) }
        func rounded(_ members: [Int], _ asked: Disclosure.Count, _ left: Disclosure.Count) -> CoverageSum {
            func hours(_ count: Disclosure.Count) -> Double? {
                if case .rounded(let people) = count { Double(people) * each } else { nil }
            }
            return sum(members).rounded(commissioned: hours(asked), unmet: hours(left), each: each)
        }
        let districts = full.byDistrict.map { name, _ -> (String, CoverageSum) in
            let members = full.areas.indices.filter { areas[$0].ladName == name }
            // Two districts of one name have no sum of their own in any other output.
            let own = Set(members.map { areas[$0].ladCode })
            guard own.count == 1, let index = codes.firstIndex(where: own.contains) else { return (name, sum(members)) }
            return (name, rounded(members, commissioned.districts[index], unmet.districts[index]))
        }
        return Coverage(
            areas: parts, total: rounded(Array(parts.indices), commissioned.total, unmet.total),
            byRuralUrban: full.byRuralUrban.map { group, _ in
                (group, sum(parts.indices.filter { areas[$0].ruralUrban.group == group }))
            }, byDistrict: districts,
            byHealthArea: full.byHealthArea.map { name, _ in
                (name, sum(parts.indices.filter { areas[$0].healthName == name }))
            }, watch: record.scenario.watch.map { sum($0.areas) },
            // In the order of areas: one by unmet hours would tell of them.
            gaps: full.gaps.sorted(), surprises: [], wantOfCarers: (before: 0, after: 0))
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

extension GapCauses {
    /// Quarters of each area's published unmet hours: shares tell nothing of how many people they are shares of, and sums are
    /// those of what is shown. What a mechanism spares is left out.
    fileprivate func published(_ coverage: Coverage) -> GapCauses {
        let quarters = coverage.areas.indices.map { Self.quarters(hours(area: $0)) }
        func shown(_ cause: Cause) -> [Double] {
            let index = Cause.all.firstIndex(of: cause) ?? 0
            return coverage.areas.indices.map { Double(quarters[$0][index]) / 4 * coverage.areas[$0].unmet }
        }
        return GapCauses(
            mechanisms: mechanisms, hours: mechanisms.map { shown(.mechanism($0)) }, other: shown(.other))
    }

    /// Four quarters by largest remainders; all under other causes where nothing is unmet.
    private static func quarters(_ hours: [Double]) -> [Int] {
        let all = hours.reduce(0) { $0 + max(0, $1) }
        guard all > 0 else { return hours.indices.map { $0 == hours.count - 1 ? 4 : 0 } }
        let exact = hours.map { max(0, $0) / all * 4 }
        var parts = exact.map { Int($0) }
        let order = exact.indices.sorted {
            (exact[$1] - Double(parts[$1]), $0) < (exact[$0] - Double(parts[$0]), $1)
        }
        for index in order.prefix(4 - parts.reduce(0, +)) { parts[index] += 1 }
        return parts
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
