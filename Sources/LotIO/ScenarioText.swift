import LotModel

/// A file that the scenario names, with the place where it does.
struct NamedFile {
    let name: String
    let place: Diagnostic.Place
}

/// A tier as written, with the places that later checks need.
struct TierText {
    let rules: TierRules
    let place: Diagnostic.Place
    let lotsPlace: Diagnostic.Place
    /// Lots of a designed tier that were designed before.
    let designedFile: String?
}

/// The boundaries that a scenario names, and the plane that it states for boundaries whose file does not.
struct BoundariesText {
    let file: NamedFile?
    let wish: BoundaryWish
    let system: DeclaredReferenceSystem?
}

/// A watch group as written.
struct WatchText {
    let name: String
    let coding: String
    let mechanisms: [Mechanism]
    let areas: [(text: String, place: Diagnostic.Place)]
}

/// All that `scenario.yaml` itself says, checked as far as no other file is needed.
struct ScenarioText {
    static let fileName = "scenario.yaml"
    static let formatVersion = 1.0
    static let topKeys =
        ["lotwright", ScenarioKind.key, "title", "region", "level", "price_year", "seed"] + ParameterReader.sections
        + [
            "tiers", "providers", "bids", "boundaries", "travel_matrix", "outside_wages", "employers", "risk", "notes",
            "watch",
            ReportedReader.key, StressReader.key, ContractReader.key, ScopeReader.key, NeighbourTenderReader.key,
            SanctionReader.key, DesignReader.key,
        ] + BesideReader.keys

    let title: String
    let region: String
    let regionPlace: Diagnostic.Place
    let level: AreaLevel?
    let levelPlace: Diagnostic.Place
    let priceYear: String
    let seed: UInt64
    let parameters: ParameterValues
    let rateSchedule: RateSchedule
    let carerWaves: [CarerWave]
    let hours: NamedFile?
    let tiers: [TierText]
    let providers: NamedFile?
    /// Where postcodes lie, beside the providers.
    let postcodes: NamedFile?
    let bids: NamedFile?
    /// Whether providers without a bid in that file are modelled.
    let modelsOtherBids: Bool
    let belief: Belief
    /// Section `award`, whose terms are read when lots and providers are known.
    let award: YAMLMap?
    let incumbents: NamedFile?
    /// Lots that are not let again.
    let frozen: NamedFile?
    /// Who works where before the contracts start.
    let rounds: NamedFile?
    let boundaries: BoundariesText?
    let travelMatrix: NamedFile?
    /// Minutes of hops, beside the matrix.
    let travelHops: NamedFile?
    let outsideWages: NamedFile?
    let employers: NamedFile?
    /// What scores of providers feed into their awards and failures.
    let risk: NamedFile?
    let notes: [String]
    let watch: [WatchText]
    let stress: [StressRange]
    let reported: [ReportedFigure]
    let contract: ContractTerms?
    /// Section `design`, whose wishes are read when the areas are known.
    let design: YAMLMap?
    /// The whole file, whose sections of services beside the contracts and of their scope are read when the areas are known.
    let beside: YAMLMap

