/// The permanent names of input faults. A name is never reused for another fault.
///
/// Each has an entry in the Diagnostics page and a smallest rejected input among the test fixtures.
public enum DiagnosticID: String, CaseIterable, Sendable {
    // Files
    case fileMissing = "file.missing"
    case fileUnreadable = "file.unreadable"
    case fileEmpty = "file.empty"
    case fileTooLarge = "file.too_large"
    case fileOutsideFolder = "file.outside_folder"
    case fileWrongType = "file.wrong_type"
    case textEncoding = "text.encoding"
    case archiveRefused = "archive.refused"
    case boundariesStructure = "boundaries.structure"
    case boundariesLayer = "boundaries.layer"

    // Comma-separated values
    case csvQuoting = "csv.quoting"
    case csvRagged = "csv.ragged"
    case csvMissingColumn = "csv.missing_column"
    case csvUnknownColumn = "csv.unknown_column"
    case csvDuplicateColumn = "csv.duplicate_column"
    case csvNoRows = "csv.no_rows"

    // JSON and GeoJSON
    case jsonSyntax = "json.syntax"
    case jsonTruncated = "json.truncated"
    case geojsonStructure = "geojson.structure"
    case geojsonGeometry = "geojson.geometry"
    case geojsonReferenceSystem = "geojson.reference_system"
    case geojsonAxesSwapped = "geojson.axes_swapped"

    // YAML
    case yamlSyntax = "yaml.syntax"
    case yamlDuplicateKey = "yaml.duplicate_key"
    case yamlUnknownKey = "yaml.unknown_key"
    case yamlMissingKey = "yaml.missing_key"
    case yamlType = "yaml.type"
    case yamlAlias = "yaml.alias"

    // Values
    case valueMissing = "value.missing"
    case valueNumber = "value.number"
    case valueRange = "value.range"
    case valueChoice = "value.choice"
    case valueConflict = "value.conflict"
    case priceYearUnknown = "price_year.unknown"
    case priceYearMixed = "price_year.mixed"

    // Codes and references
    case codeMissing = "code.missing"
    case codeDuplicate = "code.duplicate"
    case codeUnknown = "code.unknown"
    case codeUnmatched = "code.unmatched"
    case codeVintage = "code.vintage"
    case codeTidied = "code.tidied"
    case providerUnknown = "provider.unknown"
    case tierUnknown = "tier.unknown"
    case lotUnknown = "lot.unknown"
    case regionUnknown = "region.unknown"

    // Travel
    case travelUnit = "travel.unit"
    case travelLevel = "travel.level"
    case travelNeighbourMissing = "travel.neighbour_missing"
    case travelAreaMissing = "travel.area_missing"
    case travelBaseMissing = "travel.base_missing"
    case travelPlaceMoved = "travel.place_moved"
    case travelProvenance = "travel.provenance"

    // Polygons
    case polygonInvalid = "polygon.invalid"
    case polygonMisplaced = "polygon.misplaced"
    case tilingOverlap = "tiling.overlap"
    case tilingGap = "tiling.gap"
}
