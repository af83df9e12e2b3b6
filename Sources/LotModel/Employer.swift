import LotGeometry

/// A workplace that competes with care for the same people: what it pays in pence per hour, and where it lies.
public struct Employer: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case acuteHospital = "acute_hospital"
        case communityHospital = "community_hospital"
        case retailCentre = "retail_centre"
        case distributionCentre = "distribution_centre"
        case airport
        case university
        case other
    }

    public let kind: Kind
    /// EPSG:27700.
    public let place: Position
    public let wagePence: Double

    public init(kind: Kind, place: Position, wagePence: Double) {
        self.kind = kind
        self.place = place
        self.wagePence = wagePence
    }
}
