import LotIO
import LotModel
import LotSolver
import LotTravel

/// A source as a matrix tells of it.
public struct TravelSourceName: Sendable {
    /// `embedded`, `osrm` or `valhalla`.
    public let name: String
    public let version: String?
    public let profile: String?
    public let snapMetres: Double?
    /// What the owners of the roads ask to be said.
    public let attribution: String?
    public let unsnapped: [UnsnappedPoint]

    public init(
        name: String, version: String? = nil, profile: String? = nil, snapMetres: Double? = nil,
        attribution: String? = nil, unsnapped: [UnsnappedPoint] = []
    ) {
        self.name = name
        self.version = version
        self.profile = profile
        self.snapMetres = snapMetres
        self.attribution = attribution
        self.unsnapped = unsnapped
    }
}

/// Why a build ended before its end; what was done is kept in the journal.
public enum TravelBuildFailure: Error, Sendable {
    case stopped(journal: String)
    case source(TravelFailure, journal: String)
    /// The journal is of a build with other places, source or options.
    case otherBuild(journal: String, begun: String, now: String)
}

/// How far a build has come.
public struct TravelProgress: Hashable, Sendable {
    public let blocksDone: Int
    public let blocks: Int
    public let pairsDone: Int
    public let pairs: Int
    /// Pairs taken over from an earlier call.
    public let pairsTakenOver: Int
}

/// Asks a source for every trip of a plan, block by block, and writes the matrix when all are there.
public struct TravelBuild: Sendable {
    /// Choices that alter the bytes of the matrix or the way to it.
    public struct Options: Sendable {
        public let timeScale: Double
        public let nearest: Int
        /// Origins that are asked for at once.
        public let block: Int
        /// Leave what an earlier call has done, whatever it was.
        public let restarts: Bool
        public let date: String

        public init(timeScale: Double = 1, nearest: Int, block: Int, restarts: Bool = false, date: String) {
            self.timeScale = timeScale
            self.nearest = nearest
            self.block = block
            self.restarts = restarts
            self.date = date
        }
    }

    public let plan: TravelPlan
    private let options: Options
    private let files: TravelFiles
    private let cancellation: Cancellation?
    private let progress: (@Sendable (TravelProgress) -> Void)?

