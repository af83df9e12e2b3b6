/// What the hops within one area are made from.
public struct HopArea: Hashable, Sendable {
    public let squareKilometres: Double
    /// Car minutes of 1 km in a straight line.
    public let minutesAt1Km: Double
    /// Minutes that a car trip takes beyond driving.
    public let parkingMinutes: Double
    /// Mean of d^exponent over the legs of a round at each of `HopTable.knots`, d in straight-line km; empty asks for the
    /// closed form.
    public let legs: [Double]
    /// Car minutes of such a leg on real roads, at the same knots; empty asks for those of the legs.
    public let roadMinutes: [Double]

    /// - Parameters:
    ///   - legs: positive, one for each knot, or none.
    ///   - roadMinutes: likewise.
    public init(
        squareKilometres: Double, minutesAt1Km: Double, parkingMinutes: Double, legs: [Double] = [],
        roadMinutes: [Double] = []
    ) {
        precondition(legs.isEmpty || legs.count == HopTable.knots.count)
        precondition(roadMinutes.isEmpty || roadMinutes.count == HopTable.knots.count)
        self.squareKilometres = squareKilometres
        self.minutesAt1Km = minutesAt1Km
        self.parkingMinutes = parkingMinutes
        self.legs = legs
        self.roadMinutes = roadMinutes
    }
}

/// Mean legs of rounds among the places where people live, as read from a region's file.
public struct HopTable: Hashable, Sendable {
    /// Addresses at once for which legs are kept; each twice the one before.
    public static let knots = [4, 8, 16, 32, 64, 128]

    /// The legs of one area.
    public struct Row: Hashable, Sendable {
        /// What the legs were computed from and how, as one text; equal keys mean equal legs.
        public let key: String
        /// Mean of d^exponent over the legs of a round at each knot, d in straight-line km.
        public let legs: [Double]

        public init(key: String, legs: [Double]) {
            precondition(legs.count == HopTable.knots.count)
            self.key = key
            self.legs = legs
        }
    }

    /// By index of the core area; nil where the file has no row.
    public let rows: [Row?]

    public init(rows: [Row?]) { self.rows = rows }
}
