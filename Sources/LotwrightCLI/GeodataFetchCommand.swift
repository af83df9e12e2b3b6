import ArgumentParser
import LotIO
import LotTravel
import Lotwright

struct GeodataFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Downloads a council's boundaries, names and residents from open services.",
        discussion: """
            Asks the services of the catalogue and no others, follows no redirects, and checks every count. Answers are kept \
            in --cache: an interrupted fetch goes on from there, and --offline uses nothing else. Writes boundaries.geojson, \
            areas.csv and run.json, ready for lotwright geodata import. Exit codes: 0 done; 2 wrong usage, or an unknown \
            council; 5 cannot read or write; 7 a service failed.
            """)

    @Argument(help: "Name of the district or the county as the ONS has it, such as Rutland or Kent, or its code.")
    var council: String

    @Option(help: "Which areas, as the catalogue names them.")
    var level: String = "msoa21"

    @Option(help: "Folder to write.")
    var out: String

    @Option(help: "Folder in which answers are kept.")
    var cache: String = "fetched/cache"

    @Option(help: "Table of services.")
    var catalogue: String = "geodata/catalogue.csv"

    @Flag(help: "Ask nobody: use what is in the cache.")
    var offline = false

    @Flag(help: "Ask again for what is in the cache.")
    var refresh = false

    @Option(help: "Seconds for one answer.")
    var timeout: Double = 120

    func validate() throws {
        guard !council.isEmpty, council.count <= 100 else { throw ValidationError("name a council") }
        if offline, refresh { throw ValidationError("--offline and --refresh exclude each other") }
        guard (1...3_600).contains(timeout) else { throw ValidationError("--timeout is from 1 to 3600 s") }
    }

    func run() async throws {
        try await stopping {
            let services = try Catalogue.read(path: catalogue)
            let publish = try Publish(target: out, inputs: [catalogue])
            let fetch = GeodataFetch(
                services,
                options: .init(
                    level: level, cache: cache, isOffline: offline, refreshes: refresh,
                    client: OpenDataOptions(timeoutSeconds: timeout))
            ) { Console.progress($0) }
            let fetched = try await fetch.run(council: council)
            try publish.write(fetched.files)
            try Console.output(
                "\(out): \(fetched.areas) areas; next: lotwright geodata import NAME --boundaries \(out)/boundaries.geojson"
                    + " --table \(out)/areas.csv\n")
        }
    }
}
