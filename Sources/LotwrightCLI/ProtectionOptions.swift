import ArgumentParser
import LotIO
import LotReports

/// From which number of people on counts are shown, and how coarsely.
struct ThresholdOptions: ParsableArguments {
    @Option(help: "The largest number of people that is suppressed.")
    var suppressTo: Int = Disclosure.standard.largestSuppressed

    @Option(help: "Other numbers of people are rounded to multiples of this.")
    var roundTo: Int = Disclosure.standard.base

    func validate() throws {
        guard (1...1_000).contains(suppressTo) else { throw ValidationError("--suppress-to is from 1 to 1000") }
        guard (1...1_000).contains(roundTo) else { throw ValidationError("--round-to is from 1 to 1000") }
    }

    var disclosure: Disclosure { Disclosure(largestSuppressed: suppressTo, base: roundTo) }
}

/// How an export treats small numbers, names and prices.
struct ProtectionOptions: ParsableArguments {
    @Flag(
        help:
            "True numbers of the council's records, names and prices; what is written is stamped and readable by you alone."
    )
    var `internal` = false

    @Flag(help: "The award is made: prices of the council's bids are public.")
    var awarded = false

    @OptionGroup var thresholds: ThresholdOptions

    func cover(_ facts: RunFacts) -> Cover {
        Cover(facts, disclosure: thresholds.disclosure, isInternal: `internal`, isAwarded: awarded)
    }
}
