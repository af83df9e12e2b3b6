extension Contiguity {
    /// Areas without which their component falls apart, ascending: the only way between two of their neighbours.
    ///
    /// Linear (Hopcroft and Tarjan 1973, "Algorithm 447"), without recursion, so that long chains of areas do no harm.
    public var cutAreas: [Int] {
        var search = CutSearch(neighbours: neighbours)
        for start in neighbours.indices where search.number[start] < 0 { search.walk(from: start) }
        return neighbours.indices.filter { search.isCut[$0] }
    }
}

/// A walk in depth that numbers areas and notes how far back each branch reaches.
private struct CutSearch {
    let neighbours: [[Int]]
    /// In the order of visits; -1 before.
    var number: [Int]
    var isCut: [Bool]
    /// The least number that the branch below an area reaches.
    private var lowest: [Int]
    private var visited = 0

    init(neighbours: [[Int]]) {
        self.neighbours = neighbours
        number = [Int](repeating: -1, count: neighbours.count)
        lowest = number
        isCut = [Bool](repeating: false, count: neighbours.count)
    }

    mutating func walk(from start: Int) {
        var path = [(area: start, next: 0)]
        var branches = 0
        visit(start)
        while let (area, next) = path.last {
            if next < neighbours[area].count {
                path[path.count - 1].next += 1
                let other = neighbours[area][next]
                if number[other] < 0 {
                    visit(other)
                    path.append((other, 0))
                } else {
                    // The way back to the parent lowers nothing: an area never reaches above its own parent by it.
                    lowest[area] = min(lowest[area], number[other])
                }
                continue
            }
            path.removeLast()
            guard let parent = path.last?.area else { break }
            lowest[parent] = min(lowest[parent], lowest[area])
            if parent == start {
                branches += 1
            } else if lowest[area] >= number[parent] {
                isCut[parent] = true
            }
        }
        isCut[start] = branches > 1
    }

    private mutating func visit(_ area: Int) {
        number[area] = visited
        lowest[area] = visited
        visited += 1
    }
}