    /// - Throws: `PublishFailure` at once when the files could not be written later.
    public init(
        _ plan: TravelPlan, options: Options, out: String, cancellation: Cancellation? = nil,
        progress: (@Sendable (TravelProgress) -> Void)? = nil
    ) throws(PublishFailure) {
        precondition(options.block > 0)
        self.plan = plan
        self.options = options
        files = try TravelFiles(out)
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Writes the matrix and its provenance, and returns how many of its pairs have no way.
    ///
    /// A call with equal places, source and options goes on where an earlier one ended; the bytes are those of a build
    /// that nothing had stopped, provided that the source answers alike.
    ///
    /// - Parameter hops: asked for when the journal holds every pair, and written with the matrix. They are not kept before:
    ///   after a failure all areas are asked again.
    public func run(
        _ source: any TravelSource, _ name: TravelSourceName, hops: TravelHops? = nil
    ) async throws -> Int {
        let questions = TravelQuestions(plan)
        let journal = journal(questions, name)
        var blocks = try begin(journal)
        var isDone = [Bool](repeating: false, count: questions.origins.count)
        for block in blocks { for origin in block.origins { isDone[origin] = true } }
        let open = openBlocks(isDone)
        let takenOver = blocks.reduce(0) { $0 + $1.entries.count }
        var pairsDone = takenOver
        for (index, origins) in open.enumerated() {
            let answer: TravelBlock
            do throws(TravelFailure) {
                answer = try await untilCancelled(cancellation) { () async throws(TravelFailure) in
                    try await source.block(origins, of: questions.pairs)
                }
            } catch {
                throw error == .cancelled
                    ? TravelBuildFailure.stopped(journal: journal.path)
                    : TravelBuildFailure.source(error, journal: journal.path)
            }
            let block = TravelJournal.Block(
                origins: origins, entries: try entries(answer, origins, questions.pairs, journal.path))
            try journal.append(block)
            blocks.append(block)
            pairsDone += block.entries.count
            progress?(
                TravelProgress(
                    blocksDone: index + 1, blocks: open.count, pairsDone: pairsDone, pairs: plan.pairs.count,
                    pairsTakenOver: takenOver))
        }
        let entries = inOrderOfThePlan(blocks, questions)
        try write(entries, name, hops: await outcome(of: hops, source, journal))
        journal.remove()
        return entries.count { $0.milliminutes < 0 }
    }

    // MARK: Asking

    private func outcome(
        of hops: TravelHops?, _ source: any TravelSource, _ journal: TravelJournal
    ) async throws(TravelBuildFailure) -> TravelHops.Outcome? {
        guard let hops else { return nil }
        do throws(TravelFailure) {
            return try await hops.ask(source, timeScale: options.timeScale, cancellation: cancellation)
        } catch {
            throw error == .cancelled ? .stopped(journal: journal.path) : .source(error, journal: journal.path)
        }
    }

    /// Times and ways as they are written. A source that answers what no matrix may hold is refused.
    private func entries(
        _ answer: TravelBlock, _ origins: Range<Int>, _ pairs: TravelPairs, _ journal: String
    ) throws(TravelBuildFailure) -> [TravelEntry] {
        let asked = pairs.entries(origins)
        func refuse(_ words: String) -> TravelBuildFailure { .source(.refused(words), journal: journal) }
        guard answer.minutes.count == asked.count else {
            throw refuse("the source answered \(answer.minutes.count) times where \(asked.count) were asked for")
        }
        var result: [TravelEntry] = []
        result.reserveCapacity(asked.count)
        for (index, minutes) in answer.minutes.enumerated() {
            let scaled = minutes * options.timeScale
            guard scaled.isNaN || (0...1_440).contains(scaled) else {
                throw refuse("the source answered \(minutes) minutes, which is less than nothing or more than a day")
            }
            let metres = answer.metres.isEmpty ? .nan : answer.metres[index]
            result.append(
                TravelEntry(
                    milliminutes: scaled.isNaN ? -1 : Int32((scaled * 1_000).rounded(.toNearestOrAwayFromZero)),
                    metres: (0...2_000_000).contains(metres) && !scaled.isNaN
                        ? Int32(metres.rounded(.toNearestOrAwayFromZero)) : -1))
        }
        return result
    }

    /// Runs of origins that are still to be asked for.
    private func openBlocks(_ isDone: [Bool]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for origin in isDone.indices where !isDone[origin] {
            if let last = result.last, last.upperBound == origin, last.count < options.block {
                result[result.count - 1] = last.lowerBound..<origin + 1
            } else {
                result.append(origin..<origin + 1)
            }
        }
        return result
    }

    // MARK: Keeping

    private func begin(_ journal: TravelJournal) throws -> [TravelJournal.Block] {
        var kept: [TravelJournal.Block] = []
        if !options.restarts {
            switch try journal.found() {
            case .none: break
            case .ofAnother(let words):
                throw TravelBuildFailure.otherBuild(journal: journal.path, begun: words, now: journal.words)
            case .ofThisBuild(let blocks):
                var isTaken = [Bool](repeating: false, count: plan.points.count)
                for block in blocks where block.origins.allSatisfy({ !isTaken[$0] }) {
                    for origin in block.origins { isTaken[origin] = true }
                    kept.append(block)
                }
            }
        }
        try journal.begin(with: kept)
        return kept
    }

    /// The key leaves out the address of an engine, and the size of blocks: neither alters an answer.
    private func journal(_ questions: TravelQuestions, _ name: TravelSourceName) -> TravelJournal {
        let words = [
            name.name, name.version ?? "-", name.profile ?? "-", "\(plan.points.count) places",
            "\(plan.pairs.count) pairs", "cut-off \(plan.cutoffKilometres) km", "nearest \(options.nearest)",
            "time scale \(options.timeScale)", name.snapMetres.map { "snap \($0) m" } ?? "no snap",
        ].joined(separator: ", ")
        var text = words + "\n"
        for origin in questions.pairs.origins {
            text += "\(origin.id.debugDescription) \(origin.position.x) \(origin.position.y) \(origin.isLondon)\n"
        }
        var bytes = Array(text.utf8)
        bytes.reserveCapacity(bytes.count + questions.pairs.count * 4)
        for place in questions.pairs.destinations { bytes += Array(place.id.utf8) + [0] }
        for column in questions.pairs.columns {
            for shift: Int32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: column >> shift)) }
        }
        for start in questions.pairs.rowStarts { bytes += Array("\(start) ".utf8) }
        return TravelJournal(
            path: files.journal, key: sha256Text(bytes), words: Diagnostic.printable(words),
            rowStarts: questions.pairs.rowStarts)
    }

    private func inOrderOfThePlan(_ blocks: [TravelJournal.Block], _ questions: TravelQuestions) -> [TravelEntry] {
        var entries = [TravelEntry](repeating: TravelEntry(milliminutes: -1), count: plan.pairs.count)
        for block in blocks {
            var next = 0
            for origin in block.origins {
                let own = questions.origins[origin]
                for entry in plan.pairs.entries(own..<own + 1) {
                    entries[entry] = block.entries[next]
                    next += 1
                }
            }
        }
        return entries
    }

    private func write(
        _ entries: [TravelEntry], _ name: TravelSourceName, hops: TravelHops.Outcome?
    ) throws(PublishFailure) {
        let csv = TravelWriter.csv(
            origins: plan.pairs.origins.map(\.id), destinations: plan.pairs.destinations.map(\.id),
            rowStarts: plan.pairs.rowStarts, columns: plan.pairs.columns, entries: entries)
        let provenance = TravelProvenance(
            source: name.name, engineVersion: name.version, profile: name.profile, timeScale: options.timeScale,
            cutoffKilometres: plan.cutoffKilometres, date: options.date, snapMetres: name.snapMetres,
            attribution: name.attribution, unsnapped: name.unsnapped)
        if let hops { try Publish.replace(files.hops, with: hops.bytes) }
        try Publish.replace(files.matrix, with: csv)
        try Publish.replace(
            files.provenance,
            with: TravelWriter.json(provenance, points: plan.points, pairs: entries.count, csv: csv, hops: hops?.file))
    }
}
