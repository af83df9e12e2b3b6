import Testing

@testable import LotIO

@Suite struct RegisterLayoutTests {
    private func layouts(_ header: String) -> [RegisterLayout] {
        let cells = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return RegisterLayout.allCases.filter { $0.columns(in: cells) != nil }
    }

    /// No header is taken for two layouts, whatever its capitals.
    @Test func headersAreToldApart() {
        let texts: [(String, RegisterLayout)] = [
            (Registers.filters, .cqcFilters), (Registers.directory, .cqcDirectory), (Registers.ratings, .cqcRatings),
            (Registers.nhs, .nhsChoices),
        ]
        for (text, layout) in texts {
            let header = text.split(separator: "\n").map(String.init).first { layouts($0) != [] } ?? ""
            #expect(layouts(header) == [layout])
            #expect(layouts(header.uppercased()) == [layout])
        }
        #expect(layouts("provider_id,name,current_hours") == [])
    }

    @Test func theIdOfALocationIsNotTheProviders() throws {
        let header = ["Name", "Postcode", "Service types", "CQC Location (for office use only", "CQC Provider ID (x)"]
        let columns = try #require(RegisterLayout.cqcDirectory.columns(in: header))
        #expect(columns[.id] == header[3] && columns[.providerID] == header[4] && columns[.name] == "Name")
    }

    @Test func servicesAreWholeWords() {
        #expect(RegisterLayout.cqcDirectory.service("Supported living|Homecare agencies") == .homeCare)
        #expect(RegisterLayout.cqcDirectory.service("Homecare agencies (closed)") == .other)
        #expect(RegisterLayout.cqcFilters.service("y") == .homeCare)
        #expect(RegisterLayout.cqcFilters.service("") == .other)
        #expect(RegisterLayout.cqcRatings.service("Homecare, Supported Living") == .homeCare)
    }
}
