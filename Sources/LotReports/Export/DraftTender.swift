import LotIO

/// A draft of the tender in the Open Contracting Data Standard, version 1.1 with its extension for lots (fields of `tender.lots`,
/// `lotDetails`, `lotGroups`) and those of other extensions that `TenderExtension` names.
///
/// An `ocid` is minted by Find a Tender and never made up: without one, the `tender` object stands alone. What the run does not
/// know is left out, as values are without a term, and prices before award.
public struct DraftTender: Sendable {
    /// What a run cannot know.
    public struct Details: Hashable, Sendable {
        public let ocid: String?
        /// Of the release, `2026-11-21`; needed with an ocid.
        public let date: String?
        public let publisher: String?
        /// Length of the contracts, for values and periods.
        public let years: Int?
        /// Common Procurement Vocabulary: social work services without accommodation unless the council says otherwise.
        public let cpv: String
        public let claims: TenderClaims

        public init(
            ocid: String? = nil, date: String? = nil, publisher: String? = nil, years: Int? = nil,
            cpv: String = "85312000", claims: TenderClaims = TenderClaims()
        ) {
            self.ocid = ocid
            self.date = date
            self.publisher = publisher
            self.years = years
            self.cpv = cpv
            self.claims = claims
        }
    }

    private static let openRules: Set<String> = [
        "capacity", "all_awarded", "one_bid_each", "lots_bid", "lots_awarded", "market_share", "winners", "quality",
        "lot_share",
    ]
    private static let namesShown = 12
    private static let weeks = 52.0

    private let run: ExportedRun
    private let rules: RunRules
    private let details: Details
    private let tier: String?

    /// - Parameter tier: lots of this tier alone.
    public init(_ run: ExportedRun, rules: RunRules, details: Details, tier: String? = nil) {
        self.run = run
        self.rules = rules
        self.details = details
        self.tier = tier
    }

    public var bytes: [UInt8] { JSONWriter.bytes(value) }

    private var lots: RunTable { run.table(.lots, tier: tier) }

    private var value: JSONValue {
        guard let ocid = details.ocid, let date = details.date else { return .members([("tender", tender)]) }
        let time = JSONValue.text("\(date)T00:00:00Z")
        let release: [(String, JSONValue)] = [
            ("ocid", .text(ocid)), ("id", .text("\(ocid)-draft-\(date)")), ("date", time),
            ("tag", .list([.text("planning")])), ("initiationType", .text("tender")), ("language", .text("en")),
            ("planning", .members([("rationale", .text(rationale))])), ("tender", tender),
        ]
        return .members([
            ("uri", .text("urn:draft:\(ocid)")), ("version", .text("1.1")),
            ("extensions", .list(TenderExtension.used(in: tender).map { .text($0) })),
            ("publisher", .members([("name", .text(details.publisher ?? "Draft, publisher to be named"))])),
            ("publishedDate", time), ("releases", .list([.members(release)])),
        ])
    }

    private var tender: JSONValue {
        let rows = Array(lots.rows.indices)
        var members: [(String, JSONValue)] = [
            ("id", .text(run.facts.scenario)), ("title", .text(run.facts.title)),
            (
                "description",
                .text(([Self.draft, rationale] + run.cover.stamps).joined(separator: " "))
            ),
            ("status", .text("planning")), ("mainProcurementCategory", .text("services")),
            ("lots", .list(rows.map(lot))), ("items", .list(rows.map(item))), ("lotDetails", lotDetails(rows.count)),
        ]
        if let pounds = total(rows) { members.append(("value", Self.money(pounds))) }
        if !groups.isEmpty { members.append(("lotGroups", .list(groups))) }
        return .members(members)
    }

    private static let draft = "DRAFT for planning, made from a model; not legal advice and not a notice."

    /// What a notice says of dividing into lots (Procurement Act 2023, s.18), for a person to complete.
    private var rationale: String {
        let count = lots.rows.count
        let figures = run.totals.map { "\($0.name.lowercased()) \(Self.words($0.value))" }.joined(separator: ", ")
        return
            "The work is divided into \(count) \(count == 1 ? "lot" : "lots"). The model of this division gives: "
            + "\(figures). Reasons of the authority are to be added."
    }

    private static func words(_ value: JSONValue) -> String {
        switch value {
        case .text(let text): text == "*" ? "not shown" : text
        case .null: "unknown"
        case let other: String(decoding: JSONWriter.bytes(other, indent: nil), as: UTF8.self)
        }
    }

    // MARK: Lots

    /// The lot's own id, or with its tier where several tiers have one of the name.
    private func id(_ row: Int) -> String {
        let id = lots.text(row, "lot_id")
        let isAlone = lots.rows.indices.count { lots.text($0, "lot_id") == id } == 1
        return isAlone ? id : "\(lots.text(row, "tier")):\(id)"
    }

