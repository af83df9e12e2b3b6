import LotModel

/// A scenario that passed every check, and what was met on the way.
public struct LoadedScenario: Sendable {
    public let scenario: Scenario
    public let warnings: [Diagnostic]
    /// Every file that was read, in the order of reading.
    public let inputs: [InputFile]
}

/// Reads a scenario's folder.
public enum ScenarioReader {
    /// Where other files lie, and how many tasks may run.
    public struct Options: Sendable {
        /// The folder that holds the regions' folders; nil looks for `geodata` beside the scenario and its ancestors.
        public let geodataFolder: String?
        /// A boundary file that takes the place of the embedded polygons, and of those that the scenario names.
        public let boundaries: String?
        /// A matrix of travel times that takes the place of the one that the scenario names.
        public let travel: String?
        /// Minutes of hops that go with `travel`; without one, hops go by straight lines.
        public let travelHops: String?
        /// False to leave every matrix aside: a scenario may name one that is yet to be built.
        public let readsTravel: Bool
        /// False to leave providers and bids aside: a scenario may name a table that is yet to be imported.
        public let readsProviders: Bool
        public let threads: Int

        public init(
            geodataFolder: String? = nil, boundaries: String? = nil, travel: String? = nil,
            travelHops: String? = nil, readsTravel: Bool = true, readsProviders: Bool = true, threads: Int = 1
        ) {
            self.geodataFolder = geodataFolder
            self.boundaries = boundaries
            self.travel = travel
            self.travelHops = travelHops
            self.readsTravel = readsTravel
            self.readsProviders = readsProviders
            self.threads = threads
        }
    }

    /// What the publishers of the data ask to be said; carried by every output.
    public static let attribution = """
        Contains National Statistics data © Crown copyright and database right 2011–2026. \
        Contains OS data © Crown copyright and database right 2011–2026. \
        Contains Royal Mail data © Royal Mail copyright and database right 2014. \
        Indices of Deprivation 2019: Ministry of Housing, Communities and Local Government. \
        MSOA names: House of Commons Library, Open Parliament Licence v3.0. \
        Licensed under the Open Government Licence v3.0.
        """

    /// Name under which embedded polygons are shown.
    public static let embeddedSource = "embedded, indicative"

    /// What reports call the polygons of a region that was imported from boundaries.
    public static let importedSource = "boundaries of the imported region"

    /// The problem that `scenario.yaml` in `folder` describes. The result does not depend on the number of threads.
    ///
    /// Throws all faults of all files at once, as far as they can be found: a faulty `scenario.yaml` hides those of files
    /// that it names, but for a misspelt region and areas that the region does not have. Inputs are only read. Files that the scenario names must lie in its folder.
    public static func read(folder: String, options: Options = Options()) async throws(InputRefused) -> LoadedScenario {
        var reading = Reading()
        let scenario = await read(folder, options, &reading)
        try reading.throwIfErrors()
        guard let scenario else { preconditionFailure("no scenario and no error") }
        return LoadedScenario(scenario: scenario, warnings: reading.warnings, inputs: reading.inputs)
    }

