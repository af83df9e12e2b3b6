import LotModel

/// Getting from the old contracts to the new ones.
///
/// It is the identity: every winner starts with the capacity it offered. Transfer of people and carers, Direct Payments
/// taken instead of a transfer, and the ramp of the first weeks are not modelled, and every report says so.
public enum Mobilisation {
    public static let statement =
        "Mobilisation is not modelled: every winner starts with the hours it offered; nobody leaves for a Direct "
        + "Payment and no carer is lost in transfer."

    public static func mobilised(hours: [Double], offered: [Double]) -> Mobilised {
        Mobilised(hours: hours, capacity: offered, lostPaidHours: Array(repeating: 0, count: hours.count))
    }
}
