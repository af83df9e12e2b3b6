import Foundation
import LotIO
import Lotwright

/// Kent's indicative polygons from its plain figures.
enum GeodataRow {
    static let row = Row(
        name: "geodata build kent", goals: Goals(), needsReference: false,
        covers: "figures to the bytes of areas.geojson, not written"
    ) { _ in
        {
            var watch = Stopwatch()
            let figures = try GeodataReader.read(folder: Setting.geodata + "/kent")
            watch.lap("read")
            let bytes = try await GeodataBuild.areas(figures, threads: Setting.threads)
            watch.lap("build")
            let shipped = FileManager.default.contents(atPath: Setting.geodata + "/kent/areas.geojson")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("areas", "\(figures.areas.coreCount)"),
                    // Other versions of GEOS and PROJ may give other bytes.
                    Quality("bytes as shipped", shipped.map { [UInt8]($0) == bytes } == true ? "yes" : "no"),
                ])
        }
    }
}