    private static func read(_ path: String, _ options: Options, _ reading: inout Reading) async -> Scenario? {
        guard let folder = reading.attempt({ () throws(Diagnostic) in try InputFolder(path) }) else { return nil }
        let source = InputSource(folder: folder, prefix: "")
        guard let top = scenarioMap(source, &reading), ScenarioKind.homeCare.isKind(of: top, &reading) else {
            return nil
        }
        guard let text = ScenarioText(top, &reading) else {
            ScenarioPlaces(top, source: source, folder: folder, geodata: options.geodataFolder).check(&reading)
            return nil
        }
        let tierNames = text.tiers.map(\.rules.name)
        guard
            let region = GeodataFolder.find(
                region: text.region, given: options.geodataFolder, scenario: folder, at: text.regionPlace, &reading)
        else { return nil }
        let geodata = InputSource(folder: region, prefix: "geodata/\(text.region)/")
        guard
            let areas = AreaTableReader.read(
                geodata, named: columns(of: text.tiers) + DesignReader.columns(text.design), &reading)
        else { return nil }
        LevelCheck.check(text.level, at: text.levelPlace, areas, &reading)
        let rules = Rules(text.parameters)
        let named = options.readsProviders ? text.providers : nil
        let market = named.flatMap {
            ProviderReader.read(
                $0,
                ProviderReader.Terms(
                    tiers: tierNames,
                    defaults: ProviderDefaults(
                        rules: rules.market, wagePence: rules.cost.wagePence, tiers: text.tiers.map(\.rules)),
                    areas: areas, postcodes: text.postcodes), source, &reading)
        }
        let risk = market.flatMap { market in
            text.risk.flatMap {
                ProviderRiskReader.read(
                    $0, market.providers, riskWeight: rules.resilience.riskWeight, source, &reading)
            }
        }
        let providers = risk?.providers ?? market?.providers
        let links = LinkReader.read(geodata, areas, &reading)
        let points = region.contains(PointReader.fileName) ? PointReader.read(geodata, areas, &reading) : []
        let hops = HopTableReader.read(geodata, areas, &reading)
        let geography = await geography(text.boundaries, source, geodata, options, areas, links, &reading)
        let beside = BesideReader(text, areas, geography, source).read(&reading)
        let scope = ScopeReader.read(text.beside, areas, text.contract, &reading)
        let sanctions = SanctionReader.read(text.beside, providers: providers, rules: rules, &reading)
        let neighbours = NeighbourTenderReader.read(text.beside, areas, text.tiers.map(\.rules), &reading)
        let travel = travel(
            text, source, options,
            TravelReader.Region(
                areas: areas, providers: providers, knowsProviders: (providers == nil) == (named == nil),
                geography: geography, rules: rules.travel), &reading)
        let hopMinutes = hopMinutes(text, source, options, areas, &reading)
        let plan = LotReader.plan(text.tiers, areas, source, &reading)
        let design = text.design.flatMap {
            DesignReader($0, areas, source, neighbours: geography?.neighbours).wishes(&reading)
        }
        let hours = text.hours.flatMap { AreaFigures.hours($0, areas, source, &reading) }
        if let named, let providers {
            ProviderChecks(
                file: named, tiers: text.tiers,
                demand: Demand(areas: areas, rules: rules.demand, hours: hours).adding(scope, areas).adding(
                    beside.sites)
            ).check(providers, &reading)
        }
        let (terms, incumbents) = award(text, providers, plan, source, &reading)
        let frozen = frozen(text, providers, plan, source, &reading)
        let pilots = plan.map { PaymentReader.pilots(text.beside, LotNames($0), &reading) }
        RouteChecks.check(text, providers, ranks: terms.ranks, &reading)
        let rounds = OutgoingRoundReader.read(text, providers, areas, hours, source, &reading)
        var bids: [Bid]?
        if let file = text.bids, let providers, let plan {
            let demand = Demand(areas: areas, rules: rules.demand, hours: hours).adding(scope, areas).adding(
                beside.sites)
            let terms = BidReader.Terms(
                providers: providers, plan: plan, hours: Array(demand.commissionedHours[0..<areas.coreCount]),
                ceilingPence: rules.bidding.ceilingPence, floorPence: rules.rates.floorPence,
                highestBandPence: text.rateSchedule.bandsPence.last,
                capacity: Capacity(providers, rules: rules.market).hours, rules: terms.rules)
            bids = BidReader.read(file, terms, source, &reading)
            FrozenReader.checkBids(bids ?? [], frozen, file, plan, &reading)
        }
        let wages = text.outsideWages.map { AreaFigures.outsideWages($0, areas, source, &reading) }
        let employers = text.employers.flatMap {
            EmployerReader.read($0, areas, reachKilometres: rules.travel.cutoffKilometres, source, &reading)
        }
        let watch = AreaFigures.watch(text.watch, areas, &reading)
        guard let geography, let plan else { return nil }
        return Scenario(
            name: folder.name, title: text.title, region: text.region, level: text.level, priceYear: text.priceYear,
            seed: text.seed,
            parameters: text.parameters, rateSchedule: text.rateSchedule, areas: areas, geography: geography,
            points: points, hopTable: hops, travel: travel, hopMinutes: hopMinutes, plan: plan, design: design,
            providers: providers,
            bids: bids, modelsOtherBids: text.modelsOtherBids, belief: text.belief, terms: terms,
            incumbents: incumbents, frozen: frozen, rounds: rounds, hours: hours,
            outsideWages: wages ?? [:], employers: employers ?? [], carerWaves: text.carerWaves,
            risks: risk?.risks ?? [],
            notes: text.notes + drawnSizes(market), watch: watch, beside: beside, stress: text.stress,
            reported: text.reported, contract: text.contract?.piloting(pilots ?? [:]), scope: scope,
            sanctions: sanctions, neighbourTenders: neighbours,
            attribution: ([attribution] + [travel?.provenance.attribution].compactMap { $0 }).joined(separator: " "))
    }

