// Sources are abbreviated: [Kent], [Notts], [Rutland], [RBKC] are the council papers of 2015, 2017, 2016 and 2023;
// UKHCA is the United Kingdom Homecare Association's minimum price (2020-21 breakdown); PSS-EX1 is the councils'
// yearly cost return to NHS Digital. "Assumption" means that nobody has published a figure.

extension Parameter {
    /// Every number that a scenario may set, in the order in which stages use them.
    public static let table: [Parameter] =
        demand + travel + cost + rates + market + bidding + award + labour + carers + mobilise + delivery + assess
        + resilience + simulate

    static let demand: [Parameter] = [
        Parameter(
            "demand.people", "people", .required, 1...1_000_000,
            "People with council-funded home care, all core areas together.", source: "the council"),
        Parameter(
            "demand.hours_per_person", "hours per week", .absent, 0.1...168,
            "Worker contact hours per person; left out, taken from the return below, else 11.2.",
            source: "[Notts] 22: 20,137 h / 1,800 people in 2017"),
        Parameter(
            "demand.return_hours_year", "hours per year", .absent, 1...100_000_000,
            "Contact hours a year in the council's own return; needs return_clients.", source: "PSS-EX1"),
        Parameter(
            "demand.return_clients", "people", .absent, 1...1_000_000,
            "Clients in the council's own return; with return_hours_year gives hours per person.", source: "PSS-EX1"),
        Parameter(
            "demand.rate_65_74", "share", .value(0.008), 0...1,
            "Share of people aged 65-74 with council-funded home care, before scaling to people.",
            source: "assumption; gradient after the Health Survey for England 2014"),
        Parameter(
            "demand.rate_75_84", "share", .value(0.028), 0...1, "The same, aged 75-84.",
            source: "assumption; gradient after the Health Survey for England 2014"),
        Parameter(
            "demand.rate_85_plus", "share", .value(0.095), 0...1, "The same, aged 85 and over.",
            source: "assumption; gradient after the Health Survey for England 2014"),
        Parameter(
            "demand.direct_payment_share", "share", .value(0), 0...1,
            "Share of gross hours that people buy for themselves with a Direct Payment.", source: "assumption"),
        Parameter(
            "demand.fifteen_minute_share", "share of visits", .value(0.016), 0...1,
            "Share of 15-minute visits; those of 30, 45 and 60 minutes keep the ratio 72 : 18 : 8.4.",
            source: "Torbay home care report 2022; 0.10 before 2018 from [Notts] 40"),
        Parameter(
            "demand.double_handed_share", "share of calls", .value(0.24), 0...1,
            "Share of calls that need two carers.", source: "Cumberland market position statement"),
    ]

