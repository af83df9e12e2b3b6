/// How the old contracts give way to the new ones.
public struct MobiliseRules: Hashable, Sendable {
    /// Nil where it is not known.
    public let stayingShare: Double?
    public let directPaymentUptake: Double
    public let roundHours: Double
    public let transferShare: Double
    public let leaverShare: Double
    public let recruitedWeek: Double
    public let hiringWeeks: Double
    public let winterFactor: Double
    public let weeks: Int
    /// 1 for January.
    public let startMonth: Int
    /// People; nil for as many as moving everybody in time takes.
    public let reviewsWeek: Double?
    public let directPaymentReviews: Double

    init(_ values: ParameterValues) {
        stayingShare = values.optional("mobilise.staying_share")
        directPaymentUptake = values("mobilise.direct_payment_uptake")
        roundHours = values("mobilise.round_hours")
        transferShare = values("mobilise.transfer_share")
        leaverShare = values("mobilise.leaver_share")
        recruitedWeek = values("mobilise.recruited_week")
        hiringWeeks = values("mobilise.hiring_weeks")
        winterFactor = values("mobilise.winter_factor")
        weeks = Int(values("mobilise.weeks"))
        startMonth = Int(values("mobilise.start_month"))
        reviewsWeek = values.optional("mobilise.reviews_week")
        directPaymentReviews = values("mobilise.direct_payment_reviews")
    }
}
