import LotGeometry

/// Whether an area is in the council's contracts or only beside them.
public enum AreaRole: String, CaseIterable, Sendable {
    case core
    /// A neighbour: brings outside wages, outside demand and borders, and is never put in a lot.
    case context
}

/// Rural-urban classification 2011 of MSOAs in England and Wales (ONS); the digit 2 marks a sparse setting.
public enum RuralUrbanClass: String, CaseIterable, Sendable {
    case a1 = "A1"
    case b1 = "B1"
    case c1 = "C1"
    case c2 = "C2"
    case d1 = "D1"
    case d2 = "D2"
    case e1 = "E1"
    case e2 = "E2"

    /// The three groups in which results are reported.
    public enum Group: String, CaseIterable, Sendable {
        case urban
        case townFringe = "town_fringe"
        case village
    }

    public var group: Group {
        switch self {
        case .a1, .b1, .c1, .c2: .urban
        case .d1, .d2: .townFringe
        case .e1, .e2: .village
        }
    }

    /// Rural is D and E: town and fringe, village.
    public var isRural: Bool { group != .urban }
}

/// One MSOA with the attributes that the model uses.
public struct Area: Hashable, Sendable {
    public let code: String
    public let name: String
    public let readableName: String
    public let role: AreaRole
    public let ladCode: String
    public let ladName: String
    public let healthCode: String
    public let healthName: String
    public let population: Double
    public let population65Plus: Double
    public let population75Plus: Double
    public let population85Plus: Double
    /// Population-weighted centroid, EPSG:27700.
    public let centroid: Position
    /// Land area of the official polygon in hectares; formulas use it, so that indicative and official runs agree.
    public let areaHectares: Double
    public let ruralUrban: RuralUrbanClass
    /// Index of Multiple Deprivation 2019, population-weighted mean score; higher is more deprived.
    public let imdScore: Double
    /// Every column of the area table as read, by name: lot plans may be made from any of them.
    public let columns: [String: String]

    public init(
        code: String, name: String, readableName: String, role: AreaRole, ladCode: String, ladName: String,
        healthCode: String, healthName: String, population: Double, population65Plus: Double,
        population75Plus: Double, population85Plus: Double, centroid: Position, areaHectares: Double,
        ruralUrban: RuralUrbanClass, imdScore: Double, columns: [String: String] = [:]
    ) {
        self.code = code
        self.name = name
        self.readableName = readableName
        self.role = role
        self.ladCode = ladCode
        self.ladName = ladName
        self.healthCode = healthCode
        self.healthName = healthName
        self.population = population
        self.population65Plus = population65Plus
        self.population75Plus = population75Plus
        self.population85Plus = population85Plus
        self.centroid = centroid
        self.areaHectares = areaHectares
        self.ruralUrban = ruralUrban
        self.imdScore = imdScore
        self.columns = columns
    }

    public var areaSquareKilometres: Double { areaHectares / 100 }

    /// London boroughs have district codes E09; travel is slower there and wages are higher.
    public var isLondon: Bool { ladCode.hasPrefix("E09") }
}

/// The areas of a run: core areas first, then context areas, each sorted by code. Every stage refers to an area by its
/// index here, so `0 ..< coreCount` are the areas that can be in a lot.
public struct AreaTable: Sendable {
    public let areas: [Area]
    public let coreCount: Int
    private let indexByCode: [String: Int]

    /// Duplicate codes are a broken precondition: the reader reports them before.
    public init(_ areas: [Area]) {
        let sorted = areas.sorted { ($0.role == .core ? 0 : 1, $0.code) < ($1.role == .core ? 0 : 1, $1.code) }
        self.areas = sorted
        coreCount = sorted.count { $0.role == .core }
        indexByCode = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.code, $0) })
    }

    public var core: ArraySlice<Area> { areas[0..<coreCount] }

    public func index(ofCode code: String) -> Int? { indexByCode[code] }

    public subscript(index: Int) -> Area { areas[index] }
}