    static let travel: [Parameter] = [
        Parameter(
            "travel.minutes_at_1_km", "minutes", .value(3.9), 0.1...60,
            "Car minutes for 1 km in a straight line: k of t = k d^exponent.",
            source: "calibrated on OSRM with United Kingdom speeds"),
        Parameter(
            "travel.minutes_at_1_km_london", "minutes", .value(5.1), 0.1...60,
            "The same when both ends are in London.", source: "calibrated on OSRM with United Kingdom speeds"),
        Parameter(
            "travel.distance_exponent", "", .value(0.68), 0.3...1, "Exponent of distance in travel time.",
            source: "calibrated on OSRM with United Kingdom speeds"),
        Parameter(
            "travel.cutoff_km", "km", .value(30), 1...500,
            "Pairs of areas farther apart are left out, unless neighbours or among the nearest.", source: "design"),
        Parameter(
            "travel.nearest", "areas", .value(32), 0...1000, whole: true,
            "Nearest areas that are kept even beyond the cut-off.", source: "design"),
        Parameter(
            "travel.time_scale", "", .value(1), 0.2...5,
            "Minutes of car trips over those of the source; engines differ in level, not in order.",
            source: "calibrates to a council's returns"),
        Parameter(
            "travel.peak_factor", "", .value(1), 0.5...3,
            "Minutes of car trips when care is given over those at free flow.",
            source: "DfT: local A roads 24.4 mph in the morning peak of 2014 against 25.4 all day: 1.04"),
        Parameter(
            "travel.parking_minutes", "minutes", .value(0), 0...30,
            "Minutes that a car trip takes beyond driving, outside London.", source: "in the calibration already"),
        Parameter(
            "travel.parking_minutes_london", "minutes", .value(4), 0...30,
            "The same when both ends are in London: finding a space.", source: "assumption"),
        Parameter(
            "travel.walking_km_per_hour", "km per hour", .value(4.8), 1...10,
            "Speed on foot; a trip takes the lesser of car and foot.",
            source: "Transport for London, PTAL: 80 m a minute"),
        Parameter(
            "travel.walking_detour", "", .value(1.3), 1...4, "Way on foot over straight line.",
            source: "assumption, below that of roads"),
        Parameter(
            "travel.hop_factor", "", .value(1.2), 0.2...5,
            "Hops of a real round over those of an optimal tour: kappa.", source: "calibrates to a council's returns"),
        Parameter(
            "travel.tour_constant", "", .value(0.7124), 0.5...1,
            "Length of an optimal tour over sqrt(addresses x area).",
            source: "Beardwood, Halton and Hammersley 1959; value of Johnson, McGeoch and Rothberg 1996"),
        Parameter(
            "travel.hop_floor_minutes", "minutes", .value(1.5), 0...30,
            "Shortest time between two visits: parking, doors, keys.", source: "assumption"),
        Parameter(
            "travel.waves_per_day", "", .value(4), 1...24,
            "Times of day at which visits bunch: morning, noon, tea, bed.", source: "assumption"),
        Parameter(
            "travel.pooling_addresses", "addresses", .value(4), 0...50,
            "Below so many addresses at once a provider pools an area with its neighbouring areas.",
            source: "assumption"),
        Parameter(
            "travel.detour", "", .value(1.5), 1...4, "Road distance over straight line within an area.",
            source: "measured on OpenStreetMap roads"),
        Parameter(
            "travel.round_days", "days", .value(1), 1...1_000, whole: true,
            "Days whose rounds are made up for every provider and area, to check the travel above.", source: "design"),
        Parameter(
            "travel.walker_share", "share of carers", .value(0.1), 0...1,
            "Carers who go on foot in those rounds.",
            source: "assumption; Homecare Association 2022: 90 % use their own car or public transport"),
        Parameter(
            "travel.visit_window_minutes", "minutes", .value(30), 0...720,
            "How much earlier or later than wished a visit may start in those rounds, within its time of day.",
            source: "assumption"),
        Parameter(
            "travel.call_out_minutes", "minutes", .value(30), 0...240,
            "Travel and waiting that are accepted in those rounds before another carer is called out.",
            source: "assumption: half an hour is what one visit pays"),
    ]

    static let cost: [Parameter] = [
        Parameter(
            "cost.wage_pence", "pence per paid hour", .byPriceYear(["2014/15": 631, "2020/21": 872]), 1...10_000,
            "Carer's wage; 2014/15 is the national minimum wage from October 2013.", source: "UKHCA; [Notts] 11"),
        Parameter(
            "cost.insurance_pension_share", "share of wage", .value(0.1094), 0...1,
            "Employer's national insurance and pension.", source: "UKHCA 2020-21: 10.94 % of contact and travel pay"),
        Parameter(
            "cost.other_on_cost_share", "share of wage", .value(0.1891), 0...1, "Holiday, sickness, training.",
            source: "UKHCA 2020-21: 18.91 % of contact and travel pay"),
        Parameter(
            "cost.reference_travel_minutes", "minutes per contact hour", .value(11.7), 0...60,
            "Travel at which mileage below is stated.", source: "UKHCA 2020-21: 1.70 / 8.72 of an hour"),
        Parameter(
            "cost.mileage_pence", "pence per contact hour", .byPriceYear(["2014/15": 123, "2020/21": 136]), 0...5_000,
            "Mileage at the reference travel; scales with distance.", source: "UKHCA 2020-21; scaled to 2014/15"),
        Parameter(
            "cost.running_pence", "pence per contact hour", .byPriceYear(["2014/15": 425, "2020/21": 520]), 0...10_000,
            "Running the business: supervision, office, back-up.", source: "UKHCA; [Notts] 11: 27 % of 15.74"),
        Parameter(
            "cost.surplus_pence", "pence per contact hour", .byPriceYear(["2014/15": 47, "2020/21": 60]), 0...10_000,
            "Surplus in the minimum price; a bid's margin takes its place.", source: "UKHCA; [Notts] 11: 3 % of 15.74"),
    ]

