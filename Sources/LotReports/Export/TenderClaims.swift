import Foundation
import LotIO

/// What an authority says of its own tender and no model knows: it stands in a draft only where it is given.
public struct TenderClaims: Hashable, Sendable {
    /// Lots are suitable for small and medium enterprises.
    public let isForSmall: Bool?
    /// Lots are suitable for voluntary, community and social enterprises.
    public let isForVoluntary: Bool?
    /// Months by which contracts may be extended.
    public let renewalMonths: Int?
    /// Further purchases that are reserved, in words.
    public let options: String?
    /// Code of the region, as UKJ4 of the International Territorial Levels.
    public let region: String?
    /// First day of the contracts, `2027-04-01`.
    public let start: String?

    public init(
        isForSmall: Bool? = nil, isForVoluntary: Bool? = nil, renewalMonths: Int? = nil, options: String? = nil,
        region: String? = nil, start: String? = nil
    ) {
        self.isForSmall = isForSmall
        self.isForVoluntary = isForVoluntary
        self.renewalMonths = renewalMonths
        self.options = options
        self.region = region
        self.start = start
    }

    /// What every lot says; without VAT, since a council's home care under registration is exempt (VAT Notice 701/2).
    var lotMembers: [(String, JSONValue)] {
        var members: [(String, JSONValue)] = []
        let suitability =
            (isForSmall.map { [("sme", JSONValue.boolean($0))] } ?? [])
            + (isForVoluntary.map { [("vcse", JSONValue.boolean($0))] } ?? [])
        if !suitability.isEmpty { members.append(("suitability", .members(suitability))) }
        if let renewalMonths {
            members.append(("hasRenewal", .boolean(renewalMonths > 0)))
            if renewalMonths > 0 {
                let words = "Extension by up to \(renewalMonths) \(renewalMonths == 1 ? "month" : "months")."
                members.append(("renewal", .members([("description", .text(words))])))
            }
        }
        if let options {
            members += [("hasOptions", .boolean(true)), ("options", .members([("description", .text(options))]))]
        }
        return members
    }

    /// From the first day to the last, where the first is given.
    func period(years: Int) -> JSONValue {
        var members: [(String, JSONValue)] = []
        if let start, let last = Self.lastDay(from: start, years: years) {
            members += [
                ("startDate", .text("\(start)T00:00:00Z")), ("endDate", .text("\(last)T23:59:59Z")),
            ]
        }
        return .members(members + [("durationInMonths", .whole(years * 12))])
    }

    /// The day before the same day so many years later; nil for what is no day.
    static func lastDay(from start: String, years: Int) -> String? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = start.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let day = DateComponents(calendar: calendar, year: parts[0], month: parts[1], day: parts[2])
        guard day.isValidDate, let first = day.date,
            let later = calendar.date(byAdding: .year, value: years, to: first),
            let before = calendar.date(byAdding: .day, value: -1, to: later)
        else { return nil }
        // A leap day's year ends with February, where there is no such day.
        let last = calendar.component(.day, from: later) == parts[2] ? before : later
        let found = calendar.dateComponents([.year, .month, .day], from: last)
        func two(_ value: Int?) -> String { value.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        return "\(found.year ?? 0)-\(two(found.month))-\(two(found.day))"
    }
}

/// Extensions of the standard whose fields a draft uses; a release names those that it needs.
///
/// Addresses as Find a Tender's own packages have them, or of the extensions' register (extensions.open-contracting.org), read in
/// November 2026.
enum TenderExtension: String, CaseIterable {
    case lots = "open-contracting-extensions/ocds_lots_extension/v1.1.5"
    case european = "open-contracting-extensions/ocds_eu_extension/master"
    case options = "open-contracting-extensions/ocds_options_extension/master"
    case contractTerms = "open-contracting-extensions/ocds_contractTerms_extension/master"
    case suitability = "open-contracting-extensions/ocds_suitability_extension/master"
    case unitedKingdom = "cabinetoffice/ocds_uk_extension/main"

    /// Fields that each adds to those of the standard, as far as a draft has them.
    private var fields: Set<String> {
        switch self {
        case .lots: ["lots", "lotDetails", "lotGroups", "relatedLot", "relatedLots"]
        case .european: ["deliveryAddresses"]
        case .options: ["hasOptions", "options"]
        case .contractTerms: ["hasRenewal", "renewal"]
        case .suitability: ["suitability"]
        case .unitedKingdom: ["durationInMonths", "noLotsDivisionRationale"]
        }
    }

    static func used(in tender: JSONValue) -> [String] {
        var keys: Set<String> = []
        collect(tender, &keys)
        return allCases.filter { !$0.fields.isDisjoint(with: keys) }
            .map { "https://raw.githubusercontent.com/\($0.rawValue)/extension.json" }
    }

    private static func collect(_ value: JSONValue, _ keys: inout Set<String>) {
        switch value {
        case .object(let members):
            for member in members {
                keys.insert(member.key)
                collect(member.value, &keys)
            }
        case .list(let items): for item in items { collect(item, &keys) }
        default: break
        }
    }
}
