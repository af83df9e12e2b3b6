import Foundation
import LotIO
import Lotwright

/// Kent's hop curves from its points, none of them read from the file.
enum HopRow {
    static let row = Row(
        name: "hop curves kent", goals: Goals(seconds: 2), needsReference: false,
        covers: "points to the bytes of hop_curves.csv, not written; reading figures not counted"
    ) { _ in
        let folder = Setting.geodata + "/kent"
        let figures = try GeodataReader.read(folder: folder)
        return {
            var watch = Stopwatch()
            let bytes = await HopBuild.bytes(figures, threads: Setting.threads)
            watch.lap("curves")
            let shipped = FileManager.default.contents(atPath: "\(folder)/\(HopTableReader.fileName)")
            return Sample(
                seconds: watch.total, laps: watch.laps,
                quality: [
                    Quality("areas", "\(HopBuild.current(figures, table: nil).areas)"),
                    Quality("bytes as shipped", shipped.map { [UInt8]($0) == bytes } == true ? "yes" : "no"),
                ])
        }
    }
}
