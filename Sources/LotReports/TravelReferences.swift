/// Published figures to hold a run's travel against. References, never results.
enum TravelReferences {
    /// UKHCA, A Minimum Price for Homecare 2020/21: travel pay of 1.70 beside contact pay of 8.72 pounds an hour.
    static let marketMinutesPerHour = 1.70 / 8.72 * 60
    static let marketSource =
        "UKHCA, A Minimum Price for Homecare 2020/21: £1.70 of travel beside £8.72 of contact, the market before "
        + "consolidation"
    /// Cost of an hour in rural over urban areas.
    static let ruralPremium = 0.11...0.25
    static let ruralPremiumSource = "the project's own survey of English councils' rural rates"
}
