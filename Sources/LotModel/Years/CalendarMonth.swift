/// A month of a year; earlier months are less.
public struct CalendarMonth: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let year: Int
    /// 1 for January.
    public let month: Int

    /// Precondition: a month from 1 to 12.
    public init(year: Int, month: Int) {
        precondition((1...12).contains(month), "no month \(month)")
        self.year = year
        self.month = month
    }

    public func adding(months: Int) -> CalendarMonth {
        let count = year * 12 + month - 1 + months
        return CalendarMonth(year: count / 12, month: count % 12 + 1)
    }

    public static func < (a: CalendarMonth, b: CalendarMonth) -> Bool { (a.year, a.month) < (b.year, b.month) }

    /// `2018-07`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
