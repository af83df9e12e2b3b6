/// One number that a scenario may set: its name, unit, default, range, meaning and source.
public struct Parameter: Hashable, Sendable {
    public enum Default: Hashable, Sendable {
        case value(Double)
        /// Differs with the price year; a year that is not listed must be given by the scenario.
        case byPriceYear([String: Double])
        /// The scenario must state it.
        case required
        /// May be left out; the sentence says what then happens.
        case absent
    }

    /// `section.name`, as in the scenario file.
    public let id: String
    public let unit: String
    public let standard: Default
    public let range: ClosedRange<Double>
    public let isWhole: Bool
    public let sentence: String
    public let source: String

    public var section: String { String(id.prefix { $0 != "." }) }
    public var name: String { String(id.drop { $0 != "." }.dropFirst()) }

    init(
        _ id: String, _ unit: String, _ standard: Default, _ range: ClosedRange<Double>, whole: Bool = false,
        _ sentence: String, source: String
    ) {
        self.id = id
        self.unit = unit
        self.standard = standard
        self.range = range
        isWhole = whole
        self.sentence = sentence
        self.source = source
    }
}

/// Every parameter with its value for one run.
public struct ParameterValues: Hashable, Sendable {
    /// Price years for which the table has wages and prices.
    public static let knownPriceYears: [String] = {
        var years: Set<String> = []
        for parameter in Parameter.table {
            if case .byPriceYear(let values) = parameter.standard { years.formUnion(values.keys) }
        }
        return years.sorted()
    }()

    public let priceYear: String
    private let values: [String: Double]

    /// Defaults for the price year, overlaid with what the scenario gives.
    ///
    /// Names, ranges and required values are checked by the scenario's reader, which knows the lines; here a value that
    /// is neither given nor defaulted simply stays absent.
    public init(priceYear: String, given: [String: Double]) {
        self.priceYear = priceYear
        var values: [String: Double] = [:]
        for parameter in Parameter.table {
            values[parameter.id] = given[parameter.id] ?? parameter.standardValue(priceYear: priceYear)
        }
        self.values = values
    }

    /// The value of a parameter that has one by construction.
    public func callAsFunction(_ id: String) -> Double {
        guard let value = values[id] else { preconditionFailure("parameter \(id) has no value") }
        return value
    }

    public func optional(_ id: String) -> Double? { values[id] }

    /// These values with others in their place; ids are not checked.
    func overlaid(with others: [String: Double]) -> ParameterValues {
        ParameterValues(priceYear: priceYear, given: values.merging(others) { $1 })
    }
}

extension Parameter {
    /// The default in a price year, nil when there is none.
    public func standardValue(priceYear: String) -> Double? {
        switch standard {
        case .value(let value): value
        case .byPriceYear(let values): values[priceYear]
        case .required, .absent: nil
        }
    }
}
