/// What scores other than shape are worked out from; nil where a score is not used.
public struct ScoreInputs: Sendable {
    /// For `travel`.
    public let minutes: TravelMinutes
    /// Name of a border layer of the brief, for `splits`; it may have a budget besides, or none.
    public let splitLayer: String?
    /// Running lot of each area, numbered from 0, for `churn`.
    public let runningLots: [Int]?
    /// Least load of a lot that a provider can live on, in the unit of the first measure, for `viability`.
    public let viableLoad: Int?
    /// Rural part of each area's load of the first measure, for `mix`.
    public let ruralLoads: [Int]?
    /// For `unmet`.
    public let delivery: UnmetSurrogate?

    public init(
        minutes: TravelMinutes = .straightRoad, splitLayer: String? = nil, runningLots: [Int]? = nil,
        viableLoad: Int? = nil, ruralLoads: [Int]? = nil, delivery: UnmetSurrogate? = nil
    ) {
        self.minutes = minutes
        self.splitLayer = splitLayer
        self.runningLots = runningLots
        self.viableLoad = viableLoad
        self.ruralLoads = ruralLoads
        self.delivery = delivery
    }

    public static let none = ScoreInputs()

    /// The same with areas in another order: the first is `order[0]` of these.
    func ordered(_ order: [Int]) -> ScoreInputs {
        ScoreInputs(
            minutes: minutes.ordered(order), splitLayer: splitLayer, runningLots: runningLots.map { $0.ordered(order) },
            viableLoad: viableLoad, ruralLoads: ruralLoads.map { $0.ordered(order) },
            delivery: delivery.map { $0.ordered(order) })
    }
}

extension Array {
    /// The elements at these places, in this order.
    func ordered(_ order: [Int]) -> [Element] { order.map { self[$0] } }
}

/// Minutes between areas, there from the first to the second; they need not be the same back.
public enum TravelMinutes: Sendable {
    /// Straight distance at one speed.
    case straight(kilometresPerHour: Double)
    /// From area i to area j at `[i * count + j]`; the time within an area may be above 0.
    case matrix([Double])
    /// Some areas from each area, each once; other pairs by straight distance at one speed.
    case rows([[TravelLeg]], kilometresPerHour: Double)

    /// Straight distance at 30 km/h: 40 km/h on roads that are a third longer than the straight line. An assumption.
    public static let straightRoad = TravelMinutes.straight(kilometresPerHour: 30)

    func ordered(_ order: [Int]) -> TravelMinutes {
        switch self {
        case .straight: return self
        case .matrix(let minutes):
            return .matrix(order.flatMap { from in order.map { minutes[from * order.count + $0] } })
        case .rows(let rows, let speed):
            var place = [Int](repeating: 0, count: order.count)
            for (index, area) in order.enumerated() { place[area] = index }
            return .rows(
                order.map { rows[$0].map { TravelLeg(to: place[$0.to], minutes: $0.minutes) } },
                kilometresPerHour: speed)
        }
    }
}

/// One way and how long it takes.
public struct TravelLeg: Hashable, Sendable {
    public let to: Int
    public let minutes: Double

    public init(to: Int, minutes: Double) {
        self.to = to
        self.minutes = minutes
    }
}

/// Hours that go unmet under one flat price a lot: a stand-in for the delivery model that is fast enough for a search.
/// The full model judges the plan afterwards.
///
/// A lot pays one price for an hour: the mean cost of its hours, weighted by hours, x (1 + margin). An area whose hour
/// costs more than that loses the share `slope` x (cost - price) / cost of its hours, at most all of them; hours that
/// are unmet whatever the lots come on top and are not lost twice.
public struct UnmetSurrogate: Hashable, Sendable {
    public struct Area: Hashable, Sendable {
        /// Hours that are asked for, and of these the hours unmet whatever the lots.
        public let hours: Double
        public let unmetAnyhow: Double
        /// Cost of one hour of care here, in pence, above 0.
        public let pence: Double

        public init(hours: Double, unmetAnyhow: Double = 0, pence: Double) {
            self.hours = hours
            self.unmetAnyhow = unmetAnyhow
            self.pence = pence
        }
    }

    /// One per area of the brief.
    public let areas: [Area]
    /// Share above the mean cost that the price holds.
    public let margin: Double
    /// Share of hours lost per share by which the cost lies above the price.
    public let slope: Double

    public init(areas: [Area], margin: Double, slope: Double) {
        self.areas = areas
        self.margin = margin
        self.slope = slope
    }

    func ordered(_ order: [Int]) -> UnmetSurrogate {
        UnmetSurrogate(areas: areas.ordered(order), margin: margin, slope: slope)
    }
}
