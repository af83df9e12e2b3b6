import Testing

@testable import LotIO

@Suite struct CodesTests {
    @Test func trimsEveryKindOfSpace() {
        #expect(Codes.trimmed("\u{A0} \tE02\u{200B}\u{FEFF}\r\n") == "E02")
        #expect(Codes.trimmed("a b") == "a b")
        #expect(Codes.trimmed(" \u{A0}") == "")
        #expect(Codes.trimmed("") == "")
    }

    @Test func mendsTheCaseOfOfficialCodesOnly() {
        #expect(Codes.tidied(" e02004996") == "E02004996")
        #expect(Codes.tidied("p01") == "p01")
    }

    @Test func knowsTheCensusByTheNumber() {
        #expect(!Codes.existsOnlyIn2021("E02006934"))
        #expect(Codes.existsOnlyIn2021("E02006935"))
        #expect(!Codes.existsOnlyIn2021("E07006935"))
        #expect(Codes.msoaNumber("E0200699x") == nil)
    }

    @Test func readsLettersAsDigits() {
        #expect(Codes.withDigits("E0200O1Il") == "E02000111")
        #expect(Codes.withDigits("") == "")
        #expect(Codes.kind(of: "E01000001") == "LSOAs")
    }
}
