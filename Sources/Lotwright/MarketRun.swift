import LotIO
import LotModel

/// A market after bidding and before any award that counts.
public struct MarketRun: Sendable {
    public let scenario: Scenario
    public let providers: [Provider]
    /// Contact hours per week that each provider can take.
    public let capacity: [Double]
    /// Commissioned hours per week of the core areas.
    public let hours: [Double]
    /// Nil where all bids are of a file.
    public let belief: Belief?
    public let bids: Bids
    /// The naive bids that sophisticated ones follow from, where they differ.
    public let otherBids: Bids?
    public let showsNames: Bool
}

extension Pipeline {
    /// load -> design -> bid. Sophisticated bidders need to know what naive ones left, so their bids cost an award.
    public func market(_ given: Scenario, belief: Belief) async throws -> MarketRun {
        let scenario = try await designed(given)
        let ground = try await Ground(scenario, showsNames: showsNames, threads: threads, progress: progress)
        progress?("bidding")
        let naive = ground.bidding(scenario).bids(.naive(plan: scenario.plan, hours: ground.hours))
        var bids = naive
        if belief == .sophisticated, scenario.modelsBids {
            progress?("awarding \(naive.bids.count) naive bids")
            let outcome = try AwardStage(rules: scenario.rules.award, cancellation: cancellation, progress: progress)
                .award(ground.tender(scenario, naive), providers: ground.providers)
            bids = ground.bidding(scenario).bids(
                .sophisticated(plan: scenario.plan, hours: ground.hours, contracts: outcome.award.contracts))
        }
        return MarketRun(
            scenario: scenario, providers: ground.providers, capacity: ground.free(scenario).hours, hours: ground.hours,
            belief: scenario.modelsBids ? belief : nil, bids: bids, otherBids: bids.bids == naive.bids ? nil : naive,
            showsNames: showsNames && scenario.providers != nil)
    }
}

extension MarketRun {
    /// The tender that these bids answer, with the names that its files show.
    public var tender: NamedTender {
        NamedTender(
            title: scenario.title,
            tender: Tender(scenario, hours: hours, providers: providers, bids: bids.bids, capacity: capacity),
            providerIDs: providers.map(\.id), providerNames: providers.map(\.name),
            areaIDs: hours.indices.map { scenario.areas[$0].code }, isModelled: scenario.modelsBids,
            givenBids: scenario.bids?.count ?? 0,
            isInternal: scenario.hours != nil || showsNames, attribution: scenario.attribution)
    }

    /// The files of a market with their manifest last, ready for `Publish`.
    public func withManifest(_ files: [(name: String, bytes: [UInt8])], inputs: [InputFile]) -> [OutputFile] {
        let outputs = files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        let manifest = JSONValue.members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)),
            ("scenario", .text(scenario.name)), ("region", .text(scenario.region)),
            ("price_year", .text(scenario.priceYear)), ("seed", .text(String(scenario.seed))),
            ("belief", belief.map { .text($0.rawValue) } ?? .null), ("parameters", Manifest.parameters(of: scenario)),
            ("inputs", .list(inputs.map { entry($0.name, $0.bytes) })),
            ("outputs", .list(outputs.map { entry($0.name, $0.bytes) })),
        ])
        return outputs + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest))]
    }
}
