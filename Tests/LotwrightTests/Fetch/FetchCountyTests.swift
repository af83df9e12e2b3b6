import Foundation
import LotIO
import LotModel
import LotTravel
import Testing

@testable import Lotwright

@Suite(.enabled(if: Checkout.hasReference, "../shared/data is not beside the checkout"))
struct FetchCountyTests {
    private func fetching<Result>(
        change: @escaping @Sendable (OpenDataServer.Question, OpenDataServer.Answer) -> OpenDataServer.Answer = { $1 },
        _ body: (GeodataFetch, RegionServices, String) async throws -> Result
    ) async throws -> Result {
        let services = try RegionServices.kent()
        let server = try await OpenDataServer { change($0, services.answer($0)) }
        let folder = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fetch = GeodataFetch(
            try services.catalogue(port: server.port, in: folder),
            options: .init(
                level: "msoa11", cache: folder + "/cache",
                client: OpenDataOptions(timeoutSeconds: 600, maxBodyBytes: 64 << 20, retries: 0)))
        do {
            let result = try await body(fetch, services, folder)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    @Test func kentIsItsTwelveDistricts() async throws {
        try await fetching { fetch, services, folder in
            let fetched = try await fetch.run(council: "Kent")
            #expect(fetched.areas == 182)
            let home = folder + "/out"
            try Publish(target: home).write(fetched.files)
            let report = try await GeodataImport(
                region: "kent", geodata: folder + "/geodata",
                sources: RegionSources(boundaries: home + "/boundaries.geojson", tables: [home + "/areas.csv"])
            ).run(threads: 2)
            #expect(report.region.core == 182 && report.geography.components == 1)
            let figures = try GeodataReader.read(folder: folder + "/geodata/kent")
            #expect(Set(figures.areas.core.map(\.ladCode)).count == 12)
            #expect(!figures.areas.core.contains { $0.ladName == "Medway" })
            for (area, source) in zip(figures.areas.core, services.core.sorted { $0.code < $1.code }) {
                #expect(area.code == source.code && area.ladCode == source.district)
                #expect(Int(area.population) == source.population && Int(area.population65Plus) == source.population65)
            }
            // By code as by name, and with the same bytes; the manifest tells the county's service and the year of the people.
            let again = try await fetch.run(council: "E10000016")
            #expect(again.files[0] == fetched.files[0] && again.files[1] == fetched.files[1])
            let manifest = String(decoding: fetched.files[2].bytes, as: UTF8.self)
            #expect(
                manifest.contains("/counties") && manifest.contains("\"date\": \"2020\""), "\(manifest.prefix(600))")
        }
    }

    @Test func aDistrictOfACountyComesAlone() async throws {
        try await fetching { fetch, services, _ in
            let ashford = services.core.filter { $0.districtName == "Ashford" }
            let fetched = try await fetch.run(council: "Ashford")
            #expect(fetched.areas == ashford.count && ashford.count == 14)
        }
    }

    @Test func editionsThatDifferAreTold() async throws {
        let lacking = try await fetching { question, answer in
            guard question.path == "/counties" else { return answer }
            var answer = answer
            answer.body = answer.body.replacingOccurrences(of: "E07000105", with: "E07999999")
            return answer
        } _: { fetch, _, _ in
            do {
                _ = try await fetch.run(council: "Kent")
                return "nothing failed"
            } catch let failure as TravelFailure { return failure.message }
        }
        #expect(lacking.contains("has no area of E07999999"), "\(lacking)")
    }

    @Test func oneDateForAllFigures() async throws {
        let mixed = try await fetching { question, answer in
            guard question.path == "/population", question.items["recordoffset"] != "0" else { return answer }
            var answer = answer
            answer.body = answer.body.replacingOccurrences(of: "\"2020\"", with: "\"2019\"")
            return answer
        } _: { fetch, _, _ in
            do {
                _ = try await fetch.run(council: "Kent")
                return "nothing failed"
            } catch let failure as TravelFailure { return failure.message }
        }
        #expect(mixed.contains("2019") && mixed.contains("another date than 2020"), "\(mixed)")
    }
}
