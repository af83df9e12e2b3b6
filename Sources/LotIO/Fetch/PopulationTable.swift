import LotModel

/// Residents by single year of age, page by page as Nomis sends them.
public struct PopulationTable: Sendable {
    /// Residents of an area by age; the last is the open age at the top.
    private var residents: [String: [Int: Double]] = [:]
    private let codeField: String
    /// What the service says its figures are of, such as 2024; nil where it does not say.
    public private(set) var date: String?
    private static let dateColumn = "DATE_NAME"

    /// The column that holds codes, such as `GEOGRAPHY_CODE`.
    public init(codeField: String) { self.codeField = codeField }

    /// Adds the rows of a page and tells how many there were.
    ///
    /// Columns: the code, `C_AGE_NAME` such as "Age 65" or "Aged 90+", `OBS_VALUE`, and `DATE_NAME` where it is asked for.
    /// Throws for a page that is no such table, for a value that is missing, for an age that comes twice, and for two dates.
    public mutating func add(_ bytes: [UInt8], name: String) throws(ServiceFault) -> Int {
        var reading = Reading()
        let schema = CSVSchema(
            required: [codeField, "C_AGE_NAME", "OBS_VALUE"], keepsOthers: true, mayBeEmpty: true)
        do throws(Diagnostic) {
            let text = try TextBytes.check(bytes, name: name, expected: "a CSV table")
            guard let table = CSVTable(text, file: name, schema: schema, reading: &reading) else {
                throw reading.diagnostics[0]
            }
            for row in 0..<table.rowCount {
                guard let code = table.text(row, codeField, &reading),
                    let words = table.text(row, "C_AGE_NAME", &reading),
                    let value = table.number(row, "OBS_VALUE", in: 0...1_000_000, unit: "residents", &reading)
                else { throw reading.diagnostics[0] }
                guard let age = Self.age(words) else {
                    throw Diagnostic(
                        .valueChoice, at: table.place(row, "C_AGE_NAME"), value: words, "is no single year of age.",
                        remedy: "Ask for single years in the catalogue's query.")
                }
                if table.header.contains(Self.dateColumn) {
                    guard let own = table.text(row, Self.dateColumn, &reading) else { throw reading.diagnostics[0] }
                    guard date == nil || date == own else {
                        throw Diagnostic(
                            .valueConflict, at: table.place(row, Self.dateColumn), value: own,
                            "is another date than \(date ?? ""), of which other rows are.",
                            remedy: "Ask for all again with --refresh, or for one date in the catalogue's query.")
                    }
                    date = own
                }
                guard residents[code, default: [:]].updateValue(value, forKey: age) == nil else {
                    throw Diagnostic(
                        .codeDuplicate, at: table.place(row, "C_AGE_NAME"), value: "\(code), \(words)", "comes twice.",
                        remedy: "Ask for one sex and one year in the catalogue's query.")
                }
            }
            return table.rowCount
        } catch { throw ServiceFault(words: "\(error)") }
    }

    /// "Age 65", "Aged 90+", "65".
    static func age(_ words: String) -> Int? {
        let digits = words.utf8.drop { !Ascii.isDigit($0) }.prefix { Ascii.isDigit($0) }
        guard let age = Int(String(decoding: Array(digits), as: UTF8.self)), (0...120).contains(age),
            !words.contains("-")
        else { return nil }
        return age
    }

    /// Residents of an area of at least each age; nil where any year from 0 to the top is missing.
    public func residents(_ code: String, from ages: [Int]) -> [Double]? {
        guard let own = residents[code], let top = own.keys.max(), top >= 85, (0...top).allSatisfy({ own[$0] != nil })
        else { return nil }
        return ages.map { age in (age...max(age, top)).reduce(0) { $0 + (own[$1] ?? 0) } }
    }
}
