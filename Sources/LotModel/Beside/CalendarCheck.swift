/// A step of a procurement with the latest day on which it may fall.
public struct CalendarRow: Hashable, Sendable {
    public let step: ProcurementCalendar.Step
    /// Nil for a step whose date is not stated.
    public let date: CalendarDay?
    /// Counted back from the start by stated lead times; nil where one of them is not stated.
    public let latest: CalendarDay?
    /// Days to the latest day, negative when late; nil where either is not known.
    public var spareDays: Int? { date.flatMap { date in latest.map { date.days(to: $0) } } }
    public var isLate: Bool { (spareDays ?? 0) < 0 }

    public init(step: ProcurementCalendar.Step, date: CalendarDay?, latest: CalendarDay?) {
        self.step = step
        self.date = date
        self.latest = latest
    }
}

/// A calendar held against its own lead times, the winter and the weeks in which people move.
public struct CalendarCheck: Hashable, Sendable {
    public enum Remark: Hashable, Sendable {
        case late(ProcurementCalendar.Step, days: Int)
        /// Contracts start between November and February.
        case startsInWinter
        /// Weeks of the move that fall in these months.
        case movesInWinter(weeks: Int, of: Int)
        case shortStandstill(days: Int, least: Int, source: String)
        /// People still move after the day by which they are to have moved.
        case movesTooLong(days: Int)
        /// The run's mobilisation is counted from another month.
        case otherStartMonth(run: Int)
    }

    public let rows: [CalendarRow]
    public let remarks: [Remark]
    /// Weeks of the move between November and February.
    public let winterWeeks: Int

    /// - Parameters:
    ///   - weeks: over which people move, from the start.
    ///   - startMonth: from which the run counts them.
    public init(_ calendar: ProcurementCalendar, weeks: Int, startMonth: Int) {
        let dates = calendar.all
        let latest = Self.latest(calendar)
        rows = ProcurementCalendar.Step.allCases.compactMap { step in
            guard dates[step] != nil || latest[step] != nil else { return nil }
            return CalendarRow(step: step, date: dates[step], latest: latest[step])
        }
        var remarks = rows.filter(\.isLate).map { Remark.late($0.step, days: -($0.spareDays ?? 0)) }
        var winterWeeks = 0
        if let start = dates[.start] {
            if start.isWinter { remarks.append(.startsInWinter) }
            winterWeeks = (0..<weeks).count { start.adding(days: 7 * $0).isWinter }
            if winterWeeks > 0 { remarks.append(.movesInWinter(weeks: winterWeeks, of: weeks)) }
            if start.month != startMonth { remarks.append(.otherStartMonth(run: startMonth)) }
            if let end = dates[.movedBy] {
                let late = end.latest.days(to: start.adding(days: 7 * weeks))
                if late > 0 { remarks.append(.movesTooLong(days: late)) }
            }
        }
        if let days = calendar.standstillDays, let regime = calendar.regime, days < regime.leastStandstillDays {
            remarks.append(
                .shortStandstill(days: days, least: regime.leastStandstillDays, source: regime.source))
        }
        self.remarks = remarks
        self.winterWeeks = winterWeeks
    }

    /// Step by step back from the start, as far as lead times are stated.
    private static func latest(_ calendar: ProcurementCalendar) -> [ProcurementCalendar.Step: CalendarDay] {
        var latest: [ProcurementCalendar.Step: CalendarDay] = [:]
        guard let start = calendar.dates[.start] else { return latest }
        guard let months = calendar.transitionMonths else { return latest }
        let standstill = start.adding(months: -months)
        latest[.standstillEnd] = standstill
        let award = standstill.adding(days: -(calendar.standstillDays ?? 0))
        latest[.award] = calendar.standstillDays == nil ? standstill : award
        guard let evaluation = calendar.evaluationDays else { return latest }
        let tenders = award.adding(days: -evaluation)
        latest[.tenderReturn] = tenders
        if let tender = calendar.tenderDays { latest[.notice] = tenders.adding(days: -tender) }
        return latest
    }
}
