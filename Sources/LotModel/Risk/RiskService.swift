import LotGeometry

/// A place or branch from which people are cared for.
public struct RiskService: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case careHome = "care_home"
        case homeCare = "home_care"
        case gp
        case pharmacy
        case hospital
        case hospice

        /// As it heads a column.
        public var plural: String {
            switch self {
            case .careHome: "care homes"
            case .homeCare: "home-care branches"
            case .gp: "GP practices"
            case .pharmacy: "pharmacies"
            case .hospital: "hospitals"
            case .hospice: "hospices"
            }
        }
    }

    public let id: String
    public let kind: Kind
    /// Index of a core area.
    public let area: Int
    /// EPSG:27700; nil where only the area is known.
    public let place: Position?
    /// Of a care home or another service with beds.
    public let beds: Int?
    /// What the council guides prices to: pence per bed and week of a care home, pence per hour of home care.
    public let guidePence: Int?
    /// The provider's own highest price, in the same unit.
    public let indicativePence: Int?
    public let provider: String?

    public init(
        id: String, kind: Kind, area: Int, place: Position? = nil, beds: Int? = nil, guidePence: Int? = nil,
        indicativePence: Int? = nil, provider: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.area = area
        self.place = place
        self.beds = beds
        self.guidePence = guidePence
        self.indicativePence = indicativePence
        self.provider = provider
    }

    /// Whether the provider's highest price is above the guide price.
    public var isOverGuide: Bool {
        guard let indicativePence, let guidePence else { return false }
        return indicativePence > guidePence
    }
}