    /// Nil when anything is at fault; everything that is has then been added.
    init?(_ top: YAMLMap, _ reading: inout Reading) {
        let before = reading.errorCount
        top.allow(Self.topKeys, &reading)
        if let entry = top.required("lotwright", "lotwright: 1", &reading),
            let version = top.number(entry, in: 1...1_000, unit: "", whole: true, &reading),
            version != Self.formatVersion
        {
            reading.add(
                .valueChoice, at: top.place(entry), value: decimalText(version, decimals: 0),
                "is not a format version that is read here.", remedy: "Write lotwright: 1.")
        }
        let title = top.required("title", "title: Kent 2014", &reading).flatMap { top.text($0, &reading) }
        let region = top.required("region", "region: kent", &reading)
        let level = top.entry("level").flatMap { top.choice($0, AreaLevel.self, &reading) }
        let priceYear = Self.priceYear(top, &reading)
        let seed = top.required("seed", "seed: 2014", &reading).flatMap {
            top.number($0, in: 0...9_007_199_254_740_992, unit: "", whole: true, &reading)
        }
        let (parameters, hours, belief) = ParameterReader.read(top, priceYear: priceYear, &reading)
        let rateSchedule = RateReader.read(top, &reading)
        let carerWaves = CarerReader.read(top, parameters, &reading)
        let tiers = TierReader.read(top, &reading)
        if let parameters, let rateSchedule { RateReader.checkPrices(tiers, parameters, rateSchedule, &reading) }
        let providers = Self.pricedFile(top, "providers", priceYear, also: ["postcodes"], &reading)
        let postcodes = Self.postcodes(top, &reading)
        let bids = Self.pricedFile(top, "bids", priceYear, also: [Self.othersKey], &reading)
        let modelsOtherBids = Self.modelsOtherBids(top, &reading)
        let outsideWages = Self.pricedFile(top, "outside_wages", priceYear, &reading)
        let employers = Self.pricedFile(top, "employers", priceYear, &reading)
        if let bids = top.entry("bids"), top.entry("providers") == nil {
            reading.add(
                .yamlMissingKey, at: top.place(bids), value: "providers", "is missing: bids name providers.",
                remedy: "Add providers: {file: providers.csv, price_year: ...}.")
        }
        let risk = Self.risk(top, &reading)
        let (award, incumbents) = Self.award(top, &reading)
        let frozen = FrozenReader.file(top, award, &reading)
        let rounds = OutgoingRoundReader.file(top, &reading)
        let boundaries = Self.boundaries(top, &reading)
        let (travelMatrix, travelHops) = Self.travelMatrix(top, &reading)
        let notes = top.entry("notes").flatMap { top.texts($0, &reading) } ?? []
        let watch = Self.watch(top, &reading)
        let stress = StressReader.read(top, &reading)
        let contract = ContractReader.read(top, &reading)
        let written = TierReader.written(top)
        let reported = ReportedReader.read(
            top,
            .init(
                tiers: written.names, frameworks: written.frameworks, groups: watch.map(\.name),
                years: contract?.allYears), &reading)
        let design = DesignReader.section(top, tiers, &reading)
        guard let title, let region, let regionName = top.text(region, &reading), let priceYear, let seed,
            let parameters, let rateSchedule, reading.errorCount == before
        else { return nil }
        self.title = title
        self.region = regionName
        regionPlace = top.place(region)
        self.level = level
        levelPlace = top.entry("level").map { top.place($0) } ?? top.place(region)
        self.priceYear = priceYear
        self.seed = UInt64(seed)
        self.parameters = parameters
        self.rateSchedule = rateSchedule
        self.carerWaves = carerWaves
        self.hours = hours
        self.tiers = tiers
        self.providers = providers
        self.postcodes = postcodes
        self.bids = bids
        self.modelsOtherBids = modelsOtherBids
        self.belief = belief
        self.award = award
        self.incumbents = incumbents
        self.frozen = frozen
        self.rounds = rounds
        self.outsideWages = outsideWages
        self.employers = employers
        self.risk = risk
        self.boundaries = boundaries
        self.travelMatrix = travelMatrix
        self.travelHops = travelHops
        self.notes = notes.map(\.text)
        self.watch = watch
        self.stress = stress
        self.reported = reported
        self.contract = contract
        self.design = design
        beside = top
    }

    private static func priceYear(_ top: YAMLMap, _ reading: inout Reading) -> String? {
        guard let entry = top.required("price_year", "price_year: 2014/15", &reading),
            let text = top.text(entry, &reading)
        else { return nil }
        let bytes = Array(text.utf8)
        let isYear =
            bytes.count == 7 && bytes[4] == UInt8(ascii: "/")
            && bytes.enumerated().allSatisfy { $0 == 4 || Ascii.isDigit($1) }
        if isYear, let first = Int(text.prefix(4)), let last = Int(text.suffix(2)), (first + 1) % 100 == last {
            return text
        }
        reading.add(
            .valueChoice, at: top.place(entry), value: text, "is not a financial year.", remedy: "Write it as 2014/15.")
        return nil
    }

