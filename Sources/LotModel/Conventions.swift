/// Lengths of time that every figure shares: weeks of 7 days, years of 52 weeks.
public enum Conventions {
    public static let daysPerWeek = 7.0
    public static let weeksPerYear = 52.0
    public static let weeksPerHalfYear = 26.0
}
