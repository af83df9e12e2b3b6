import LotModel

/// Lines of `draws.jsonl`: a header that tells one stress test from another, then one line for each draw and plan.
public struct StressJournal: Sendable {
    /// Names of the plans.
    private let plans: [String]
    private let ranges: [StressRange]
    /// Codes of the core areas.
    private let areas: [String]
    private let areaOfCode: [String: Int]

    public init(plans: [String], ranges: [StressRange], areas: [String]) {
        self.plans = plans
        self.ranges = ranges
        self.areas = areas
        areaOfCode = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1, $0) })
    }

    /// One line with its line feed.
    public static func text(_ value: JSONValue) -> [UInt8] {
        JSONWriter.bytes(value, indent: nil) + [Ascii.lineFeed]
    }

    /// - Parameter values: one for each range.
    public func text(_ line: StressLine, values: [Double]) -> [UInt8] {
        Self.text(
            .members(
                [
                    ("draw", .whole(line.draw + 1)), ("plan", .text(plans[line.plan])),
                    (
                        "values",
                        .members(zip(ranges, values).map { ($0.id, .number($1, decimals: 6)) })
                    ),
                    ("hours_commissioned_week", .number(line.commissioned, decimals: 4)),
                    ("hours_unmet_week", .number(line.unmet, decimals: 4)),
                    ("people_unserved_est", .number(line.people, decimals: 4)),
                    ("spend_pence_year", .whole(line.spendPence)),
                    ("gap_areas", .list(line.gaps.map { .text(areas[$0]) })),
                    ("award_gap", .number(line.awardGap, decimals: 6)), ("award_proved", .boolean(line.isProved)),
                ] + reported(line)))
    }

    /// Left out where the plan reports nothing.
    private func reported(_ line: StressLine) -> [(String, JSONValue)] {
        guard !line.reported.isEmpty else { return [] }
        return [("reported", .list(line.reported.map { $0.map { .number($0, decimals: 4) } ?? .null }))]
    }

    /// The line as its text holds it; nil for what is torn or not of this test.
    public func line(_ bytes: ArraySlice<UInt8>) -> StressLine? {
        var scanner = JSONScanner(Array(bytes))
        guard let line = try? read(&scanner), scanner.position == scanner.bytes.count else { return nil }
        return line
    }

    private func read(_ scanner: inout JSONScanner) throws(JSONFault) -> StressLine? {
        var numbers: [String: Double] = [:]
        var plan: Int?
        var isProved = false
        var gaps: [Int] = []
        var reported: [Double?] = []
        var keys: [String] = []
        guard try scanner.enter(Ascii.openBrace, Ascii.closeBrace) else { return nil }
        repeat {
            let key = try scanner.key(&keys)
            switch key {
            case "values": try scanner.skipValue(depth: 1)
            case "gap_areas":
                guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else { continue }
                repeat {
                    guard let area = areaOfCode[try scanner.string()] else { return nil }
                    gaps.append(area)
                } while try scanner.another(before: Ascii.closeBracket)
            case "reported":
                guard try scanner.enter(Ascii.openBracket, Ascii.closeBracket) else { continue }
                repeat {
                    if case .number(let number) = try scanner.scalar() {
                        reported.append(number)
                    } else {
                        reported.append(nil)
                    }
                } while try scanner.another(before: Ascii.closeBracket)
            default:
                switch try scanner.scalar() {
                case .number(let number): numbers[key] = number
                case .text(let name): plan = plans.firstIndex(of: name)
                case .boolean(let value): isProved = value
                case .null: return nil
                }
            }
        } while try scanner.another(before: Ascii.closeBrace)
        guard let plan, let draw = numbers["draw"], let commissioned = numbers["hours_commissioned_week"],
            let unmet = numbers["hours_unmet_week"], let people = numbers["people_unserved_est"],
            let spend = numbers["spend_pence_year"], let gap = numbers["award_gap"]
        else { return nil }
        return StressLine(
            draw: Int(draw) - 1, plan: plan, commissioned: commissioned, unmet: unmet, people: people,
            spendPence: Int(spend), gaps: gaps, awardGap: gap, isProved: isProved, reported: reported)
    }
}
