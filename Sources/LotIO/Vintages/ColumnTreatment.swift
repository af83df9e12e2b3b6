import LotModel

/// What becomes of a column when areas are split and merged.
public enum ColumnTreatment: Hashable, Sendable {
    /// The codes of the areas.
    case code
    /// Rows with different values are different tables, as the tiers of an assignment are.
    case key
    /// The new area's name of the relation.
    case name
    /// Names of places: an unchanged area keeps its own, another has that of the relation, else its code.
    case placeName
    /// Parted by shares and added up; totals stay to the last digit.
    case sum(VintageRelation.Basis)
    /// A split area's parts keep its value; merged areas have the mean.
    case mean
    /// Parts keep it; merged areas must agree.
    case copy
    /// As `copy`, for numbers whose column is called after an identity or a date.
    case identity

    public var words: String {
        switch self {
        case .code: "code"
        case .key: "kept apart by it"
        case .name: "name of the relation"
        case .placeName: "kept by unchanged areas; others have the relation's name, else their code"
        case .sum(let basis): "parted by \(basis.rawValue), summed"
        case .mean: "kept when split, mean when merged"
        case .copy: "kept; merged areas must agree"
        case .identity: "kept: its name says an identity or a date (--sum parts it)"
        }
    }
}

/// What a caller wants of columns, by name; the rest is guessed by `ColumnGuess`.
public struct MigrationWishes: Sendable {
    public var code: String?
    public var sums: [String]
    public var means: [String]
    public var copies: [String]
    /// The column by which means are weighted.
    public var weights: String?
    /// What whole quantities are parted by.
    public var basis: VintageRelation.Basis?

    public init(
        code: String? = nil, sums: [String] = [], means: [String] = [], copies: [String] = [], weights: String? = nil,
        basis: VintageRelation.Basis? = nil
    ) {
        self.code = code
        self.sums = sums
        self.means = means
        self.copies = copies
        self.weights = weights
        self.basis = basis
    }
}

/// Treatments by what columns hold and are called.
enum ColumnGuess {
    /// Words in names of figures that do not add up: half an area has not half its score.
    static let meanWords: Set<String> = [
        "share", "pct", "percent", "percentage", "rate", "score", "decile", "quintile", "rank", "mean", "median",
        "average",
        "avg", "per", "ratio", "density", "index", "easting", "northing", "lon", "lat", "longitude", "latitude", "pwc",
        "rep", "km", "minutes", "inside", "pence", "price", "wage",
    ]
    /// Columns with the areas' own names.
    static let nameColumns: Set<String> = ["area_name", "msoa_name"]
    /// Columns with names that people gave: of a split area they would stand at both parts.
    static let placeNames: Set<String> = ["readable_name", "hclnm", "msoa11hclnm", "msoa21hclnm"]
    /// Words of land: parted by area even where there are shares of people.
    static let landWords: Set<String> = ["ha", "hectares", "sqkm", "km2", "area", "land"]

    /// Last words in names of numbers that say which one, not how many.
    static let identityWords: Set<String> = [
        "id", "uid", "code", "cd", "no", "nr", "num", "number", "ref", "reference", "uprn", "date",
    ]
    /// Names of whole columns that say when.
    static let dateNames: Set<String> = ["date", "year", "month", "quarter", "period"]

    static func treatment(
        _ column: String, code: String, content: ColumnContent, relation: VintageRelation, wishes: MigrationWishes
    ) -> ColumnTreatment {
        let basis = wishes.basis ?? relation.bases[0]
        if column == code { return .code }
        if wishes.sums.contains(column) { return .sum(basis) }
        if wishes.means.contains(column) { return .mean }
        if wishes.copies.contains(column) { return .copy }
        if column == "tier" { return .key }
        let hasNames = relation.parts.values.contains { $0.contains { $0.toName != nil } }
        if hasNames, column == relation.fromNameColumn || nameColumns.contains(column) { return .name }
        let isOwnName = column == relation.fromNameColumn || nameColumns.contains(column)
        if isOwnName || placeNames.contains(column.lowercased()) { return .placeName }
        guard content.isNumeric else { return .copy }
        let inOrder = column.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if saysIdentity(inOrder, content) { return .identity }
        let words = Set(inOrder)
        if !words.isDisjoint(with: meanWords) { return .mean }
        let isLand = !words.isDisjoint(with: landWords) && relation.bases.contains(.area)
        return .sum(isLand ? .area : basis)
    }
    /// Hours of a year are a quantity: only numbers that may be years make a column of years.
    private static func saysIdentity(_ words: [String], _ content: ColumnContent) -> Bool {
        guard let first = words.first, let last = words.last else { return false }
        if words.count == 1, dateNames.contains(last) { return last != "year" || content.mayBeYears }
        if first == "date" || identityWords.contains(last) { return true }
        return words.contains("year") && content.mayBeYears
    }
}
