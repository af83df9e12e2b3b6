extension Parameter {
    static let mobilise: [Parameter] = [
        Parameter(
            "mobilise.staying_share", "share of hours", .absent, 0...1,
            "Share of hours that stay with their provider, where it is known: modelled rounds are fitted to it.",
            source: "the council; [Kent] 3.2.2: 1,900 of 6,100 people"),
        Parameter(
            "mobilise.direct_payment_uptake", "share of people who would move", .value(0.1), 0...1,
            "People who take a Direct Payment rather than a new provider; tested range 0.05 to 0.35.",
            source: "[Kent] 3.2.2: 10 % were expected, 28.6 % did"),
        Parameter(
            "mobilise.round_hours", "contact hours per week", .value(22), 1...60,
            "Contact hours of one carer's round.",
            source: "assumption: some 26 paid hours with travel, part-time like most of home care"),
        Parameter(
            "mobilise.transfer_share", "share of entitled carers", .value(0.4), 0...1,
            "Carers who follow their work when one winner takes more than half of their round; tested range 0 to 0.8.",
            source: "assumption, the middle of that range; [Kent] 3.2.3: few followed"),
        Parameter(
            "mobilise.leaver_share", "share of idle carers' hours", .value(0.3), 0...1,
            "Of carers' hours whose work goes and who do not follow it, those that leave care.",
            source: "assumption: as in a year's turnover, 28.5 % in 2024/25 [Skills for Care]"),
        Parameter(
            "mobilise.recruited_week", "share of the shortfall", .value(0.05), 0...1,
            "Of the carers' hours that have left care, those won back within a week by recruiting.",
            source: "assumption: half of them in three months"),
        Parameter(
            "mobilise.hiring_weeks", "weeks", .value(24), 0...104,
            "Weeks until a carer who leaves is replaced; counts for providers whose `turnover_year` is stated.",
            source: "derived: with 28.5 % turnover (2024/25), 11.5 % of posts are empty (2023/24) [Skills for Care]"),
        Parameter(
            "mobilise.winter_factor", "", .value(0.7), 0...1,
            "Recruiting in November to February over that of other months.",
            source: "assumption; [Notts] 50: avoid winter"),
        Parameter(
            "mobilise.weeks", "weeks", .value(26), 1...104, whole: true,
            "Weeks over which people move and winners grow; delivery is told for their end.",
            source: "[Notts] 63-64: six months"),
        Parameter(
            "mobilise.start_month", "month", .value(7), 1...12, whole: true,
            "Month in which the contracts start, 1 for January.",
            source: "[Notts] 63-64: award in January, start in July"),
        Parameter(
            "mobilise.reviews_week", "people per week", .absent, 0.1...100_000,
            "People whom the council can review in a week; left out, as many as moving everybody in time takes.",
            source: "assumption: staffed for the plan"),
        Parameter(
            "mobilise.direct_payment_reviews", "reviews", .value(2), 1...20,
            "Reviews' worth of time that a Direct Payment takes, a move to a new provider taking one.",
            source: "assumption; [Kent] 3.2.2: assessments slowed the transfer"),
    ]
}
