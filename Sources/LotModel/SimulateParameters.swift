extension Parameter {
    static let simulate: [Parameter] = [
        Parameter(
            "simulate.replicates", "replicates", .value(100), 0...100_000, whole: true,
            "How often the weeks are simulated; 0 leaves the simulation out.",
            source: "design; 1,000 narrow the bands, at ten times the time"),
        Parameter(
            "simulate.weeks", "weeks", .value(52), 1...1_040, whole: true,
            "Weeks that count, from the day when everybody's package is offered to the new providers.",
            source: "design: the first year of the contracts"),
        Parameter(
            "simulate.warm_up_weeks", "weeks", .value(0), 0...1_040, whole: true,
            "Weeks simulated before those that count.", source: "design: the first year begins with the offer"),
        Parameter(
            "simulate.package_weeks", "weeks", .value(52), 1...1_040,
            "Mean time for which a package of care lasts; as many begin as end.",
            source: "assumption: as many people begin in a year as have care at once; 26-156"),
        Parameter(
            "simulate.package_spread", "share of mean", .value(0.7), 0...3,
            "Spread of package sizes about the hours per person: lognormal, standard deviation over mean.",
            source: "assumption; [Notts]: spot packages of 19 h beside a mean of 11.5; 0.4-1"),
        Parameter(
            "simulate.handback_week", "share per week", .value(0.0004), 0...1,
            "Packages that a provider hands back though they pay.",
            source: "assumption: 1 % in half a year; ADASS 2018: 2,679 people in 44 councils within six months"),
        Parameter(
            "simulate.handback_pressed_week", "share per week", .value(0.01), 0...1,
            "The same where pay does not cover the whole cost, or the provider works less than its viability.",
            source: "assumption; [Notts] 76-79: unviable rates are followed by selective hand-back; 0.002-0.04"),
        Parameter(
            "simulate.successor_weeks", "weeks", .value(26), 0...520,
            "Weeks until a closed provider's hours are back under a successor, growing evenly from none.",
            source: "assumption: the half-year within which providers grow; 4-52"),
        Parameter(
            "simulate.carer_weeks", "weeks", .value(8), 0...520,
            "Mean weeks for which carers of a closed provider are away before they work for another.",
            source: "assumption; 2-26"),
    ]
}