    static let othersKey = "others"

    /// What providers do that have no bid in the file of bids.
    private enum OtherBids: String, CaseIterable {
        case none
        case modelled
    }

    private static func modelsOtherBids(_ top: YAMLMap, _ reading: inout Reading) -> Bool {
        // What is no mapping has been added already.
        var told = Reading()
        guard let entry = top.entry("bids"), let map = top.map(entry, &told), let others = map.entry(othersKey) else {
            return false
        }
        return map.choice(others, OtherBids.self, &reading) == .modelled
    }

    /// `{file: ..., price_year: ...}`; adds `price_year.mixed` when the years differ.
    ///
    /// - Parameter also: further keys, which the caller reads.
    private static func pricedFile(
        _ top: YAMLMap, _ key: String, _ priceYear: String?, also: [String] = [], _ reading: inout Reading
    ) -> NamedFile? {
        guard let entry = top.entry(key), let map = top.map(entry, &reading) else { return nil }
        map.allow(["file", "price_year"] + also, &reading)
        if let year = map.required("price_year", "price_year: 2014/15", &reading), let text = map.text(year, &reading),
            let priceYear, text != priceYear
        {
            reading.add(
                .priceYearMixed, at: map.place(year), value: text,
                "differs from the scenario's price year \(priceYear).",
                remedy: "Bring the file's prices to \(priceYear) and say so here: prices of two years are never mixed.")
        }
        return file(map, "file: \(key).csv", &reading)
    }

    /// The section of the award's terms, checked as far as lots and providers need not be known.
    private static func award(_ top: YAMLMap, _ reading: inout Reading) -> (map: YAMLMap?, incumbents: NamedFile?) {
        // A section that is no mapping has been added with the parameters.
        var told = Reading()
        guard let entry = top.entry(ParameterReader.awardSection), let map = top.map(entry, &told) else {
            return (nil, nil)
        }
        var incumbents: NamedFile?
        if let entry = map.entry(ParameterReader.incumbentsKey), let name = map.text(entry, &reading) {
            incumbents = NamedFile(name: name, place: map.place(entry))
            if top.entry("providers") == nil {
                reading.add(
                    .yamlMissingKey, at: map.place(entry), value: "providers", "is missing: incumbents are providers.",
                    remedy: "Add providers: {file: providers.csv, price_year: ...}.")
            }
        }
        _ = TenderTerms(
            map,
            .scenario(
                lots: nil, providers: nil, namesProviders: top.entry("providers") != nil,
                hasIncumbents: map.entry(ParameterReader.incumbentsKey) != nil), &reading)
        return (map, incumbents)
    }

    /// `{file: ...}`, which names providers of a file.
    private static func risk(_ top: YAMLMap, _ reading: inout Reading) -> NamedFile? {
        guard let entry = top.entry("risk"), let map = top.map(entry, &reading) else { return nil }
        map.allow(["file"], &reading)
        if top.entry("providers") == nil {
            reading.add(
                .yamlMissingKey, at: map.place, value: "providers", "is missing: scores are of providers.",
                remedy: "Add providers: {file: providers.csv, price_year: ...}.")
        }
        return file(map, "file: risk_providers.csv", &reading)
    }

    private static func postcodes(_ top: YAMLMap, _ reading: inout Reading) -> NamedFile? {
        // Faults of the map itself have been added with the file's.
        var told = Reading()
        guard let entry = top.entry("providers"), let map = top.map(entry, &told),
            let postcodes = map.entry("postcodes"), let name = map.text(postcodes, &reading)
        else { return nil }
        return NamedFile(name: name, place: map.place(postcodes))
    }

