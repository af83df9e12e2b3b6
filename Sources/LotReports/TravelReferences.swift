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
}
