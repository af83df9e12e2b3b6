/// What a part of the unmet hours is put down to.
public enum Cause: Hashable, Sendable {
    case mechanism(Mechanism)
    /// What stays unmet with every mechanism off: nobody has the area within its radius, or a price to ask there.
    case other

    public static let all: [Cause] = Mechanism.allCases.map { .mechanism($0) } + [.other]

    public var name: String {
        switch self {
        case .mechanism(let mechanism): mechanism.rawValue
        case .other: "other"
        }
    }
}

/// The unmet hours of every core area as a sum over causes, in contact hours per week.
///
/// Shares are Shapley values with bids and award frozen; one may be negative, where its mechanism spares hours that others
/// would leave.
public struct GapCauses: Hashable, Sendable {
    /// Those that may act in this run.
    public let mechanisms: [Mechanism]
    /// `hours[mechanism][area]`.
    private let hours: [[Double]]
    private let other: [Double]

    public init(mechanisms: [Mechanism], hours: [[Double]], other: [Double]) {
        precondition(hours.count == mechanisms.count && hours.allSatisfy { $0.count == other.count })
        self.mechanisms = mechanisms
        self.hours = hours
        self.other = other
    }

    /// Whether the cause may act in this run.
    public func acts(_ cause: Cause) -> Bool {
        switch cause {
        case .mechanism(let mechanism): mechanisms.contains(mechanism)
        case .other: true
        }
    }

    /// 0 for a mechanism that this run does not have.
    public func hours(_ cause: Cause, area: Int) -> Double {
        switch cause {
        case .mechanism(let mechanism): mechanisms.firstIndex(of: mechanism).map { hours[$0][area] } ?? 0
        case .other: other[area]
        }
    }

    /// In the order of `Cause.all`.
    public func hours(area: Int) -> [Double] { Cause.all.map { hours($0, area: area) } }

    /// Over several areas, in the order of `Cause.all`.
    public func hours(areas: some Sequence<Int>) -> [Double] {
        areas.reduce(Array(repeating: 0, count: Cause.all.count)) { zip($0, hours(area: $1)).map(+) }
    }

    /// The cause of most hours; nil where none causes any.
    public func largest(area: Int) -> Cause? {
        let hours = hours(area: area)
        guard let most = hours.max(), most > 0 else { return nil }
        return hours.firstIndex(of: most).map { Cause.all[$0] }
    }
}
