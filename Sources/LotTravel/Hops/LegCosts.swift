/// Costs of the legs between every two stops of a round, the same both ways, and a door through which the round is
/// entered and left at no cost.
struct LegCosts: Sendable {
    let count: Int
    /// Row-major, `count + 1` wide; the last row and column are the door's.
    private var costs: [Double]

    /// All legs cost nothing until they are set.
    init(count: Int) {
        self.count = count
        costs = Array(repeating: 0, count: (count + 1) * (count + 1))
    }

    /// Index of the door.
    var door: Int { count }

    subscript(a: Int, b: Int) -> Double {
        get { costs[a * (count + 1) + b] }
        set {
            costs[a * (count + 1) + b] = newValue
            costs[b * (count + 1) + a] = newValue
        }
    }

    /// Cost of the open path through `stops` in their order.
    func length(of stops: some Sequence<Int>) -> Double {
        var last: Int?
        var sum = 0.0
        for stop in stops {
            if let last { sum += self[last, stop] }
            last = stop
        }
        return sum
    }
}
