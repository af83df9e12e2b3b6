import Testing

@testable import LotSpatial

@Suite struct ThiessenBridgesTests {
    /// Owners of square cells of 1 m2 that touch along edges, joined; letters are areas.
    static func joined(_ rows: [String], land: [Double]? = nil) -> [String] {
        let letters = rows.map { Array($0) }
        let columns = letters[0].count
        let flat = letters.flatMap { $0 }
        let names = Set(flat).sorted()
        let neighbours = flat.indices.map { cell in
            [
                cell >= columns ? cell - columns : nil, cell % columns > 0 ? cell - 1 : nil,
                cell % columns < columns - 1 ? cell + 1 : nil, cell + columns < flat.count ? cell + columns : nil,
            ].compactMap { $0 }
        }
        let bridges = ThiessenBridges(neighbours: neighbours, land: land ?? flat.map { _ in 1 })
        let owners = bridges.joined(
            flat.map { letter in names.firstIndex(of: letter) ?? 0 }, areaCount: names.count)
        return letters.indices.map { row in String(owners[row * columns..<(row + 1) * columns].map { names[$0] }) }
    }

    @Test func oneCellBetween() {
        let rows = ["AAABAAA", "AAABAAA", "BBBBBBB"]
        #expect(Self.joined(rows) == ["AAAAAAA", "AAABAAA", "BBBBBBB"])
    }

    /// B goes all the way through: the bridge cuts off its smaller end, which is less than A gains.
    @Test func smallerEndIsCutOff() {
        let rows = ["AAABAAA", "AAABAAA", "AAABAAA", "BBBBBBB"]
        #expect(Self.joined(rows)[0] == "AAAAAAA")
    }

    /// Joining the two A would cut B in halves as large as what is joined.
    @Test func tooGreatALoss() {
        let rows = ["BBBB", "ABBA", "BBBB"]
        #expect(Self.joined(rows, land: [2, 2, 2, 2, 1, 2, 2, 1, 2, 2, 2, 2]) == rows)
    }

    @Test func tooLong() {
        let rows = ["AAABBBBBAAA", "AAABBBBBAAA", "AAABBBBBAAA"]
        #expect(Self.joined(rows) == rows)
        let shorter = ["AAABBBBAAA", "AAABBBBAAA", "AAABBBBAAA", "AAABBBBAAA", "BBBBBBBBBB", "BBBBBBBBBB"]
        #expect(Self.joined(shorter)[0] == "AAAAAAAAAA")
    }

    @Test func noWayAcross() {
        let bridges = ThiessenBridges(neighbours: [[], []], land: [1, 1])
        #expect(bridges.joined([0, 0], areaCount: 1) == [0, 0])
    }
}
