import Testing

@testable import LotDesign

@Suite struct InstanceReaderTests {
    private func read(_ text: String, table: String? = nil) throws -> DesignInstance? {
        try InstanceReader.instance(name: "x", file: "x.txt", text: text, table: table)
    }

    @Test func countiesFixLotsAndLoads() throws {
        let instance = try #require(try read("3 2 2 4 6\nA 5 0 0\nB 1 1000 0\nC 4 2000.5 0\n0 1\n1 2\n"))
        #expect(instance.graph.codes == ["A", "B", "C"])
        #expect(instance.loads == [5, 1, 4])
        #expect(instance.graph.eastings[2] == 2_000.5)
        #expect(instance.cases == [.init(lots: 2, limits: .between(4, 6), label: "")])
    }

    @Test func precinctsTakeTolerancesFromTheTable() throws {
        let instance = try #require(try read("2 1 2\n0 10\n1 11\n0 1\n", table: "tolerance,n\n0.1,1\n9,2\n"))
        #expect(instance.cases.map(\.label) == [" 2 lots +-10 %", " 2 lots +-900 %"])
        #expect(!instance.hasPositions)
    }

    @Test func districtsComeWithSharedLengths() throws {
        let text = "2 1\nE1 D1 20 600000 150000 1e6 0\nE2 D2 21 601000 150000 1e6 5\n0 1 1684\n"
        let instance = try #require(try read(text, table: "k,tolerance\n2,0.05\n2,0.05\n"))
        #expect(instance.districts == ["D1", "D2"])
        #expect(instance.graph.boundaries[0].metres == 1_684)
        #expect(instance.cases.count == 1)
    }

    @Test func otherFormatsAreLeftOut() throws {
        #expect(try read("5 100\n1 2 3 4 5 6 7\n") == nil)
        #expect(try read("") == nil)
    }

    @Test(arguments: [
        "3 2 2 4 6\nA 5 0 0\nB 1 1 0\nC 4 2 0\n0 1\n", "3 2 2 4 6\nA 5 0 0\nB 1 1 0\nC x 2 0\n0 1\n1 2\n",
        "3 2 2 4 6\nA 5 0 0\nB 1 1 0\nC 4 2 0\n0 1\n1 3\n", "3 2 2 4 6\nA 5 0 0\nA 1 1 0\nC 4 2 0\n0 1\n1 2\n",
        "9223372036854775807 9223372036854775807 2 1 2\nA 5 0 0\n",
        "3 2 2 4 6\nA 5 0 0\nB 1 1 0\nC -4 2 0\n0 1\n1 2\n",
    ])
    func faultsNameTheFile(_ text: String) throws {
        let fault = #expect(throws: BriefFault.self) { try read(text) }
        #expect(fault?.message.hasPrefix("x.txt") == true)
    }

    @Test(.enabled(if: TestMaps.hasBenchmarks, "public instances are not beside the checkout"))
    func publicInstancesAreRead() throws {
        let (instances, skipped) = try InstanceFolder.read(TestMaps.benchmarks)
        let counties = ["CO", "IA", "ID", "LA", "ME", "NM"].map { "us-county/\($0)" }
        #expect(Set(["fl25", "kent220"] + counties).isSubset(of: Set(instances.map(\.name))))
        #expect(skipped.allSatisfy { $0.hasPrefix("gap/") || $0.hasPrefix("cpmp/") })
        let kent = try #require(instances.first { $0.name == "kent220" })
        #expect(kent.loads.reduce(0, +) == 5_475)
        #expect(kent.cases.map(\.lots) == [7, 12, 23, 23])
    }
}
