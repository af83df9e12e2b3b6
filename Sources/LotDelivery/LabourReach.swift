import LotModel

/// What the supply of carers rests on besides rules, hours and care wages: residents, affluence, and who pays within reach.
///
/// Built once for a region: pools under other rules or with mechanisms off share it. Cost: one pass over the pairs of
/// areas and those of employers and areas.
public struct LabourReach: Sendable {
    let times: TravelTimes
    let coreCount: Int
    /// Residents under 65 of each area over those of all core areas together; 0 everywhere where the core has none.
    let residents: [Double]
    /// Minus the IMD score of each area, standardised over the core areas.
    let affluence: [Double]
    /// Outside wage in pence per hour that is stated for each area's district.
    let statedWages: [Double?]
    let employerWages: [Double]
    /// Context areas in reach of each area, by their index in the area table.
    let contextAreas: PayersInReach
    /// Employers in reach of each area, by their index.
    let employers: PayersInReach

    /// - Parameters:
    ///   - outsideWages: pence per hour by district code; other districts take the rules' own.
    ///   - employerTimes: minutes from each of `employers` to the areas in its reach.
    public init(
        areas: AreaTable, times: TravelTimes, outsideWages: [String: Double] = [:], employers: [Employer] = [],
        employerTimes: TravelTimes? = nil
    ) {
        precondition(employers.isEmpty || employerTimes?.originCount == employers.count)
        self.times = times
        coreCount = areas.coreCount
        let working = areas.areas.map { max(0, $0.population - $0.population65Plus) }
        let coreWorking = working[0..<areas.coreCount].reduce(0, +)
        residents = working.map { coreWorking > 0 ? $0 / coreWorking : 0 }
        affluence = Self.standardised(areas.areas.map { -$0.imdScore }, core: areas.coreCount)
        statedWages = areas.areas.map { outsideWages[$0.ladCode] }
        employerWages = employers.map(\.wagePence)
        contextAreas = PayersInReach(areas: areas, times: times)
        self.employers = PayersInReach(
            areaCount: areas.areas.count, employers: employers.indices, times: employerTimes)
    }

    /// Deviations from the mean of the core areas, in their standard deviations; 0 where all are equal.
    private static func standardised(_ values: [Double], core: Int) -> [Double] {
        let mean = values[0..<core].reduce(0, +) / Double(max(1, core))
        let variance = values[0..<core].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, core))
        return values.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
    }
}

/// Others who pay carers, for each area those within reach with their minutes: sparse rows.
struct PayersInReach: Sendable {
    private let rowStarts: [Int]
    private let payers: [Int32]
    private let minutes: [Double]

    /// The context areas of each row of `times`; an area is none of its own.
    init(areas: AreaTable, times: TravelTimes) {
        var starts = [0]
        var payers: [Int32] = []
        var minutes: [Double] = []
        for area in areas.areas.indices {
            if areas.coreCount < areas.areas.count {
                for (other, way) in times.row(area) where other >= areas.coreCount && other != area {
                    payers.append(Int32(other))
                    minutes.append(way)
                }
            }
            starts.append(payers.count)
        }
        rowStarts = starts
        self.payers = payers
        self.minutes = minutes
    }

    /// Rows of employers to areas, turned into rows of areas to employers.
    init(areaCount: Int, employers: Range<Int>, times: TravelTimes?) {
        var rows = [[(payer: Int32, minutes: Double)]](repeating: [], count: areaCount)
        if let times {
            for employer in employers {
                for (area, minutes) in times.row(employer) { rows[area].append((Int32(employer), minutes)) }
            }
        }
        var starts = [0]
        for row in rows { starts.append(starts[starts.count - 1] + row.count) }
        rowStarts = starts
        payers = rows.flatMap { $0.map(\.payer) }
        minutes = rows.flatMap { $0.map(\.minutes) }
    }

    func row(_ area: Int) -> some Sequence<(payer: Int, minutes: Double)> {
        (rowStarts[area]..<rowStarts[area + 1]).lazy.map { (payer: Int(payers[$0]), minutes: minutes[$0]) }
    }

    /// Minutes to the nearest payer in reach of an area that passes the test; nil where there is none.
    func nearest(_ area: Int, where isSought: (Int) -> Bool) -> Double? {
        row(area).reduce(nil) { nearest, other in
            isSought(other.payer) ? min(nearest ?? .infinity, other.minutes) : nearest
        }
    }
}
