import Testing

@testable import LotTravel

@Suite struct EngineAddressTests {
    @Test(arguments: [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"), ("http://127.0.0.1:5000/", "http://127.0.0.1:5000"),
        ("https://maps.example.org/osrm/kent//", "https://maps.example.org/osrm/kent"),
        ("http://[::1]:8002", "http://[::1]:8002"),
    ])
    func addressesAreTakenWithTheirPath(given: String, text: String) throws {
        #expect(try EngineAddress(given).text == text)
    }

    @Test(arguments: [
        "", "127.0.0.1:5000", "localhost", "ftp://127.0.0.1", "file:///etc/passwd", "http://", "http:///table",
        "http://host?x=1", "http://host/#top", "http://host:0", "http://host:99999", "http://a b/",
    ])
    func otherAddressesAreRefused(given: String) {
        #expect(throws: TravelFailure.self) { try EngineAddress(given) }
    }

    @Test func credentialsAreRefusedAndNotRepeated() {
        do {
            _ = try EngineAddress("http://anna:secret@host:5000")
            Issue.record("taken")
        } catch {
            #expect(!error.message.contains("secret") && error.message.contains("user name"))
        }
    }

    @Test func wordsAreOneShortLineWithoutControlCharacters() {
        #expect(plainWords("No\u{1B}[31m red\nlines\u{202E}") == "No [31m red lines ")
        #expect(plainWords(String(repeating: "x", count: 1_000)).count == 303)
    }
}