    static let rates: [Parameter] = [
        Parameter(
            "rates.floor_pence", "pence per hour", .absent, 1...100_000, whole: true,
            "Lowest price that a bid may ask, where the tier states none; left out, there is none.",
            source: "[RBKC] 4.8: councils state rates by route"),
        Parameter(
            "rates.town_fringe_supplement_pence", "pence per hour", .value(0), 0...10_000, whole: true,
            "Paid on top of the rate for hours in town and fringe (class D).",
            source: "Norfolk 2018: 13 % at 3-6 miles from a surgery"),
        Parameter(
            "rates.town_fringe_supplement_share", "share of rate", .value(0), 0...2,
            "The same as a share of the rate; both may be given and add up.",
            source: "Norfolk 2018: 13 % at 3-6 miles from a surgery"),
        Parameter(
            "rates.village_supplement_pence", "pence per hour", .value(0), 0...10_000, whole: true,
            "Paid on top of the rate for hours in villages (class E).",
            source: "Devon: 10.9 %; Norfolk 2018: 25 % beyond 6 miles"),
        Parameter(
            "rates.village_supplement_share", "share of rate", .value(0), 0...2,
            "The same as a share of the rate; both may be given and add up.",
            source: "Devon: 10.9 %; Norfolk 2018: 25 % beyond 6 miles"),
        Parameter(
            "rates.minimum_paid_visit_minutes", "minutes", .value(0), 0...60,
            "Shorter visits are paid as if they lasted so long; 0 pays every visit as planned.",
            source: "[Notts] 40-41: 30 minutes"),
        Parameter(
            "rates.guaranteed_share", "share of awarded hours", .value(0), 0...1,
            "Share of each contract's awarded hours that is paid even if not delivered.",
            source: "[Notts] 44-45: 85 %"),
    ]

    static let market: [Parameter] = [
        Parameter(
            "market.providers", "providers", .value(130), 0...5_000, whole: true,
            "Providers of the default market, when no file gives them.", source: "[Kent] 1.1: about 130"),
        Parameter(
            "market.median_people", "people", .value(30), 1...10_000,
            "Median size of a provider; with the mean it fixes the lognormal's shape.", source: "LaingBuisson"),
        Parameter(
            "market.mean_people", "people", .value(65), 1...10_000,
            "Mean size; sizes are then scaled so that all together hold the commissioned hours.",
            source: "LaingBuisson"),
        Parameter(
            "market.medium_from_hours", "hours per week", .value(700), 1...100_000,
            "Size from which a provider is of the medium class.", source: "assumption, after the viability below"),
        Parameter(
            "market.large_from_hours", "hours per week", .value(2_000), 1...100_000,
            "Size from which a provider is of the large class.", source: "assumption, after the viability below"),
        Parameter(
            "market.growth_small_hours", "hours per week", .value(200), 0...100_000,
            "A small provider can add at least so much within half a year.", source: "assumption"),
        Parameter(
            "market.growth_small", "share of size", .value(0.5), 0...10,
            "Growth of a small provider within half a year.", source: "assumption"),
        Parameter(
            "market.growth_medium", "share of size", .value(1), 0...10,
            "Growth of a medium provider within half a year.", source: "assumption"),
        Parameter(
            "market.growth_large", "share of size", .value(1.5), 0...10,
            "Growth of a large provider within half a year.", source: "assumption"),
        Parameter(
            "market.radius_small_minutes", "minutes", .value(16), 1...600,
            "How far from its base a small provider works.", source: "assumption: 8 km"),
        Parameter(
            "market.radius_medium_minutes", "minutes", .value(30), 1...600, "The same, medium.", source: "assumption"),
        Parameter(
            "market.radius_large_minutes", "minutes", .value(60), 1...600, "The same, large.", source: "assumption"),
        Parameter(
            "market.viability_small_hours", "hours per week", .value(150), 0...100_000,
            "Whole volume below which a small provider does not enter.", source: "assumption"),
        Parameter(
            "market.viability_medium_hours", "hours per week", .value(700), 0...100_000, "The same, medium.",
            source: "Herefordshire provider consultation: 700-2,000 h by type"),
        Parameter(
            "market.viability_large_hours", "hours per week", .value(2_000), 0...100_000, "The same, large.",
            source: "Herefordshire provider consultation: 700-2,000 h by type"),
        Parameter(
            "market.wage_spread", "share of wage", .value(0.03), 0...1,
            "Spread of wages above the lowest: half-normal scale.", source: "assumption"),
        Parameter(
            "market.tendered_share", "share of size", .value(1), 0...1,
            "Share of each provider's current hours that this tender re-lets, and that it can bid with again.",
            source: "assumption: the default market holds just the hours on offer"),
    ]

