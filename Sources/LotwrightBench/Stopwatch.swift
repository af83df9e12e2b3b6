/// Seconds from lap to lap.
struct Stopwatch {
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private(set) var laps: [Lap] = []

    init() { last = clock.now }

    /// Ends a lap now and begins the next.
    mutating func lap(_ name: String) { lap(name, at: clock.now) }

    /// Ends a lap at a moment that was noted before.
    mutating func lap(_ name: String, at moment: ContinuousClock.Instant) {
        laps.append(Lap(name: name, seconds: (moment - last) / .seconds(1)))
        last = moment
    }

    var total: Double { laps.reduce(0) { $0 + $1.seconds } }
}
