import Foundation
import LotGeometry
import LotModel
import Testing

@testable import LotIO

/// A small register of each layout; the columns are the publishers' own, the services are made up.
enum Registers {
    static let filters = """
        CQC Care directory,,,,,,,,
        This data was produced on 1 April 2026,,,,,,,,
        "Locations, with filters",,,,,,,,
        ,,,,,,,,
        Location ID,Location HSCA start date,Dormant (Y/N),Location Name,Location Postal Code,Location Latest Overall Rating,Location Latitude,Location Longitude,Provider ID,Provider Name,Service type - Domiciliary care service
        1-1,01/10/2010,N,Alpha Care,LE15 6AA,Outstanding,,,1-9,Alpha Ltd,Y
        1-2,01/10/2010,N,"Beta
        House",LE15 6AB,Good,52.67,-0.73,1-9,Alpha Ltd,N
        1-3,01/10/2010,Y,Gamma,LE15 6AD,Inadequate,52.67,-0.73,1-8,Gamma Ltd,Y
        1-4,01/10/2010,N,Delta,LE15 6AE,Requires improvement,52.67,-0.73,1-7,Delta Ltd,Y
        1-5,01/10/2010,N,Far Off,,Good,55,-8.9,1-6,Far Ltd,Y

        """
    static let directory = """
        CQC Locations data
        This data was produced on 29 July 2026

        For office use
        Name,Also known as,Address,Postcode,Phone number,Service's website (if available),Service types,Date of latest check,Specialisms/services,Provider name,Local authority,Region,Location URL,CQC Location ID (for office use only),CQC Provider ID (for office use only)
        One,,"1 Road,Town",LE15 6AA,,,Homecare agencies|Supported living,,,One Ltd,Rutland,East Midlands,url,1-1,1-9
        Two,,"2 Road,Town",LE15 6AB,,,Residential homes,,,Two Ltd,Rutland,East Midlands,url,1-2,1-8

        """
    static let ratings = """
        LOCATION_ID,LOCATION_NAME,PROVIDER_ID,PROVIDER_NAME,POSTCODE,EASTING,NORTHING,SERVICE_GROUPS,OVERALL_RATING
        1-1,One,1-9,One Ltd,LE15 6AA,485996,308869,Homecare,Good
        1-2,Two,1-8,Two Ltd,LE15 6AB,485796,308698,,Not Rated
        1-3,Three,1-7,Three Ltd,LE15 6AD,485797,308698,Supported Living,Good

        """
    static let nhs = """
        CQC_PROVIDER_ID,PROVIDER_NAME,POSTCODE,EASTING,NORTHING,NAME_SUGGESTS_HOME_CARE
        1-1,One Home Care,LE15 6AA,485996,308869,1
        1-2,Two,LE15 6AB,485796,308698,0

        """
    static let postcodes = "LE156AA,10,485996,308869\n"
}

@Suite struct RegisterReaderTests {
    static func read(
        _ text: String, postcodes: String? = nil
    ) async throws -> (register: Register?, found: [Diagnostic]) {
        try await read(bytes: Array(text.utf8), postcodes: postcodes)
    }

