/// What kind of area a map consists of: the building blocks of lots.
public enum AreaLevel: String, CaseIterable, Sendable {
    case msoa
    case lsoa
    case ward
    case other

    /// As it stands in a sentence about several.
    public var plural: String {
        switch self {
        case .msoa: "MSOAs"
        case .lsoa: "LSOAs"
        case .ward: "wards"
        case .other: "areas"
        }
    }
}
