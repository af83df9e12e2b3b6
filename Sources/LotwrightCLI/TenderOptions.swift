import ArgumentParser
import LotReports

/// What a draft tender needs that a run does not know.
struct TenderOptions: ParsableArguments {
    @Option(help: "Of an ocds: the ocid that Find a Tender gave; without it the tender stands alone.")
    var ocid: String?

    @Option(help: "Of an ocds: the day of the release, as 2026-11-21; goes with --ocid.")
    var date: String?

    @Option(help: "Of an ocds: who publishes it.")
    var publisher: String?

    @Option(help: "Of an ocds: years of the contracts, for values and periods.")
    var years: Int?

    @Option(help: "Of an ocds: code of the Common Procurement Vocabulary.")
    var cpv: String = "85312000"

    func validate() throws {
        guard (ocid == nil) == (date == nil) else { throw ValidationError("--ocid and --date go together") }
        if let ocid, ocid.wholeMatch(of: /ocds-[a-z0-9]{6}-[A-Za-z0-9.-]+/) == nil {
            throw ValidationError("--ocid is as ocds-h6vhtk-012345")
        }
        if let date, date.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
            throw ValidationError("--date is a day as 2026-11-21")
        }
        if let years, !(1...30).contains(years) { throw ValidationError("--years is from 1 to 30") }
        if cpv.wholeMatch(of: /\d{8}(-\d)?/) == nil { throw ValidationError("--cpv has eight digits") }
    }

    var details: DraftTender.Details {
        .init(ocid: ocid, date: date, publisher: publisher, years: years, cpv: cpv)
    }
}
