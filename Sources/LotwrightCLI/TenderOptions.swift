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

    @Flag(inversion: .prefixedNo, help: "Of an ocds: lots are suitable for small and medium enterprises.")
    var sme: Bool?

    @Flag(
        inversion: .prefixedNo, help: "Of an ocds: lots are suitable for voluntary, community and social enterprises.")
    var vcse: Bool?

    @Option(help: "Of an ocds: months by which contracts may be extended; 0 for none.")
    var renewalMonths: Int?

    @Option(help: "Of an ocds: further purchases that are reserved, in words.")
    var options: String?

    @Option(help: "Of an ocds: code of the region, as UKJ4 (International Territorial Levels).")
    var region: String?

    @Option(help: "Of an ocds: first day of the contracts, as 2027-04-01; goes with --years.")
    var start: String?

    func validate() throws {
        guard (ocid == nil) == (date == nil) else { throw ValidationError("--ocid and --date go together") }
        if let ocid, ocid.wholeMatch(of: /ocds-[a-z0-9]{6}-[A-Za-z0-9.-]+/) == nil {
            throw ValidationError("--ocid is as ocds-h6vhtk-012345")
        }
        for (name, day) in [("--date", date), ("--start", start)] {
            if let day, day.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
                throw ValidationError("\(name) is a day as 2026-11-21")
            }
        }
        if start != nil, years == nil { throw ValidationError("--start goes with --years") }
        if let renewalMonths, !(0...360).contains(renewalMonths) {
            throw ValidationError("--renewal-months is from 0 to 360")
        }
        if let options, options.isEmpty { throw ValidationError("--options says what is reserved") }
        if let region, region.wholeMatch(of: /UK[C-N][0-9A-Z]{0,3}/) == nil {
            throw ValidationError("--region is a code as UKJ4 (International Territorial Levels)")
        }
        if let years, !(1...30).contains(years) { throw ValidationError("--years is from 1 to 30") }
        if cpv.wholeMatch(of: /\d{8}(-\d)?/) == nil { throw ValidationError("--cpv has eight digits") }
    }

    var details: DraftTender.Details {
        .init(
            ocid: ocid, date: date, publisher: publisher, years: years, cpv: cpv,
            claims: .init(
                isForSmall: sme, isForVoluntary: vcse, renewalMonths: renewalMonths, options: options,
                region: region, start: start))
    }
}
