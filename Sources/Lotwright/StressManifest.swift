import LotIO
import LotModel

extension StressTest {
    /// The files of a stress test with their manifest last, ready for `Publish`.
    public func withManifest(_ files: [(name: String, bytes: [UInt8])]) -> [OutputFile] {
        let outputs = files.map { OutputFile(name: $0.name, bytes: $0.bytes) }
        func entry(_ name: String, _ bytes: [UInt8]) -> JSONValue {
            .members([
                ("name", .text(name)), ("bytes", .whole(bytes.count)), ("sha256", .text(sha256Text(bytes))),
            ])
        }
        let manifest = JSONValue.members([
            ("product", .text(Publish.product)), ("version", .text(lotwrightVersion)),
            ("region", .text(scenarios[0].region)), ("price_year", .text(scenarios[0].priceYear)),
            ("stress", header),
            (
                "plans",
                .members(
                    plans.map { plan in
                        (
                            plan.scenario.name,
                            .members([
                                ("parameters", Manifest.parameters(of: plan.scenario)),
                                ("inputs", .list(plan.inputs.map { entry($0.name, $0.bytes) })),
                            ])
                        )
                    })
            ),
            ("outputs", .list(outputs.map { entry($0.name, $0.bytes) })),
        ])
        return outputs + [OutputFile(name: Publish.manifestName, bytes: JSONWriter.bytes(manifest))]
    }
}
