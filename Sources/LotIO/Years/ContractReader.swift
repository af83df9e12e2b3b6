import LotModel

/// Reads section `contract`: the term, and the rules by which later contract years follow from the first.
struct ContractReader {
    static let key = "contract"
    static let keys = [
        "start", "years", "extensions", "people_growth", "direct_payment_drift", "reablement", "lost_visits",
        "non_contact_share", "hand_back", "spot_uplifts", "payment_options", "chosen", "stated",
    ]
    static let reablementKeys = ["from_year", "share_year", "weeks", "weekly_decay"]
    static let lostKeys = ["no_reply_share", "cancelled_share"]
    static let handBackKeys = ["after_years", "share"]
    static let mostYears = 30

    private let map: YAMLMap
    private let top: YAMLMap

    /// Nil where there is no such section, and where anything in it is at fault.
    static func read(_ top: YAMLMap, _ reading: inout Reading) -> ContractTerms? {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return nil }
        return ContractReader(map: map, top: top).terms(&reading)
    }

    private func terms(_ reading: inout Reading) -> ContractTerms? {
        let before = reading.errorCount
        map.allow(Self.keys, &reading)
        let start = map.required("start", "start: 2018-07", &reading).flatMap { month($0, &reading) }
        let years = map.required("years", "years: 3", &reading).flatMap { count($0, map, &reading) }
        let extensions = map.entry("extensions").flatMap {
            map.numbers($0, in: 1...Double(Self.mostYears), unit: "years", whole: true, &reading)
        }
        let all = years.map { $0 + Int((extensions ?? []).reduce(0, +)) }
        if let all { checkUplifts(all, &reading) }
        let spot = map.entry("spot_uplifts").flatMap { entry -> [Double]? in
            let rises = map.numbers(entry, in: -0.5...1, unit: "a year", &reading)
            if let all, let rises { within(all, year: rises.count + 1, "spot_uplifts", map.place(entry), &reading) }
            return rises
        }
        let reablement = reablement(all, &reading)
        let options = PaymentReader(map, allYears: all).options(&reading)
        let stated = StatedReader.read(map, &reading)
        let terms = ContractTerms(
            start: start ?? CalendarMonth(year: 1, month: 1), years: years ?? 1,
            extensions: (extensions ?? []).map { Int($0) },
            peopleGrowth: share("people_growth", map, in: -0.5...1, &reading) ?? 0,
            directPaymentDrift: share("direct_payment_drift", map, &reading) ?? 0, reablement: reablement,
            lostVisits: lostVisits(&reading), nonContactShare: share("non_contact_share", map, &reading) ?? 0,
            handBack: handBack(&reading), spotUplifts: spot, options: options, chosen: chosen(options, &reading),
            stated: stated)
        return reading.errorCount == before ? terms : nil
    }

    private func month(_ entry: YAMLEntry, _ reading: inout Reading) -> CalendarMonth? {
        guard let text = map.text(entry, &reading) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, parts.map(\.count) == [4, 2], parts.joined().utf8.allSatisfy(Ascii.isDigit),
            let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
        {
            return CalendarMonth(year: year, month: month)
        }
        reading.add(
            .valueChoice, at: map.place(entry), value: text, "is not a month.", remedy: "Write it as 2018-07.")
        return nil
    }

    private func count(_ entry: YAMLEntry, _ map: YAMLMap, _ reading: inout Reading) -> Int? {
        map.number(entry, in: 1...Double(Self.mostYears), unit: "years", whole: true, &reading).map { Int($0) }
    }

    private func share(
        _ key: String, _ map: YAMLMap, in range: ClosedRange<Double> = 0...1, _ reading: inout Reading
    ) -> Double? {
        map.entry(key).flatMap { map.number($0, in: range, unit: "", &reading) }
    }

    /// Adds `value.conflict` for whatever is said of a contract year after the last.
    static func within(
        _ allYears: Int, year: Int, _ what: String, _ place: Diagnostic.Place, _ reading: inout Reading
    ) {
        guard year > allYears else { return }
        reading.add(
            .valueConflict, at: place, value: "contract year \(year)",
            "of \(what) is beyond the term, which ends with year \(allYears), extensions included.",
            remedy: "Remove it, or lengthen years or extensions.")
    }

    private func within(
        _ allYears: Int, year: Int, _ what: String, _ place: Diagnostic.Place, _ reading: inout Reading
    ) { Self.within(allYears, year: year, what, place, &reading) }

    /// Rises of section rates, whose own faults its reader tells.
    private func checkUplifts(_ allYears: Int, _ reading: inout Reading) {
        var told = Reading()
        guard let section = top.entry("rates"), let rates = top.map(section, &told) else { return }
        for key in ["uplifts", "cost_uplifts"] {
            guard let entry = rates.entry(key), case .sequence(let items) = entry.node.value else { continue }
            within(allYears, year: items.count + 1, key, rates.place(entry), &reading)
        }
    }

    private func reablement(_ allYears: Int?, _ reading: inout Reading) -> Reablement? {
        guard let entry = map.entry("reablement"), let part = map.map(entry, &reading) else { return nil }
        part.allow(Self.reablementKeys, &reading)
        let from = part.required("from_year", "from_year: 2", &reading).flatMap { entry -> Int? in
            // The first year is the run itself.
            let year = part.number(entry, in: 2...Double(Self.mostYears), unit: "", whole: true, &reading).map {
                Int($0)
            }
            if let year, let allYears { within(allYears, year: year, "reablement", part.place(entry), &reading) }
            return year
        }
        let year = part.required("share_year", "share_year: 0.3", &reading).flatMap {
            part.number($0, in: 0...1, unit: "of packages a year", &reading)
        }
        let weeks = part.required("weeks", "weeks: 6", &reading).flatMap {
            part.number($0, in: 1...52, unit: "weeks", whole: true, &reading)
        }
        let decay = part.required("weekly_decay", "weekly_decay: 0.05", &reading).flatMap {
            part.number($0, in: 0...1, unit: "a week", &reading)
        }
        guard let from, let year, let weeks, let decay else { return nil }
        return Reablement(fromYear: from, shareYear: year, weeks: Int(weeks), weeklyDecay: decay)
    }

    private func lostVisits(_ reading: inout Reading) -> LostVisits {
        guard let entry = map.entry("lost_visits"), let part = map.map(entry, &reading) else { return LostVisits() }
        part.allow(Self.lostKeys, &reading)
        let (away, off) = (share(Self.lostKeys[0], part, &reading) ?? 0, share(Self.lostKeys[1], part, &reading) ?? 0)
        if away + off >= 1 {
            reading.add(
                .valueConflict, at: map.place(entry), value: decimalText(away + off, decimals: 4),
                "is the sum of both shares: no visit would be left.", remedy: "Give shares of all planned hours.")
        }
        return LostVisits(noReplies: away, cancelled: off)
    }

    private func handBack(_ reading: inout Reading) -> HandBack? {
        guard let entry = map.entry("hand_back"), let part = map.map(entry, &reading) else { return nil }
        part.allow(Self.handBackKeys, &reading)
        let after = part.required("after_years", "after_years: 1", &reading).flatMap { count($0, part, &reading) }
        let share = share("share", part, &reading)
        return after.map { HandBack(afterYears: $0, share: share) }
    }

    private func chosen(_ options: [PaymentOption], _ reading: inout Reading) -> String? {
        guard let entry = map.entry("chosen"), let name = map.text(entry, &reading) else { return nil }
        let names = [PaymentOption.asRunName] + options.map(\.name)
        if names.contains(name) { return name }
        reading.add(
            .valueChoice, at: map.place(entry), value: name, "is not a payment option.",
            remedy: choiceRemedy(name, names))
        return nil
    }
}