    static func read(
        bytes: [UInt8], postcodes: String? = nil
    ) async throws -> (register: Register?, found: [Diagnostic]) {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "register.csv")
            try Data(bytes).write(to: file)
            var files: [String] = []
            if let postcodes {
                try write(postcodes, to: folder.appending(path: "codes.csv"))
                files = [folder.appending(path: "codes.csv").path]
            }
            do {
                let register = try RegisterReader.read(path: file.path, postcodes: files)
                return (register, register.warnings)
            } catch let refused as InputRefused { return (nil, refused.diagnostics) }
        }
    }

    @Test func theCareDirectoryWithFilters() async throws {
        let read = try await Self.read(Registers.filters, postcodes: Registers.postcodes)
        let register = try #require(read.register, "\(read.found)")
        #expect(register.layout == .cqcFilters && register.warnings.isEmpty)
        #expect(register.entries.map(\.id) == ["1-1", "1-2", "1-3", "1-4", "1-5"])
        // The preamble and a line break in a name are counted.
        #expect(register.entries.map(\.line) == [6, 7, 9, 10, 11])
        #expect(register.entries.map(\.service) == [.homeCare, .other, .homeCare, .homeCare, .homeCare])
        #expect(register.entries.map(\.isActive) == [true, true, false, true, true])
        #expect(register.entries.map(\.rating) == [.outstanding, .good, .inadequate, .requiresImprovement, .good])
        #expect(register.entries[0].place == .position(Position(x: 485_996, y: 308_869)))
        guard case .position(let oakham) = register.entries[3].place else { throw InputRefused([]) }
        #expect(oakham.distance(to: Position(x: 485_900, y: 308_700)) < 1_500)
        // Off the grid, and no postcode: no place, and no harm to the others.
        #expect(register.entries[4].place == .unknown("no coordinates and no postcode"))
        #expect(register.inputs.map(\.name) == ["register.csv", "codes.csv"])
    }

    @Test func theCareDirectory() async throws {
        let register = try #require(
            try await Self.read(Registers.directory, postcodes: Registers.postcodes).register)
        #expect(register.layout == .cqcDirectory)
        #expect(register.entries.map(\.id) == ["1-1", "1-2"] && register.entries.map(\.providerID) == ["1-9", "1-8"])
        #expect(register.entries.map(\.service) == [.homeCare, .other] && register.entries[0].name == "One")
        #expect(
            register.entries[1].place == .unknown("no coordinates; its postcode is not in the files of postcodes"))
        let alone = try #require(try await Self.read(Registers.directory).register)
        #expect(alone.entries[0].place == .unknown("no coordinates; no file of postcodes was given"))
    }

    @Test func latestRatingsAndChoices() async throws {
        let ratings = try #require(try await Self.read(Registers.ratings).register)
        #expect(ratings.layout == .cqcRatings && ratings.entries.map(\.service) == [.homeCare, .notStated, .other])
        #expect(ratings.entries.map(\.rating) == [.good, nil, .good])
        let choices = try #require(try await Self.read(Registers.nhs).register)
        #expect(choices.layout == .nhsChoices && choices.entries.map(\.service) == [.homeCare, .other])
        #expect(choices.entries[1].place == .position(Position(x: 485_796, y: 308_698)))
    }

    @Test func byteOrderMarkAndWindows1252() async throws {
        let mark = try await Self.read(bytes: [0xEF, 0xBB, 0xBF] + Array(Registers.nhs.utf8))
        #expect(mark.register?.entries.count == 2 && mark.found.isEmpty)
        var bytes = Array(Registers.nhs.replacing("Two", with: "Caf?").utf8)
        bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "?")))] = 0xE9
        let western = try await Self.read(bytes: bytes)
        #expect(western.register?.entries.last?.name == "Café")
        #expect(western.found.map(\.id) == [.textEncoding] && western.found[0].severity == .warning)
        #expect(western.found[0].place.line == 3)
    }

    /// What cannot be read is refused with its place.
    @Test func faultsOfARegister() async throws {
        let unknown = try await Self.read("a,b\n1,2\n").found
        #expect(unknown.map(\.id) == [.csvMissingColumn] && unknown[0].remedy.contains("cqc-care-directory"))
        let ragged = try await Self.read(Registers.nhs + "1-3,Three\n").found
        #expect(ragged.map(\.id) == [.csvRagged] && ragged[0].place.line == 4)
        let quote = try await Self.read(Registers.nhs + "1-3,\"Three,LE15 6AA,1,2,1\n").found
        #expect(quote.contains { $0.id == .csvQuoting && $0.place.line == 4 })
        let nameless = try await Self.read(Registers.nhs + ",Three,LE15 6AA,485996,308869,1\n").found
        #expect(nameless.map(\.id) == [.valueMissing] && nameless[0].place.field == "CQC_PROVIDER_ID")
        let codes = try await Self.read(Registers.directory, postcodes: "x,y\n1,2\n").found
        #expect(codes.map(\.id) == [.csvMissingColumn])
        #expect(
            try await Self.read("CQC_PROVIDER_ID,PROVIDER_NAME,POSTCODE,NAME_SUGGESTS_HOME_CARE\n").found
                .map(\.id) == [.csvNoRows])
    }

    /// Counts as a few lines of Python find them.
    @Test(.enabled(if: Folders.hasShared, "../shared/data is not beside the checkout"))
    func theRealRegisters() throws {
        let folder = Folders.shared.appending(path: "providers").path
        let choices = try RegisterReader.read(path: folder + "/nhs_choices_2014_social_care_providers.csv")
        #expect(choices.layout == .nhsChoices && choices.entries.count == 1_251)
        #expect(choices.entries.count { $0.service == .homeCare } == 129)
        let ratings = try RegisterReader.read(path: folder + "/cqc_2026_lincolnshire_community_care.csv")
        #expect(ratings.layout == .cqcRatings && ratings.entries.count == 94)
        #expect(ratings.entries.count { $0.service == .homeCare } == 16)
        #expect(ratings.entries.count { $0.service == .notStated } == 74)
        #expect(ratings.entries.count { $0.rating == .good } == 73 && ratings.entries.count { $0.rating == nil } == 4)
        for entry in choices.entries + ratings.entries {
            guard case .position = entry.place else {
                Issue.record("line \(entry.line) has no place")
                continue
            }
        }
    }
}