    /// What decides the award, and who holds which lot; the standard where section award says nothing.
    private static func award(
        _ text: ScenarioText, _ providers: [Provider]?, _ plan: LotPlan?, _ source: InputSource,
        _ reading: inout Reading
    ) -> (terms: AwardTerms, incumbents: [LotKey: Int]) {
        guard let map = text.award, let plan else { return (AwardTerms(), [:]) }
        let lots = LotNames(plan.tendered(coreCount: plan.tiers.first?.lotOfArea.count ?? 0))
        let known = providers.map { TenderProviders(ids: $0.map(\.id)) }
        let terms = TenderTerms(
            map,
            .scenario(
                lots: lots, providers: known, namesProviders: text.providers != nil,
                hasIncumbents: text.incumbents != nil), &reading)
        var incumbents: [LotKey: Int]?
        if let file = text.incumbents, let known {
            incumbents = IncumbentReader.read(file, lots, known, source, &reading)
        }
        return (terms.terms ?? AwardTerms(), incumbents ?? [:])
    }

    /// Lots that are not let again; none where section award names no file.
    private static func frozen(
        _ text: ScenarioText, _ providers: [Provider]?, _ plan: LotPlan?, _ source: InputSource,
        _ reading: inout Reading
    ) -> FrozenLots {
        guard let file = text.frozen, let providers, let plan else { return FrozenLots() }
        let lots = LotNames(plan.tendered(coreCount: plan.tiers.first?.lotOfArea.count ?? 0))
        return FrozenReader.read(file, lots, TenderProviders(ids: providers.map(\.id)), source, &reading)
            ?? FrozenLots()
    }

    /// A reader of results must not take sizes drawn at random for the firms' own.
    private static func drawnSizes(_ market: ProviderReader.Found?) -> [String] {
        guard let market, market.drawnSizes > 0 else { return [] }
        return [
            "The hours of \(market.drawnSizes) of \(counted(market.providers.count, "provider")) are drawn at random: "
                + "a register holds no sizes."
        ]
    }

    static func scenarioMap(_ source: InputSource, _ reading: inout Reading) -> YAMLMap? {
        guard
            let bytes = source.text(
                ScenarioText.fileName, limit: Bytes.scenarioLimit, expected: "a YAML text", &reading),
            let root = YAMLText.read(bytes, file: ScenarioText.fileName, reading: &reading)
        else { return nil }
        return YAMLMap(root, file: ScenarioText.fileName, path: "", &reading)
    }

    static func columns(of tiers: [TierText]) -> [String] {
        tiers.flatMap { tier -> [String] in
            if case .column(let column, let names) = tier.rules.source { return [column] + (names.map { [$0] } ?? []) }
            return []
        }
    }

    /// The user's matrix, else the scenario's own, else none.
    private static func travel(
        _ text: ScenarioText, _ source: InputSource, _ options: Options, _ region: TravelReader.Region,
        _ reading: inout Reading
    ) -> TravelMatrix? {
        guard options.readsTravel else { return nil }
        let files: TravelReader.Files?
        if let path = options.travel {
            files = TravelReader.files(path: path, &reading)
        } else {
            files = text.travelMatrix.flatMap { TravelReader.files($0, source, &reading) }
        }
        return files.flatMap { TravelReader.read($0, region, &reading) }
    }

    /// Minutes of hops that go with the matrix: the user's with the user's, the scenario's with its own.
    private static func hopMinutes(
        _ text: ScenarioText, _ source: InputSource, _ options: Options, _ areas: AreaTable, _ reading: inout Reading
    ) -> HopMinutes? {
        guard options.readsTravel else { return nil }
        if options.travel != nil {
            return options.travelHops.flatMap { HopMinutesReader.read(path: $0, areas, &reading) }
        }
        return text.travelHops.flatMap { HopMinutesReader.read($0, source, areas, &reading) }
    }

    /// The user's boundaries, else the scenario's own, else the embedded ones.
    static func geography(
        _ text: BoundariesText?, _ source: InputSource, _ geodata: InputSource, _ options: Options, _ areas: AreaTable,
        _ links: [Link], _ reading: inout Reading
    ) async -> Geography? {
        let isEmbedded = options.boundaries == nil && text?.file == nil
        let place: BoundaryPlace
        if let path = options.boundaries {
            place = .path(path, name: path)
        } else {
            place = .inside(
                text?.file == nil ? geodata : source, file: text?.file?.name ?? BoundaryReader.embeddedName,
                at: text?.file?.place)
        }
        let wish = isEmbedded ? BoundaryWish() : text?.wish ?? BoundaryWish()
        guard var file = BoundaryFormats.read(place, wish, reading: &reading) else { return nil }
        if !isEmbedded, let system = text?.system {
            guard let stated = file.stated(system, &reading) else { return nil }
            file = stated
        }
        let isIndicative = isEmbedded && file.isIndicative
        let ownSource = isIndicative ? embeddedSource : importedSource
        return await Boundaries(
            areas: areas, links: links, source: isEmbedded ? ownSource : BoundaryReader.shownName(place.name),
            isIndicative: isIndicative, threads: options.threads
        ).geography(file, &reading)
    }
}
