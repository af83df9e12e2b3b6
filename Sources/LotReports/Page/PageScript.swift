import LotIO

/// The page's own style and script, put together from the files beside this one when the program is built.
enum PageScript {
    static let style = text(PackageResources.page_css)

    /// One strict function: nothing of it can be reached, or be overwritten, from outside.
    static let script =
        "\n(() => {\n"
        + [
            PackageResources.data_js, PackageResources.layers_js, PackageResources.surface_js, PackageResources.map_js,
            PackageResources.area_js, PackageResources.areas_js,
            PackageResources.plan_js, PackageResources.totals_js, PackageResources.paint_js, PackageResources.keep_js,
            PackageResources.start_js,
        ].map(text).joined(separator: "\n") + "})();\n"

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
