import LotIO
import LotModel
import Lotwright

/// Checks a region's figures, and its polygons or those of a boundary file against its area table.
struct RegionCheck {
    let region: String
    let boundaries: String?
    let layer: String?
    let codeField: String?
    let geodata: String
    let threads: Int

    func run() async throws {
        let figures = try GeodataReader.read(folder: "\(geodata)/\(region)")
        let loaded = try await BoundaryReader.read(
            path: boundaries ?? "\(geodata)/\(region)/areas.geojson", layer: layer, codeField: codeField,
            areas: figures.areas, links: figures.links, source: boundaries ?? ScenarioReader.embeddedSource,
            isIndicative: boundaries == nil, threads: threads)
        let hops = HopBuild.current(
            figures, table: try HopTableReader.read(folder: "\(geodata)/\(region)", areas: figures.areas))
        for warning in figures.warnings + loaded.warnings { Console.error(warning.description) }
        let geography = loaded.geography
        let parts = geography.shapes.count { $0.polygons.count > 1 }
        let hectares = geography.shapes.reduce(0) { $0 + $1.area } / 10_000
        let vertices = geography.shapes.reduce(0) { $0 + $1.positionCount }
        let shared = geography.contacts.reduce(0) { $0 + $1.sharedMetres } / 1_000
        let straddling = figures.areas.straddling.map { index in
            let area = figures.areas[index]
            let share = Int(((area.healthPopulationShare ?? 1) * 100).rounded())
            return "\(area.code) (\(share) % in \(area.healthCode))"
        }
        try Console.output(
            """
            \(region), \(geography.source)
              areas        \(geography.shapes.count) core, \(figures.areas.areas.count - geography.shapes.count) context
              nesting      \(straddling.count) areas in more than one health area\
            \(straddling.isEmpty ? "" : ": " + straddling.prefix(10).joined(separator: ", "))\
            \(straddling.count > 10 ? " and \(straddling.count - 10) more" : "")
              parts        \(parts) areas in several parts
              vertices     \(vertices)
              hectares     \(Int(hectares.rounded()))
              pairs        \(geography.contacts.count), \(Int(shared.rounded())) km of shared boundary
              links        \(geography.links.count { $0.kind == .link }) crossings, \
            \(geography.links.count { $0.kind == .blocked }) contacts that are no road
              components   \(geography.components)
              hop curves   \(hops.current) of \(hops.areas) current\
            \(hops.current < hops.areas ? "; computed in every run until built" : "")
              projection   \(geography.projection ?? "none")
              warnings     \(figures.warnings.count + loaded.warnings.count)

            """)
    }
}
