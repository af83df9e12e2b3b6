import Foundation
import Testing

/// A boundary file checked and repaired from the shell.
@Suite(.serialized) struct GeodataCheckCommandTests {
    let commands: CommandTests

    init() throws { commands = try CommandTests() }

    private func square(_ code: String, _ x: Double) -> String {
        let ring = [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)].map { "[\(x + $0),\(150_000 + $1)]" }
        return "{\"type\":\"Feature\",\"properties\":{\"MSOA11CD\":\"\(code)\"},\"geometry\":"
            + "{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }

    private func file(_ offset: Double) throws -> String {
        let path = commands.folder + "/layer-\(Int(offset * 10)).geojson"
        let text =
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},"
            + "\"features\":[\(square("E02004996", 600_000)),\(square("E02004997", 601_000 + offset))]}"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func aFileIsCheckedWithoutARegion() throws {
        let outcome = try commands.run("geodata", "check", try file(0))
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("looks like MSOA 2011: 2 of 2 known (kent)"))
        #expect(outcome.output.hasSuffix("A run would take this file.\n"))
        let wide = try commands.run("geodata", "check", try file(-20), "--format", "json")
        #expect(wide.code == 2 && wide.output.contains("\"overlaps\": [\n    {"), "\(wide.output)")
        #expect(try commands.run("geodata", "check", commands.folder + "/none.geojson").code == 2)
    }

    @Test func aRefusedFileIsToldInJSON() throws {
        let page = commands.folder + "/page.geojson"
        try Data("<!DOCTYPE html><html></html>".utf8).write(to: URL(fileURLWithPath: page))
        let refused = try commands.run("geodata", "check", page, "--format", "json")
        #expect(refused.code == 2 && refused.output.contains("\"accepted\": false"), "\(refused.output)")
        #expect(refused.output.contains("file.wrong_type") && refused.errors.contains("[file.wrong_type]"))
    }

    @Test func faultsGoToAMap() throws {
        let map = commands.folder + "/faults.geojson"
        #expect(try commands.run("geodata", "check", try file(-20), "--faults", map).code == 2)
        let text = try String(contentsOfFile: map, encoding: .utf8)
        #expect(text.contains("\"kind\":\"overlap\""))
    }

    @Test func aRepairWritesACleanFileOrNone() throws {
        let out = commands.folder + "/clean.geojson"
        let source = try file(-20)
        let refused = try commands.run("geodata", "check", source, "--repair", "--out", out)
        #expect(refused.code == 2 && refused.errors.contains("the repair was refused; nothing was written:"))
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try commands.run("geodata", "check", source, "--repair", "--out", source).code == 2)
        #expect(try commands.run("geodata", "check", source, "--repair").code == 2)
        #expect(try commands.run("geodata", "check", "kent", "--repair", "--out", out).code == 2)

        let near = try file(0.3)
        let done = try commands.run("geodata", "check", near, "--repair", "--out", out)
        #expect(done.code == 0, "\(done.errors)")
        #expect(done.output.contains("checked again as written: 1 pairs, 1 shared edges, all identical"))
        #expect(try commands.run("geodata", "check", out).code == 0)
        let told = try commands.run("geodata", "check", near, "--repair", "--out", out, "--format", "json")
        #expect(told.code == 0 && told.output.contains("\"moved_square_m\""), "\(told.output)")
    }
}