    static let bidding: [Parameter] = [
        Parameter(
            "bidding.margin", "share of cost", .value(0.05), 0...1, "Margin on cost in a bid.",
            source: "Kim, Olivares and Weintraub 2014: about 5 %"),
        Parameter(
            "bidding.ceiling_pence", "pence per hour", .byPriceYear(["2014/15": 1_650, "2020/21": 2_170]), 1...100_000,
            "Highest price that the council accepts, where the tier states none.",
            source: "assumption: 5 % above the minimum price of the year"),
        Parameter(
            "bidding.package_lots", "lots", .value(1), 1...50, whole: true,
            "Most neighbouring lots in one all-or-nothing bid of an exclusive tier; 1 for none.", source: "design"),
        Parameter(
            "bidding.package_discount", "share of price", .value(0.05), 0...0.5,
            "What a package asks less than its lots' mean price.",
            source: "Kim, Olivares and Weintraub 2014: cost synergies of a few per cent"),
        Parameter(
            "bidding.most_lots", "lots", .absent, 1...100_000, whole: true,
            "Most lots of one tier that a provider bids for, its cheapest; no limit when left out.",
            source: "assumption"),
        Parameter(
            "bidding.abnormally_low_share", "share of median", .value(0.85), 0...1,
            "A bid below this share of the median of the lot's bids is flagged as abnormally low.",
            source: "assumption; Procurement Act 2023 s.19 sets no figure"),
    ]

    static let award: [Parameter] = [
        Parameter(
            "award.gap", "share", .value(0.001), 0...0.5,
            "The solver stops when the award is proved to be within this of the best.", source: "design"),
        Parameter(
            "award.max_nodes", "nodes", .value(100_000), 1...100_000_000, whole: true,
            "Most branch-and-bound nodes; a count, so that results repeat on any machine.", source: "design"),
    ]

    static let labour: [Parameter] = [
        Parameter(
            "labour.supply_ratio", "", .value(1.15), 0.1...5,
            "Paid hours that carers would work, over paid hours needed, at equal wages: sigma.",
            source: "assumption; 0.9-1.4"),
        Parameter(
            "labour.affluence_slope", "", .value(0.1), 0...2,
            "Fall of supply per standard deviation of affluence (minus the IMD score): gamma.", source: "assumption"),
        Parameter(
            "labour.wage_elasticity", "", .value(0.7), 0...5,
            "Response of supply to the care wage over the outside wage: epsilon.", source: "assumption"),
        Parameter(
            "labour.outside_wage_pence", "pence per hour", .byPriceYear(["2014/15": 765, "2020/21": 930]), 1...10_000,
            "What carers could earn elsewhere, where outside_wages.csv says nothing.",
            source: "UK Living Wage of November 2013 and November 2019"),
        Parameter(
            "labour.outside_decay_minutes", "minutes", .value(20), 1...600,
            "Travel over which a better-paying neighbour's pull falls to 37 %.", source: "assumption"),
        Parameter(
            "labour.catchment_minutes", "minutes", .value(20), 1...600,
            "How far carers travel to the area where they work.", source: "assumption"),
        Parameter(
            "labour.paid_hours_per_carer", "hours per week", .value(27), 1...80,
            "Paid hours of one carer, to tell carers in reach and needed.",
            source: "assumption; 22-32: about half work full-time (Skills for Care), taken as 37 hours, the others 17"),
    ]

    static let delivery: [Parameter] = [
        Parameter(
            "delivery.planned_travel_minutes", "minutes per contact hour", .value(11.7), 0...60,
            "Travel for which providers are staffed: contact hours are turned into paid hours at this rate.",
            source: "UKHCA 2020-21, the market before consolidation")
    ]

    static let assess: [Parameter] = [
        Parameter(
            "assess.gap_share", "share", .value(0.05), 0...1,
            "An area is a coverage gap when more than this share of its hours is unmet, and",
            source: "assumption; England 5.2 % in January-March 2022"),
        Parameter(
            "assess.gap_hours", "hours per week", .value(5), 0...10_000, "more than so many hours a week are.",
            source: "assumption"),
        Parameter(
            "assess.remedies", "areas", .value(500), 0...100_000, whole: true,
            "Coverage gaps, the worst first, for which remedies are sought; 0 for none.",
            source: "design: all gaps of a county; each takes some dozens of deliveries"),
        Parameter(
            "assess.remedy_supplement_pence", "pence per hour", .value(1_000), 1...100_000, whole: true,
            "Highest supplement that is tried as a remedy.",
            source: "assumption; what carers would be paid two thirds more for, with on-costs and travel"),
    ]
}
