import LotModel

/// The section of the terminal report on the change from the old contracts to the new ones.
struct MobilisationSection {
    static let title = "The change of contracts"
    /// Weeks shown beside the last, at equal steps.
    static let weeksShown = 6

    private let record: RunRecord

    init(_ record: RunRecord) { self.record = record }

    /// None where nobody's provider changes.
    var lines: [String] {
        guard let report = record.findings.mobilisation, report.total.cohort > 0 else { return [] }
        return
            ([people(report), rounds(report)] + [carers(report), staying(report), vacancies(report)].compactMap { $0 })
            .flatMap { wrapped($0, width: TerminalReport.width, indent: "  ") } + (isIdle ? [] : weeks(report))
    }

    private var isIdle: Bool { record.delivery.delivered.isEmpty }

    private func people(_ report: MobilisationReport) -> String {
        let total = report.total
        func count(_ hours: Double) -> String { Figures.number(report.people(hours)) }
        let waiting = report.weeks.last?.waiting ?? 0
        return
            "Of about \(Figures.people(report.people(total.tendered))), "
            + "\(count(total.tendered - total.cohort)) keep their provider and "
            + "\(count(total.cohort)) are to change it: \(count(total.directPayment)) of those take a Direct Payment and "
            + "\(count(total.moving)) \(isIdle ? "have nobody to move to, since nobody delivers" : "move")."
            + (waiting >= 0.5 && !isIdle
                ? " After \(report.weeks.count - 1) weeks \(Figures.number(waiting)) still wait for a review; hours delivered and "
                    + "unmet are those after the queue, when all have changed." : "")
    }

    private func rounds(_ report: MobilisationReport) -> String {
        if record.providers.isEmpty { return "No provider is known, so that nobody can stay with one." }
        let whose =
            report.origin == .modelled
            ? "Who worked where before is invented, from providers' bases, sizes and radius"
            : "Who worked where before is that of the file"
        let fitted = report.stayingAsked.map {
            "; it is fitted so that \(Figures.percent($0, decimals: 0)) of hours stay"
        }
        let missed =
            report.meetsStaying
            ? "" : " So many cannot stay or go: \(Figures.percent(stayed(report), decimals: 0)) do."
        return "\(whose)\(fitted ?? "").\(missed)"
    }

    private func stayed(_ report: MobilisationReport) -> Double {
        let total = report.total
        return total.tendered > 0 ? (total.tendered - total.cohort) / total.tendered : 0
    }

    private func carers(_ report: MobilisationReport) -> String? {
        let total = report.total
        guard let torn = total.fragmentation, let entitled = total.entitledShare else { return nil }
        let carers = report.carers
        let tiers = Self.byTier(record, report).compactMap { tier, sum in
            sum.fragmentation.map {
                "\(record.scenario.plan.tiers[tier].rules.title) \(Figures.percent($0, decimals: 0))"
            }
        }
        let byTier = tiers.count > 1 ? " (\(tiers.joined(separator: ", ")))" : ""
        func count(_ hours: Double) -> String { Figures.number(hours / report.roundHours) }
        return "Of \(Figures.number(Double(carers.rounds))) carers' rounds the new contracts tear "
            + "\(Figures.percent(torn, decimals: 0)) away from the provider with the largest part\(byTier); one winner takes "
            + "more than half of \(Figures.percent(entitled, decimals: 0)). With their work go "
            + "\(count(carers.transferred)) carers, \(count(carers.left)) leave care, "
            + "\(count(report.weeks.last?.shortfall ?? 0)) of them not made good in \(report.weeks.count - 1) weeks."
    }

    private func vacancies(_ report: MobilisationReport) -> String? {
        let vacancies = report.vacancies
        guard let least = vacancies.shares.min(), let most = vacancies.shares.max() else { return nil }
        func percent(_ share: Double) -> String { Figures.percent(share, decimals: 0) }
        let shares = percent(least) == percent(most) ? percent(most) : "\(percent(least)) to \(percent(most))"
        return
            "The turnover of carers is stated for \(vacancies.providers.count) of the providers: \(shares) of their posts stand "
            + "empty at any time, so that they have carers for \(Figures.number(vacancies.staffed)) of the "
            + "\(Figures.number(vacancies.awarded.reduce(0, +))) hours a week in their contracts."
    }

    private func staying(_ report: MobilisationReport) -> String? {
        guard report.total.directPayment >= 0.5 else { return nil }
        return "Carers of people with a Direct Payment go with them. Bids and award counted on the hours before."
    }

    private func weeks(_ report: MobilisationReport) -> [String] {
        var table = TextTable(
            [
                "week", "month", "moved", "Direct Payment", "waiting", "carers transferred", "carers short",
                "winners' hours",
            ],
            left: [])
        let last = report.weeks.count - 1
        let step = max(1, (last + Self.weeksShown - 1) / Self.weeksShown)
        var sums = (moved: 0.0, payment: 0.0, transferred: 0.0)
        for row in report.weeks {
            sums.moved += row.moved
            sums.payment += row.tookDirectPayment
            sums.transferred += row.transferred
            guard row.week % step == 0 || row.week == last else { continue }
            table.add([
                Figures.number(Double(row.week)), Figures.number(Double(row.month)), Figures.number(sums.moved),
                Figures.number(sums.payment), Figures.number(row.waiting),
                Figures.number(sums.transferred / report.roundHours),
                Figures.number(row.shortfall / report.roundHours), Figures.number(row.capacity),
            ])
        }
        return table.lines
    }

    /// The areas in which a tier has a winner, and of shared lots those that no exclusive winner holds; for each tier with any.
    static func byTier(_ record: RunRecord, _ report: MobilisationReport) -> [(tier: Int, sum: MobilisationSum)] {
        let plan = record.scenario.plan
        let held = plan.exclusivelyHeld(record.award.contracts)
        return plan.tiers.indices.compactMap { tier in
            let lots = Set(record.award.contracts.filter { $0.tier == tier }.map(\.lot))
            let areas = lots.flatMap { plan.tiers[tier].lots[$0].areas }.sorted()
                .filter { plan.tiers[tier].rules.offer == .exclusive || !held.contains($0) }
            return areas.isEmpty ? nil : (tier, MobilisationSum(areas.map { report.areas[$0] }))
        }
    }
}
