import LotModel

/// What keeps a region's carers from working all the hours that they would; nothing where a scenario says nothing of it.
public struct CarerLimits: Sendable {
    public let onFoot: CarersOnFoot?
    let times: CallTimes?

    /// - Parameter waves: none where times of day do not matter.
    public init(onFoot: CarersOnFoot? = nil, waves: [CarerWave] = [], movableShare: Double? = nil) {
        self.onFoot = onFoot
        times = waves.isEmpty ? nil : CallTimes(waves, movableShare: movableShare ?? 0)
    }

    /// Those that are there.
    public var limits: [CarerLimit] { (onFoot == nil ? [] : [.drivers]) + (times == nil ? [] : [.times]) }
}
