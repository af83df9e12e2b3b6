import LotIO
import LotModel

/// `run.json`: what was run, on what, with which parameters, and what came out. It holds no time, thread count, host or
/// absolute path, so that equal runs have equal manifests.
struct Manifest {
    let record: RunRecord
    let inputs: [InputFile]
    let outputs: [OutputFile]

    var file: OutputFile { OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(value)) }

    private var value: JSONValue {
        let scenario = record.scenario
        let award = record.award
        return .members([
            ("product", .text(Publish.product)),
            ("version", .text(lotwrightVersion)),
            ("scenario", .text(scenario.name)),
            ("region", .text(scenario.region)),
            ("price_year", .text(scenario.priceYear)),
            ("seed", .text(String(scenario.seed))),
            ("internal", .boolean(record.isInternal)),
            ("sources", sources),
            ("belief", .text(scenario.belief.rawValue)),
            ("withdrawn", .list(record.findings.withdrawn.map { .text(record.providers[$0].id) })),
            ("parameters", Self.parameters(of: scenario)),
            ("rate_schedule", rateSchedule),
            ("inputs", .list(inputs.map { file($0.name, $0.bytes) })),
            ("outputs", .list(outputs.map { file($0.name, $0.bytes) })),
            ("geometry_source", .text(scenario.geography.source)),
            ("geometry_indicative", .boolean(scenario.geography.isIndicative)),
            ("projection", scenario.geography.projection.map { .text($0) } ?? .null),
            ("solver", .text(award.solver)),
            ("objective_pence", .whole(award.objectivePence)),
            ("bound_pence", .whole(award.boundPence)),
            ("gap", .number(award.gap, decimals: 8)),
            ("proved", .boolean(award.isProved)),
        ])
    }

    /// What disclosure control in later exports goes by.
    private var sources: JSONValue {
        let scenario = record.scenario
        return .members([
            ("demand", .text(scenario.hours == nil ? "modelled" : "records")),
            ("bids", .text(scenario.bids == nil ? "modelled" : "records")),
            ("names", .text(record.showsNames ? "own" : "pseudonyms")),
        ])
    }

    static func parameters(of scenario: Scenario) -> JSONValue {
        .members(
            Parameter.table.compactMap { parameter in
                scenario.parameters.optional(parameter.id).map { (parameter.id, .number($0, decimals: 6)) }
            })
    }

    private var rateSchedule: JSONValue {
        let schedule = record.scenario.rateSchedule
        return .members([
            ("bands_pence", .list(schedule.bandsPence.map { .whole($0) })),
            ("uplifts", .list(schedule.uplifts.map { .number($0, decimals: 6) })),
            ("cost_uplifts", .list(schedule.costUplifts.map { .number($0, decimals: 6) })),
        ])
    }

    private func file(_ name: String, _ bytes: [UInt8]) -> JSONValue {
        .members([("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes)))])
    }
}

extension RunRecord {
    /// The files of a run with their manifest last, ready for `Publish`.
    public func withManifest(_ files: [(name: String, bytes: [UInt8])], inputs: [InputFile]) -> [OutputFile] {
        let outputs = files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
        return outputs + [Manifest(record: self, inputs: inputs, outputs: outputs).file]
    }
}
