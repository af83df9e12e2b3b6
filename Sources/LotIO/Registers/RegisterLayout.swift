import LotModel

/// The layouts of registers that are read, each known by its header.
public enum RegisterLayout: String, CaseIterable, Sendable {
    /// CQC, "Care directory with filters": a row for each location and a column of Y or N for each service type.
    case cqcFilters = "cqc-care-directory-with-filters"
    /// CQC, "CQC care directory": a row for each location, its service types in one cell.
    case cqcDirectory = "cqc-care-directory"
    /// CQC, "Latest ratings", one council's locations with coordinates.
    case cqcRatings = "cqc-latest-ratings"
    /// NHS Choices, providers of social care in 2014: head offices, no service types.
    case nhsChoices = "nhs-choices-2014"

    /// What the publisher asks to be said.
    public var attribution: String {
        switch self {
        case .cqcFilters, .cqcDirectory, .cqcRatings:
            "Contains information from the register of the Care Quality Commission © Care Quality Commission, licensed under "
                + "the Open Government Licence v3.0."
        case .nhsChoices: "Contains NHS Choices data of February 2014, licensed under the Open Government Licence v2.0."
        }
    }

    /// A thing that a register tells of a row.
    enum Field: Hashable {
        case id, name, providerID, postcode, service, rating, easting, northing, longitude, latitude
        /// Y where the location is registered but gives no care at present.
        case dormant
        /// Registered no longer when it holds anything.
        case endDate
    }

    /// Beginnings of the columns' names, without regard to capitals, most usual first; publishers change what follows.
    var names: [Field: [String]] {
        switch self {
        case .cqcFilters:
            [
                .id: ["location id"], .name: ["location name"], .providerID: ["provider id"],
                .postcode: ["location postal code", "location postcode"],
                .service: ["service type - domiciliary care service"], .rating: ["location latest overall rating"],
                .longitude: ["location longitude"], .latitude: ["location latitude"], .dormant: ["dormant"],
                .endDate: ["location hsca end date"],
            ]
        case .cqcDirectory:
            [
                .id: ["cqc location"], .name: ["name"], .providerID: ["cqc provider id"], .postcode: ["postcode"],
                .service: ["service types"],
            ]
        case .cqcRatings:
            [
                .id: ["location_id"], .name: ["location_name"], .providerID: ["provider_id"], .postcode: ["postcode"],
                .service: ["service_groups"], .rating: ["overall_rating"], .easting: ["easting"],
                .northing: ["northing"],
            ]
        case .nhsChoices:
            [
                .id: ["cqc_provider_id"], .name: ["provider_name"], .postcode: ["postcode"],
                .service: ["name_suggests_home_care"], .easting: ["easting"], .northing: ["northing"],
            ]
        }
    }

    private static let required: [Field] = [.id, .name, .postcode, .service]

    /// The header's own names of the fields, nil when it lacks one that the layout must have.
    func columns(in header: [String]) -> [Field: String]? {
        let lowered = header.map { $0.lowercased() }
        var columns: [Field: String] = [:]
        for (field, names) in names {
            for name in names where columns[field] == nil {
                let exact = lowered.firstIndex(of: name)
                if let index = exact ?? lowered.firstIndex(where: { $0.hasPrefix(name) && field != .name }) {
                    columns[field] = header[index]
                }
            }
        }
        return Self.required.allSatisfy { columns[$0] != nil } ? columns : nil
    }

    /// What a cell of `Field.service` says.
    func service(_ cell: String) -> RegisterEntry.Service {
        let groups = cell.split { $0 == "|" || $0 == "," || $0 == ";" }.map { Codes.trimmed(String($0)).lowercased() }
        switch self {
        case .cqcFilters: return ["y", "yes", "true"].contains(cell.lowercased()) ? .homeCare : .other
        case .cqcDirectory: return groups.contains("homecare agencies") ? .homeCare : .other
        case .cqcRatings: return groups.isEmpty ? .notStated : groups.contains("homecare") ? .homeCare : .other
        case .nhsChoices: return cell == "1" ? .homeCare : .other
        }
    }
}
