/// The parts of a day in which visits bunch, in minutes after midnight.
struct DayWaves {
    /// Getting up, lunch, tea, bed: assumption, after the times at which people want to rise, eat and go to bed.
    static let usual: [Range<Double>] = [420..<630, 720..<840, 960..<1_110, 1_170..<1_320]
    /// First and last minute of care in a day.
    static let day: Range<Double> = 420..<1_320

    let windows: [Range<Double>]

    /// Four waves are the usual ones; any other number, rounded, cuts the day into equal parts.
    init(perDay: Double) {
        let count = max(1, Int(perDay.rounded()))
        let length = (Self.day.upperBound - Self.day.lowerBound) / Double(count)
        windows =
            count == Self.usual.count
            ? Self.usual
            : (0..<count).map { index in
                let start = Self.day.lowerBound + length * Double(index)
                return start..<start + length
            }
    }
}
