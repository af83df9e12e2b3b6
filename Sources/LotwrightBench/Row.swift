/// What a row should reach; nil where nothing is promised.
struct Goals: Sendable {
    /// Median below this many seconds.
    var seconds: Double?
    /// Peak memory of the process below this many megabytes of 2^20 bytes.
    var megabytes: Double?
}

/// A piece of work that is measured.
struct Row: Sendable {
    let name: String
    let goals: Goals
    let needsReference: Bool
    var needsEngine = false
    var needsGeopandas = false
    /// Run when it is asked for by its name, never with all others: rows that take minutes.
    var isByNameOnly = false
    /// What the clock covers, printed below the row.
    let covers: String
    /// Prepares, untimed, and returns the work, which times itself.
    let prepare: @Sendable (Setting) async throws -> @Sendable () async throws -> Sample

    static let all =
        [
            KentRow.endToEnd, KentRow.withoutAward, EnglandRow.row, EnglandRow.beside, EnglandFormatsRow.row,
            TravelRow.msoas,
            TravelRow.lsoas, GeodataRow.row,
            HopRow.row, CalibrationRow.row, EngineRow.row,
            MarketRow.bidding, AwardRow.councils, AwardRow.packagesRough, AwardRow.packagesExact, AwardRow.items,
            KentAwardRow.rough, KentAwardRow.proved, CausesRow.row, SimulateRow.kent, StressRow.row,
            InstanceRow.c05100, InstanceRow.c10200, InstanceRow.d05100, InstanceRow.medians01, InstanceRow.medians11,
            AwardSeedsRow.councils, AwardSeedsRow.packagesRough, AwardSeedsRow.packages, AwardSeedsRow.scattered,
            AwardSeedsRow.few, AwardSeedsRow.items,
        ] + DesignRow.all + [PlanCountRow.florida] + DesignRateRow.all + DesignProofRow.all + ScaleRow.all
        + DeliveryRow.all + JointRow.all + LayerRow.all + PageRow.all + [WorkbookRow.england]

    /// One warm-up, then `runs` samples.
    func record(runs: Int, in setting: Setting) async throws -> RowRecord {
        let work = try await prepare(setting)
        _ = try await work()
        let warm = PeakMemory.megabytes
        var samples: [Sample] = []
        for _ in 0..<runs { samples.append(try await work()) }
        return RowRecord(samples: samples, warmMegabytes: warm, peakMegabytes: PeakMemory.megabytes)
    }
}
