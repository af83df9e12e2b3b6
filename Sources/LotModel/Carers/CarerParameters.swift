extension Parameter {
    /// None has a default: a scenario that does not speak of drivers and times is one in which neither matters.
    static let carers: [Parameter] = [
        Parameter(
            "carers.driver_share", "share of paid hours", .absent, 0...1,
            "Share of carers' paid hours that those who drive would work; left out, everybody drives.",
            source: "assumption wherever it is given; [Rutland] 4.2.1, 5.1: carers must drive, no share stated"),
        Parameter(
            "carers.foot_minutes", "minutes", .absent, 0...180,
            "How far on foot from home those work who do not drive; left out, 30.", source: "assumption; 15-45"),
        Parameter(
            "carers.foot_hop_minutes", "minutes", .absent, 0...120,
            "An area whose mean way between visits takes longer on foot has no rounds without a car; left out, 10.",
            source: "assumption; 5-20"),
        Parameter(
            "carers.movable_share", "share of visits", .absent, 0...1,
            "Share of visits that may be at any time of day; must be there where waves are.",
            source: "assumption wherever it is given; [Rutland] 4.2.4, 5.1: calls clash, no share stated"),
    ]
}
