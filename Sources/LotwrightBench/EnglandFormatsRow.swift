import BoundarySamples
import LotGeometry
import LotIO

/// All England's official boundaries read from each form; the same polygons, written here from the GeoJSON.
enum EnglandFormatsRow {
    static let row = Row(
        name: "england in other forms", goals: Goals(seconds: nil, megabytes: 700), needsReference: true,
        covers:
            "6,791 polygons read to features without checks: GeoJSON, the same gzipped, GeoPackage, Shapefile, each apart"
    ) { setting in
        let folder = try TemporaryFolder()
        let packed = setting.reference + "/" + EnglandRow.boundaries
        let json = folder.path + "/england.geojson"
        try ChildProcess.unpack(packed, to: json)
        let source = try BoundaryReader.load(path: json)
        let features = zip(source.codes, source.shapes).map { SampleFeature(values: [$0], shape: $1) }
        let package = folder.path + "/england.gpkg"
        try GeoPackageSample.write(
            [.init(name: "msoa11", columns: ["MSOA11CD"], features: features, system: source.epsg)], to: package)
        let stem = folder.path + "/england"
        try ShapefileSample.write(
            features, columns: ["MSOA11CD"], stem: stem, projection: ShapefileSample.degrees)
        let shapes = source.shapes
        return {
            // The folder lives as long as the work.
            _ = folder
            var watch = Stopwatch()
            var same = true
            for (lap, path) in [
                ("geojson", json), ("gzip", packed), ("geopackage", package), ("shapefile", stem + ".shp"),
            ] {
                let loaded = try BoundaryReader.load(path: path)
                watch.lap(lap)
                same = same && loaded.shapes == shapes
                watch.lap("compare")
            }
            func seconds(_ name: String) -> Double { watch.laps.first { $0.name == name }?.seconds ?? .infinity }
            let ratio = seconds("geopackage") / seconds("geojson")
            let laps = watch.laps.filter { $0.name != "compare" }
            return Sample(
                seconds: laps.reduce(0) { $0 + $1.seconds }, laps: laps,
                quality: [
                    Quality("same polygons", same ? "all" : "no", goal: "all", isMet: same),
                    Quality(
                        "geopackage / geojson", "\((ratio * 100).rounded() / 100)", goal: "at most 1", isMet: ratio <= 1
                    ),
                ])
        }
    }
}