    /// `{file: ..., epsg: 27700, layer: ..., code_field: ...}`; any may be left out, not all.
    private static func boundaries(_ top: YAMLMap, _ reading: inout Reading) -> BoundariesText? {
        guard let entry = top.entry("boundaries"), let map = top.map(entry, &reading) else { return nil }
        map.allow(["file", "epsg", "layer", "code_field"], &reading)
        var system: DeclaredReferenceSystem?
        if let epsg = map.entry("epsg"), let number = map.number(epsg, in: 1...999_999, unit: "", whole: true, &reading)
        {
            system = [.lonLat, .britishGrid].first { Double($0.epsg) == number }
            if system == nil {
                reading.add(
                    .valueChoice, at: map.place(epsg), value: decimalText(number, decimals: 0),
                    "is not a reference system that is read here.", remedy: "Write 4326 or 27700.")
            }
        }
        let named = map.entry("file") != nil ? file(map, "file: boundaries.geojson", &reading) : nil
        let wish = BoundaryWish(
            layer: map.entry("layer").flatMap { map.text($0, &reading) },
            codeField: map.entry("code_field").flatMap { map.text($0, &reading) })
        if ["file", "epsg", "layer", "code_field"].allSatisfy({ map.entry($0) == nil }) {
            _ = map.required("file", "file: boundaries.geojson", &reading)
        }
        return BoundariesText(file: named, wish: wish, system: system)
    }

    /// `{file: ..., hops: ...}`; the second may be left out.
    private static func travelMatrix(
        _ top: YAMLMap, _ reading: inout Reading
    ) -> (matrix: NamedFile?, hops: NamedFile?) {
        guard let entry = top.entry("travel_matrix"), let map = top.map(entry, &reading) else { return (nil, nil) }
        map.allow(["file", "hops"], &reading)
        var hops: NamedFile?
        if let entry = map.entry("hops"), let name = map.text(entry, &reading) {
            hops = NamedFile(name: name, place: map.place(entry))
        }
        return (file(map, "file: travel.csv", &reading), hops)
    }

    static func file(_ map: YAMLMap, _ example: String, _ reading: inout Reading) -> NamedFile? {
        guard let file = map.required("file", example, &reading), let name = map.text(file, &reading) else {
            return nil
        }
        return NamedFile(name: name, place: map.place(file))
    }

    static func watch(_ top: YAMLMap, _ reading: inout Reading) -> [WatchText] {
        guard let entry = top.entry("watch") else { return [] }
        var groups: [WatchText] = []
        for map in top.maps(entry, &reading) {
            map.allow(["name", "coding", "mechanisms", "areas"], &reading)
            let name = map.required("name", "name: Rural Ashford", &reading)
            let text = name.flatMap { map.text($0, &reading) }
            if let name, let text, groups.contains(where: { $0.name == text }) {
                reading.add(
                    .codeDuplicate, at: map.place(name), value: text, "is the name of an earlier group.",
                    remedy: "Give each group a name of its own.")
            }
            let coding = map.required("coding", "coding: Areas of Ashford of class D or E", &reading).flatMap {
                map.text($0, &reading)
            }
            let mechanisms = map.required("mechanisms", "mechanisms: [travel]", &reading).flatMap {
                map.choices($0, Mechanism.self, &reading)
            }
            let areas = map.required("areas", "areas: [E02004996]", &reading).flatMap { map.texts($0, &reading) }
            guard let text, let coding, let mechanisms, let areas else { continue }
            groups.append(WatchText(name: text, coding: coding, mechanisms: mechanisms, areas: areas))
        }
        return groups
    }
}

extension TenderTerms.Context {
    /// What the terms of a scenario are held against; its market states capacities always.
    static func scenario(
        lots: LotNames?, providers: TenderProviders?, namesProviders: Bool, hasIncumbents: Bool
    ) -> TenderTerms.Context {
        TenderTerms.Context(
            lots: lots, providers: providers, namesProviders: namesProviders, statesCapacity: true,
            hasIncumbents: hasIncumbents, needsObjective: false, capacityRemedy: "",
            incumbentRemedy: "Add incumbents: incumbents.csv to section award, and a file of providers.")
    }
}
