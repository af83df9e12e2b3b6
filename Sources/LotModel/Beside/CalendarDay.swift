/// A day of the Gregorian calendar, or a month of which no day is known: that then counts from its first day.
public struct CalendarDay: Hashable, Sendable {
    public let year: Int
    /// 1 for January.
    public let month: Int
    public let day: Int
    public let isMonthOnly: Bool

    /// `2018-07-01`, or `2018-07` for a month; nil for anything else, and for days that no calendar has.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (2...3).contains(parts.count),
            zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month), year >= 1900
        else { return nil }
        let day = parts.count == 3 ? Int(parts[2]) ?? 0 : 1
        guard (1...Self.days(ofMonth: month, year: year)).contains(day) else { return nil }
        self.init(year: year, month: month, day: day, isMonthOnly: parts.count == 2)
    }

    private init(year: Int, month: Int, day: Int, isMonthOnly: Bool) {
        self.year = year
        self.month = month
        self.day = day
        self.isMonthOnly = isMonthOnly
    }

    /// Days since 1 March of the year 0: the year is made to begin in March, so that a leap day is its last.
    public var number: Int {
        let years = month > 2 ? year : year - 1
        let months = month > 2 ? month - 3 : month + 9
        return 365 * years + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1
    }

    /// The day so many days on, or back.
    public func adding(days: Int) -> CalendarDay {
        var left = day + days
        var year = year
        var month = month
        while left < 1 {
            month -= 1
            if month == 0 { (year, month) = (year - 1, 12) }
            left += Self.days(ofMonth: month, year: year)
        }
        while left > Self.days(ofMonth: month, year: year) {
            left -= Self.days(ofMonth: month, year: year)
            month += 1
            if month == 13 { (year, month) = (year + 1, 1) }
        }
        return CalendarDay(year: year, month: month, day: left, isMonthOnly: false)
    }

    /// The same day of another month, or the last one that it has.
    public func adding(months: Int) -> CalendarDay {
        let all = year * 12 + month - 1 + months
        let (year, month) = (all / 12, all % 12 + 1)
        return CalendarDay(
            year: year, month: month, day: min(day, Self.days(ofMonth: month, year: year)), isMonthOnly: isMonthOnly)
    }

    /// The last day of its month where only that is known.
    public var latest: CalendarDay {
        isMonthOnly
            ? CalendarDay(
                year: year, month: month, day: Self.days(ofMonth: month, year: year), isMonthOnly: false) : self
    }

    public func days(to later: CalendarDay) -> Int { later.number - number }

    /// November to February, when carers are hardest to find: the months of `mobilise.winter_factor`.
    public var isWinter: Bool { month >= 11 || month <= 2 }

    public var text: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return isMonthOnly ? "\(year)-\(two(month))" : "\(year)-\(two(month))-\(two(day))"
    }

    private static func days(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
