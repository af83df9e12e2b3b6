/// What may keep care from being delivered. Each can be switched off, so that its part in a gap can be told.
public enum Mechanism: String, CaseIterable, Sendable {
    /// Off: no minutes and no mileage between visits.
    case travel
    /// Off: carers without limit.
    case labour
    /// Off: nobody in reach of carers pays more than the common outside wage.
    case outsideWage = "outside_wage"
    /// Off: no named employer pays carers more.
    case employers
    /// Off: providers without limit of hours.
    case capacity
    /// Off: every hour earns at least what it costs to work.
    case price
    /// Off: nobody leaves for a Direct Payment, and no carer is lost in transfer.
    case transfer
    /// Off: every provider may work in every area within its radius, at its own rate.
    case lotBorders = "lot_borders"
}
