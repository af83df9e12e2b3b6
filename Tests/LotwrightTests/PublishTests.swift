import Foundation
import Lotwright
import Testing

@Suite struct PublishTests {
    let folder: String
    let target: String
    static let manifest = OutputFile(
        name: "run.json",
        bytes: Array("{\"product\": \"lotwright\", \"outputs\": [{\"name\": \"a.csv\"}]}".utf8))

    init() throws {
        folder = NSTemporaryDirectory() + "publish-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        target = folder + "/out"
    }

    private func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: "\(target)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }

    private func file(_ name: String, _ text: String) -> OutputFile { OutputFile(name: name, bytes: Array(text.utf8)) }

    @Test func aNewFolderAppearsWhole() throws {
        try Publish(target: target).write([file("a.csv", "1"), Self.manifest])
        #expect(text("a.csv") == "1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    @Test func anEarlierOutputIsExchanged() throws {
        try Publish(target: target).write([file("a.csv", "1"), Self.manifest])
        try Publish(target: target).write([file("b.csv", "2"), Self.manifest])
        #expect(text("a.csv") == nil && text("b.csv") == "2")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    @Test func aStrangersFolderIsRefusedAndUntouched() throws {
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        try "mine".write(toFile: target + "/thesis.txt", atomically: false, encoding: .utf8)
        #expect(throws: PublishFailure.self) { try Publish(target: target) }
        #expect(text("thesis.txt") == "mine")
    }

    @Test func aFileOrLinkInTheWayIsRefused() throws {
        try "x".write(toFile: target, atomically: false, encoding: .utf8)
        #expect(throws: PublishFailure.self) { try Publish(target: target) }
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder)
        #expect(throws: PublishFailure.self) { try Publish(target: folder + "/link") }
    }

    @Test func aFailedWriteLeavesTheOldOutput() throws {
        try Publish(target: target).write([file("a.csv", "1"), Self.manifest])
        // Two files of one name: the second cannot be made.
        #expect(throws: PublishFailure.self) {
            try Publish(target: target).write([file("b.csv", "2"), file("b.csv", "3"), Self.manifest])
        }
        #expect(text("a.csv") == "1" && text("b.csv") == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    @Test func leftoversOfAKilledRunAreRemoved() throws {
        let publish = try Publish(target: target)
        // No process has this id.
        try FileManager.default.createDirectory(
            atPath: folder + "/.out.lotwright-2147483646", withIntermediateDirectories: true)
        try publish.write([Self.manifest])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    @Test func internalFilesAreTheOwnersAlone() throws {
        try Publish(target: target).write([Self.manifest], isInternal: true)
        let mode = try FileManager.default.attributesOfItem(atPath: target + "/run.json")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aMapSavedBesideTheFilesIsNeverDeleted() throws {
        try Publish(target: target).write([file("a.csv", "1"), Self.manifest])
        try "mine".write(toFile: target + "/my-map.qgz", atomically: false, encoding: .utf8)
        #expect(throws: PublishFailure.self) { try Publish(target: target) }
        #expect(text("my-map.qgz") == "mine" && text("a.csv") == "1")
    }

    @Test func aFolderThatHoldsAnInputIsRefused() throws {
        try Publish(target: target).write([file("a.csv", "1"), Self.manifest])
        #expect(throws: PublishFailure.self) { try Publish(target: target, inputs: [target + "/a.csv"]) }
        #expect(throws: PublishFailure.self) { try Publish(target: target, inputs: [target]) }
        _ = try Publish(target: target, inputs: [folder + "/other.csv"])
    }
}
