import Foundation
import LotIO
import Testing

@testable import LotReports

/// Fields of the Open Contracting Data Standard 1.1 with lots that a draft may use, and their kinds; written from the published
/// list of fields, not from the writer.
private indirect enum Field: Sendable {
    case text
    case number
    case whole
    case truth
    /// Date and time of RFC 3339.
    case time
    /// Where an extension's description stands.
    case extensionAddress
    case oneOf([String])
    case list(Field)
    case object(required: [String], [String: Field])

    /// Where a value is not what the field allows.
    func faults(_ value: Any?, at path: String) -> [String] {
        switch self {
        case .text: return (value as? String)?.isEmpty == false ? [] : ["\(path) is no text"]
        case .number: return value is NSNumber ? [] : ["\(path) is no number"]
        case .whole:
            return (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
                ? [] : ["\(path) is not whole"]
        case .truth: return value is Bool ? [] : ["\(path) is neither true nor false"]
        case .time:
            return (value as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
                ? [] : ["\(path) is no date and time"]
        case .extensionAddress:
            return (value as? String)?.wholeMatch(of: /https:\/\/[^ ]+\/extension\.json/) != nil
                ? [] : ["\(path) is no address of an extension"]
        case .oneOf(let codes): return codes.contains(value as? String ?? "") ? [] : ["\(path) is no code of its list"]
        case .list(let field):
            guard let items = value as? [Any], !items.isEmpty else { return ["\(path) is no list, or empty"] }
            return items.enumerated().flatMap { field.faults($1, at: "\(path)/\($0)") }
        case .object(let required, let fields):
            guard let object = value as? [String: Any] else { return ["\(path) is no object"] }
            return required.filter { object[$0] == nil }.map { "\(path)/\($0) is missing" }
                + object.flatMap { key, value in
                    fields[key].map { $0.faults(value, at: "\(path)/\(key)") } ?? ["\(path)/\(key) is no field"]
                }
        }
    }

    static let value = Field.object(required: [], ["amount": .number, "currency": .oneOf(["GBP"])])
    static let address = Field.object(
        required: [],
        ["streetAddress": .text, "locality": .text, "region": .text, "postalCode": .text, "countryName": .text])
    static let lot = Field.object(
        required: ["id"],
        [
            "id": .text, "title": .text, "description": .text, "status": .oneOf(["planning"]), "value": value,
            "contractPeriod": .object(
                required: [], ["startDate": .time, "endDate": .time, "durationInMonths": .whole]),
            "suitability": .object(required: [], ["sme": .truth, "vcse": .truth]), "hasRenewal": .truth,
            "renewal": .object(required: [], ["description": .text]), "hasOptions": .truth,
            "options": .object(required: [], ["description": .text]),
            "mainProcurementCategory": .oneOf(["goods", "works", "services"]),
        ])
    static let item = Field.object(
        required: ["id"],
        [
            "id": .text, "description": .text, "quantity": .number, "relatedLot": .text,
            "deliveryAddresses": .list(address),
            "classification": .object(required: [], ["scheme": .oneOf(["CPV"]), "id": .text]),
            "unit": .object(required: [], ["name": .text]),
        ])
    static let tender = Field.object(
        required: ["id"],
        [
            "id": .text, "title": .text, "description": .text, "status": .oneOf(["planning", "planned"]),
            "mainProcurementCategory": .oneOf(["services"]), "value": value, "lots": .list(lot), "items": .list(item),
            "lotDetails": .object(
                required: [],
                [
                    "maximumLotsBidPerSupplier": .whole, "maximumLotsAwardedPerSupplier": .whole,
                    "awardCriteriaDetails": .text, "noLotsDivisionRationale": .text,
                ]),
            "lotGroups": .list(
                .object(
                    required: ["id"],
                    ["id": .text, "relatedLots": .list(.text), "optionToCombine": .truth, "maximumValue": value])),
        ])
    static let package = Field.object(
        required: ["uri", "publisher", "publishedDate", "releases", "version"],
        [
            "uri": .text, "version": .oneOf(["1.1"]), "extensions": .list(.extensionAddress), "publishedDate": .time,
            "publisher": .object(required: ["name"], ["name": .text]),
            "releases": .list(
                .object(
                    required: ["ocid", "id", "date", "tag", "initiationType"],
                    [
                        "ocid": .text, "id": .text, "date": .time, "tag": .list(.oneOf(["planning"])),
                        "initiationType": .oneOf(["tender"]), "language": .oneOf(["en"]),
                        "planning": .object(required: [], ["rationale": .text]), "tender": tender,
                    ])),
        ])
}

@Suite struct DraftTenderTests {
    private static let rules = RunRules(
        statement: "Least cost wins.",
        rules: [
            .init(name: "capacity", sentence: "No provider wins more than it can take.", most: nil),
            .init(name: "lots_awarded", sentence: "Nobody wins more than 3 lots.", most: 3),
            .init(name: "spend", sentence: "At most £12 is spent.", most: nil),
        ], tiers: [("small", "Single areas"), ("wide", "Wide lots")])

    private static func draft(
        _ facts: RunFacts = CoverTests.facts(), details: DraftTender.Details = .init(), tier: String? = nil,
        lots: [Int] = [0, 0, 1, 1]
    ) throws -> [String: Any] {
        let run = ExportedRun(
            facts: facts,
            layers: try ExportMaps.layers(
                people: [(36, 20), (4, 2), (0, 0), (61, 0.2)], lots: lots, districts: [0, 0, 0, 0]),
            cover: Cover(facts))
        let bytes = DraftTender(run, rules: rules, details: details, tier: tier).bytes
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func withoutAnOcidTheTenderStandsAlone() throws {
        let draft = try Self.draft()
        #expect(Array(draft.keys) == ["tender"])
        #expect(
            Field.tender.faults(draft["tender"], at: "tender").isEmpty,
            "\(Field.tender.faults(draft["tender"], at: ""))")
    }

    @Test func aReleaseHasAllThatTheSchemaAsksFor() throws {
        let draft = try Self.draft(
            details: .init(ocid: "ocds-h6vhtk-0123", date: "2026-11-21", publisher: "Council", years: 4))
        #expect(Field.package.faults(draft, at: "").isEmpty, "\(Field.package.faults(draft, at: ""))")
    }

    /// What the authority says itself stands there as it was said, and a release names the extensions of the fields it has.
    @Test func theAuthoritysOwnWordsStandInEveryLot() throws {
        let claims = TenderClaims(
            isForSmall: true, isForVoluntary: false, renewalMonths: 24, options: "Night care", region: "UKJ4",
            start: "2027-04-01")
        let draft = try Self.draft(
            details: .init(ocid: "ocds-h6vhtk-0123", date: "2026-11-21", years: 4, claims: claims))
        #expect(Field.package.faults(draft, at: "").isEmpty, "\(Field.package.faults(draft, at: ""))")
        let release = try #require((draft["releases"] as? [[String: Any]])?.first)
        let tender = try #require(release["tender"] as? [String: Any])
        let lot = try #require((tender["lots"] as? [[String: Any]])?.first)
        #expect(lot["suitability"] as? [String: Bool] == ["sme": true, "vcse": false])
        #expect(lot["hasRenewal"] as? Bool == true && lot["hasOptions"] as? Bool == true)
        #expect((lot["renewal"] as? [String: String])?["description"] == "Extension by up to 24 months.")
        let period = try #require(lot["contractPeriod"] as? [String: Any])
        #expect(period["startDate"] as? String == "2027-04-01T00:00:00Z")
        #expect(period["endDate"] as? String == "2031-03-31T23:59:59Z" && period["durationInMonths"] as? Int == 48)
        let item = try #require((tender["items"] as? [[String: Any]])?.first)
        #expect(
            item["deliveryAddresses"] as? [[String: String]] == [
                ["locality": "District 0", "region": "UKJ4", "countryName": "United Kingdom"]
            ])
        let used = try #require(draft["extensions"] as? [String])
        for name in ["lots", "eu", "options", "contractTerms", "suitability", "uk"] {
            #expect(used.contains { $0.contains("/ocds_\(name)_extension/") }, "\(name)")
        }
        // Nothing is claimed that nobody claimed, nor an extension named that nothing needs.
        let plain = try Self.draft(details: .init(ocid: "ocds-h6vhtk-0123", date: "2026-11-21"))
        let text = String(decoding: try JSONSerialization.data(withJSONObject: plain), as: UTF8.self)
        for word in ["suitability", "hasRenewal", "hasOptions", "ocds_uk", "contractPeriod"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(TenderClaims.lastDay(from: "2024-02-29", years: 1) == "2025-02-28")
        #expect(TenderClaims.lastDay(from: "2027-02-30", years: 1) == nil)
    }

    /// Identifiers are unique, and every one that is referred to exists.
    @Test func everyItemAndGroupNamesALot() throws {
        let tender = try #require(try Self.draft(details: .init(years: 4))["tender"] as? [String: Any])
        let lots = try #require(tender["lots"] as? [[String: Any]])
        let ids = lots.compactMap { $0["id"] as? String }
        #expect(ids.count == 6 && Set(ids).count == 6)
        let items = try #require(tender["items"] as? [[String: Any]])
        #expect(items.compactMap { $0["relatedLot"] as? String } == ids)
        let groups = try #require(tender["lotGroups"] as? [[String: Any]])
        #expect(groups.flatMap { $0["relatedLots"] as? [String] ?? [] } == ids)
        let details = try #require(tender["lotDetails"] as? [String: Any])
        #expect(details["maximumLotsAwardedPerSupplier"] as? Int == 3 && details["maximumLotsBidPerSupplier"] == nil)
        #expect((details["awardCriteriaDetails"] as? String)?.contains("At most £12") == true)
        // Rates stand at 15.00 highest, and no lowest is known: no value is made up.
        #expect(lots.allSatisfy { $0["value"] == nil })
        #expect((lots[4]["description"] as? String)?.contains("Wide lots: 2 areas, Area; Place 1.") == true)
    }

    @Test func oneLotSaysWhyItIsOne() throws {
        let tender = try #require(try Self.draft(tier: "wide", lots: [0, 0, 0, 0])["tender"] as? [String: Any])
        #expect(Field.tender.faults(tender, at: "tender").isEmpty)
        let details = try #require(tender["lotDetails"] as? [String: Any])
        #expect(
            (details["noLotsDivisionRationale"] as? String)?.hasPrefix("DRAFT") == true && tender["lotGroups"] == nil)
    }

    @Test func recordsAndPricesStayInTheHouse() throws {
        let facts = CoverTests.facts(demand: .records, bids: .records)
        let tender = try #require(try Self.draft(facts, details: .init(years: 4))["tender"] as? [String: Any])
        let lots = try #require(tender["lots"] as? [[String: Any]])
        // The second area has four people.
        #expect((lots[1]["description"] as? String)?.contains("hours a week") == false && lots[1]["value"] == nil)
        let items = try #require(tender["items"] as? [[String: Any]])
        #expect(items[1]["quantity"] == nil && items[0]["quantity"] as? Int == 350 * 52)
        let words = try #require((tender["lotDetails"] as? [String: Any])?["awardCriteriaDetails"] as? String)
        #expect(!words.contains("£12") && words.contains("3 lots"))
    }
}
