import LotModel

/// A column of a region's `areas.csv` and the names under which councils and publishers have it.
struct ImportField: Sendable {
    enum Kind: Sendable {
        case text
        case number(ClosedRange<Double>, unit: String)
        case role
        case ruralUrban
    }

    enum Missing: Sendable {
        case refused
        /// Left out of the table.
        case leftOut
        /// Every area has this text, which the notes tell with its reason.
        case word(String, reason: String)
        /// Computed for each area; the text says from what.
        case computed(String)
    }

    let name: String
    /// In small letters, best first; the field's own name comes before all.
    let known: [String]
    /// Levels by which the Office for National Statistics calls such columns, best first, as LAD in LAD15CD of any year.
    let levels: [String]
    let kind: Kind
    let missing: Missing

    private init(
        _ name: String, _ known: [String], levels: [String] = [], _ kind: Kind, _ missing: Missing
    ) {
        self.name = name
        self.known = [name] + known
        self.levels = levels
        self.kind = kind
        self.missing = missing
    }

    private static let people = Kind.number(0...1_000_000, unit: "people")

    /// England at mid-2020 (ONS small-area estimates): 4,865,591 of 10,464,019 residents of 65 and over were 75 and over,
    /// and 1,406,410 were 85 and over.
    static let shareOf75 = 4_865_591.0 / 10_464_019
    static let shareOf85 = 1_406_410.0 / 10_464_019

    /// In the order of `areas.csv`; the code itself comes from the polygons.
    static let all: [ImportField] = [
        ImportField(
            "area_name", ["msoa21nm", "msoa11nm", "lsoa21nm", "lsoa11nm", "name"], levels: ["LSOA", "MSOA", "WD"],
            .text,
            .computed("the area's code")),
        ImportField("readable_name", ["hclnm", "msoa21hclnm", "msoa11hclnm"], .text, .computed("the area's name")),
        ImportField("role", ["region_role"], .role, .word("core", reason: "every area has a polygon")),
        ImportField(
            "lad_code", ["lad19cd"], levels: ["LAD", "LTLA"], .text,
            .word("not_stated", reason: "no column of districts")),
        ImportField(
            "lad_name", ["lad19nm"], levels: ["LAD", "LTLA"], .text, .computed("the district's code")),
        ImportField(
            "health_code", ["ccg15cd", "ccg_code", "icb_code"], levels: ["CCG", "ICB", "SICBL"], .text,
            .word("not_stated", reason: "no column of health areas")),
        ImportField(
            "health_name", ["ccg15nm", "ccg_name", "icb_name"], levels: ["CCG", "ICB", "SICBL"], .text,
            .computed("the health area's code")),
        ImportField(
            "health_population_share", ["ccg15_pop_share", "ccg_population_share"], .number(0...1, unit: "share"),
            .word("1", reason: "no column of shares: every area is taken as wholly in its health area")),
        ImportField("population", ["pop_mid2020", "pop_c2021", "pop_mid2017", "residents"], people, .refused),
        ImportField(
            "population_65_plus", ["pop65_mid2020", "pop65_c2021", "pop65_mid2017"], people, .refused),
        ImportField(
            "population_75_plus", ["pop75_mid2020", "pop75_mid2017"], people,
            .computed("residents of 65 and over, by England's share at mid-2020, 0.465")),
        ImportField(
            "population_85_plus", ["pop85_mid2020", "pop85_mid2017"], people,
            .computed("residents of 65 and over, by England's share at mid-2020, 0.134")),
        ImportField(
            "easting_m", ["pwc_e", "easting", "rep_e"], .number(0...700_000, unit: "m"),
            .computed("a place inside the polygon, not weighted by residents")),
        ImportField(
            "northing_m", ["pwc_n", "northing", "rep_n"], .number(0...1_300_000, unit: "m"),
            .computed("a place inside the polygon, not weighted by residents")),
        ImportField(
            "area_ha", ["hectares"], .number(0.01...1_000_000, unit: "ha"), .computed("the polygon's area")),
        ImportField(
            "rural_urban_class", ["ruc11cd", "rural_urban_class_2011", "ruc21cd"], .ruralUrban,
            .word("C1", reason: "no column of rural-urban classes: every area is taken as a town")),
        ImportField(
            "imd_score", ["imd19_score", "imd_2019_score"], .number(0...100, unit: ""),
            .word("21.75", reason: "no column of deprivation: England's mean score of 2019")),
        ImportField(
            "older_people_income_deprived", ["idaopi_count"], people, .leftOut),
        ImportField(
            "geographical_barriers_decile", ["geo_barriers_decile"], .number(1...10, unit: ""), .leftOut),
    ]

    /// Classes of 2021 in the words of 2011; nearness to a city has no equal there. Source: ONS and Defra,
    /// Rural-Urban Classification 2021, whose larger rural areas are towns and smaller ones villages.
    static let classOf2021: [String: RuralUrbanClass] = [
        "UN1": .c1, "UF1": .c1, "RLN1": .d1, "RLF1": .d1, "RSN1": .e1, "RSF1": .e1,
    ]
}
