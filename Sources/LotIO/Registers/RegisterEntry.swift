import LotGeometry
import LotModel

/// A row of a register of care services.
public struct RegisterEntry: Hashable, Sendable {
    public enum Service: Hashable, Sendable {
        case homeCare
        /// The register leaves it open.
        case notStated
        case other
    }

    /// The overall rating of the Care Quality Commission.
    public enum Rating: String, CaseIterable, Sendable {
        case outstanding
        case good
        case requiresImprovement = "requires improvement"
        case inadequate
    }

    /// Where the row lies, EPSG:27700, or why that is not known.
    public enum Place: Hashable, Sendable {
        case position(Position)
        case unknown(String)
    }

    public let line: Int
    public let id: String
    public let name: String
    /// Empty where the register names none.
    public let providerID: String
    /// As in the register.
    public let postcode: String
    public let service: Service
    public let rating: Rating?
    /// False for locations that are dormant or registered no longer.
    public let isActive: Bool
    public let place: Place
}

/// A register that was read.
public struct Register: Sendable {
    public let layout: RegisterLayout
    /// In the order of the file.
    public let entries: [RegisterEntry]
    /// The register, then files of postcodes; names without folders.
    public let inputs: [InputFile]
    public let warnings: [Diagnostic]
}