    private func lot(_ row: Int) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .text(id(row))), ("title", .text(lots.text(row, "lot_name"))),
            ("description", .text(description(row))), ("status", .text("planning")),
            ("mainProcurementCategory", .text("services")),
        ]
        if let pounds = value(row) {
            members.append(("value", Self.money(pounds)))
        }
        if let years = details.years {
            members.append(("contractPeriod", details.claims.period(years: years)))
        }
        return .members(members + details.claims.lotMembers)
    }

    private static func money(_ pounds: Double) -> JSONValue {
        .members([("amount", .number(pounds, decimals: 0)), ("currency", .text("GBP"))])
    }

    /// Nil where the value of any lot is not known or not to be told.
    private func total(_ rows: [Int]) -> Double? {
        let values = rows.compactMap(value)
        return values.count == rows.count && !rows.isEmpty ? values.reduce(0) { $0 + $1.rounded() } : nil
    }

    /// Hours of the lot at the middle of its rates over the term; nil where one of them is not known or not to be told.
    private func value(_ row: Int) -> Double? {
        guard let years = details.years, let hours = lots.number(row, "hours_commissioned_week"),
            let low = lots.number(row, "lowest_rate_pence"), let high = lots.number(row, "highest_rate_pence")
        else { return nil }
        return hours * Self.weeks * Double(years) * (low + high) / 200
    }

    private func description(_ row: Int) -> String {
        let tier = lots.text(row, "tier")
        let lot = lots.text(row, "lot_id")
        let names = run.areas.rows.indices.filter { run.areas.text($0, "lot_id_\(tier)") == lot }.map { area in
            let name = run.areas.text(area, "readable_name")
            return name.isEmpty ? run.areas.text(area, "area_name") : name
        }
        let more = names.count - Self.namesShown
        let title = rules.tiers.first { $0.name == tier }?.title ?? tier
        var text = "\(title): \(names.count) \(names.count == 1 ? "area" : "areas"), "
        text += names.prefix(Self.namesShown).joined(separator: "; ") + (more > 0 ? " and \(more) more" : "") + "."
        if let hours = lots.number(row, "hours_commissioned_week") {
            text += " About \(Figures.number(hours)) contact hours a week."
        }
        return text
    }

    private func item(_ row: Int) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .text("item-\(id(row))")), ("description", .text("Home care in \(lots.text(row, "lot_name"))")),
            (
                "classification",
                .members([
                    ("scheme", .text("CPV")), ("id", .text(details.cpv)),
                ])
            ),
        ]
        if let hours = lots.number(row, "hours_commissioned_week") {
            members += [
                ("quantity", .number(hours * Self.weeks, decimals: 0)),
                ("unit", .members([("name", .text("contact hour a year"))])),
            ]
        }
        let places = places(row)
        if !places.isEmpty { members.append(("deliveryAddresses", .list(places))) }
        members.append(("relatedLot", .text(id(row))))
        return .members(members)
    }

    /// Where the work is done: the districts of the lot's areas, by name.
    private func places(_ row: Int) -> [JSONValue] {
        let column = "lot_id_\(lots.text(row, "tier"))"
        let lot = lots.text(row, "lot_id")
        let districts = run.areas.rows.indices.filter { run.areas.text($0, column) == lot }
            .map { run.areas.text($0, "lad_name") }.filter { !$0.isEmpty }
        return Set(districts).sorted().map { name in
            .members(
                [("locality", .text(name))] + (details.claims.region.map { [("region", .text($0))] } ?? [])
                    + [("countryName", .text("United Kingdom"))])
        }
    }

    // MARK: Rules

    private func most(_ rule: String) -> Int? { rules.rules.first { $0.name == rule }?.most }

    private func lotDetails(_ count: Int) -> JSONValue {
        var members: [(String, JSONValue)] = []
        if let most = most("lots_bid") { members.append(("maximumLotsBidPerSupplier", .whole(most))) }
        if let most = most("lots_awarded") { members.append(("maximumLotsAwardedPerSupplier", .whole(most))) }
        // Sentences that name providers or sums of money wait for the award as prices do.
        let told = rules.rules.filter { !run.cover.hidesPrices || Self.openRules.contains($0.name) }
        members.append(
            ("awardCriteriaDetails", .text(([rules.statement] + told.map(\.sentence)).joined(separator: " "))))
        if count == 1 { members.append(("noLotsDivisionRationale", .text(Self.draft + " " + rationale))) }
        return .members(members)
    }

    /// The lots of each tier: a supplier may win several of them unless the rules say one.
    private var groups: [JSONValue] {
        let canCombine = (most("lots_awarded") ?? 2) > 1
        let tiers = tier.map { [$0] } ?? run.tiers
        return tiers.compactMap { name in
            let rows = lots.rows.indices.filter { lots.text($0, "tier") == name }
            guard rows.count > 1 else { return nil }
            return .members(
                [
                    ("id", .text("tier-\(name)")), ("relatedLots", .list(rows.map { .text(id($0)) })),
                    ("optionToCombine", .boolean(canCombine)),
                ] + (total(rows).map { [("maximumValue", Self.money($0))] } ?? []))
        }
    }
}
