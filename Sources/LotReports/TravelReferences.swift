/// Published figures to hold a run's travel against. References, never results.
enum TravelReferences {
    /// UKHCA, A Minimum Price for Homecare 2020/21: travel pay of 1.70 beside contact pay of 8.72 pounds an hour.
    static let marketMinutesPerHour = 1.70 / 8.72 * 60
    static let marketSource =
        "UKHCA, A Minimum Price for Homecare 2020/21: £1.70 of travel beside £8.72 of contact, the market before "
        + "consolidation"
    /// What councils pay for an hour far from towns over one in or near them: Devon's answer to a request for information,
    /// Norfolk's rates of 2018 (norfolkkpwah.com).
    static let ruralPremium = 0.11...0.25
    static let ruralPremiumSource =
        "what councils pay more: Devon £27.68 over £24.96, Norfolk £21.72 over £17.40 farther than 6 miles from a surgery"

    /// How far the embedded model and the hops are from real roads, in per cent: mean error without sign, and bias where it
    /// is known. Measured by the project's `CalibrationTests` at the default parameters, kappa 1 and no floor for hops.
    static let calibration: [(what: String, error: Double, bias: Double?)] = [
        ("trips in Rutland", 17.2, 0.1), ("trips in Newport", 13.8, 0.9),
        ("trips between hospitals outside London", 12.0, nil),
        ("hops in 60 cases of Rutland, Newport and central London", 12.4, nil),
    ]
}
