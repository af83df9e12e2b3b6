import Foundation
import LotIO
import LotModel
import LotSearch
import LotSolver

/// Why a stress test did not finish.
public enum StressFailure: Error, Sendable {
    /// So many lines are kept in the file and can be gone on from.
    case stopped(kept: Int, of: Int, path: String)
    /// The file was begun with other plans, ranges, draws or seed.
    case otherTest(path: String)
    /// The file holds lines and nobody asked to go on from them.
    case begun(path: String)
}

extension StressTest {
    /// Draws worked on between two writes; a count, so that it does not depend on threads.
    static let batch = 16

    /// Runs every draw of every plan and keeps each finished one in the file, from which a later call goes on.
    ///
    /// - Parameters:
    ///   - path: where lines are kept; it holds the header and complete lines only, synced batch by batch.
    ///   - resumes: whether to go on from lines that stand there.
    /// - Returns: all lines as the file holds them, by draw, then plan, and the file's bytes.
    /// - Throws: `StressFailure`, `PublishFailure`, and what the pipeline throws.
    public func run(
        path: String, resumes: Bool, threads: Int, cancellation: Cancellation? = nil,
        progress: (@Sendable (String) -> Void)? = nil
    ) async throws -> (lines: [StressLine], bytes: [UInt8]) {
        var (lines, bytes) = try kept(path: path, resumes: resumes)
        // Draws of records are true numbers until the end.
        try Publish.replace(path, with: bytes, isInternal: holdsRecords)
        var engines: [Draws] = []
        for scenario in scenarios {
            engines.append(try await Draws(scenario, threads: threads, cancellation: cancellation))
        }
        let all = draws * plans.count
        while lines.count < all {
            let items = Array(lines.count..<min(all, lines.count + Self.batch))
            let results = await results(of: items, engines, threads: threads)
            if cancellation?.isCancelled ?? false {
                throw StressFailure.stopped(kept: lines.count, of: all, path: path)
            }
            var added: [UInt8] = []
            for result in results {
                let line = try result.get()
                let text = journal.text(line, values: values[line.draw])
                // What is written is what counts, so that going on changes nothing.
                guard let read = journal.line(text.dropLast()) else {
                    preconditionFailure("a line cannot be read back")
                }
                lines.append(read)
                added += text
            }
            try Self.append(added, to: path)
            bytes += added
            progress?("\(lines.count) of \(all) drawn")
        }
        return (lines, bytes)
    }

    /// Complete lines of this test in their order; what follows them was torn.
    private func kept(path: String, resumes: Bool) throws -> (lines: [StressLine], bytes: [UInt8]) {
        let head = StressJournal.text(header)
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { return ([], head) }
        guard resumes else { throw StressFailure.begun(path: path) }
        let found = [UInt8](data)
        guard found.starts(with: head) else {
            if head.starts(with: found) { return ([], head) }
            throw StressFailure.otherTest(path: path)
        }
        var lines: [StressLine] = []
        var end = head.count
        while lines.count < draws * plans.count, let feed = found[end...].firstIndex(of: UInt8(ascii: "\n")),
            let line = journal.line(found[end..<feed]), line.draw == lines.count / plans.count,
            line.plan == lines.count % plans.count,
            journal.text(line, values: values[line.draw]).elementsEqual(found[end...feed])
        {
            lines.append(line)
            end = feed + 1
        }
        return (lines, Array(found[..<end]))
    }

    private func results(
        of items: [Int], _ engines: [Draws], threads: Int
    ) async -> [Result<StressLine, any Error>] {
        await orderedConcurrentMap(
            items, threads: threads,
            awaiting: { item in
                await Self.line(self, item, engines)
            })
    }

    // The optimiser of Swift 6.3 fails on a throwing asynchronous closure that is inlined.
    @inline(never)
    private static func line(
        _ test: StressTest, _ item: Int, _ engines: [Draws]
    ) async -> Result<StressLine, any Error> {
        let (draw, plan) = (item / test.plans.count, item % test.plans.count)
        do {
            let drawn = try await engines[plan].chain(test.draw(draw))
            return .success(
                StressLine(
                    draw: draw, plan: plan, commissioned: drawn.coverage.total.commissioned,
                    unmet: drawn.coverage.total.unmet, people: drawn.coverage.total.peopleUnserved,
                    spendPence: drawn.budget.reduce(0) { $0 + $1.totalPence },
                    gaps: drawn.coverage.gaps.sorted(), awardGap: drawn.award.gap, isProved: drawn.award.isProved,
                    reported: engines[plan].reported(drawn)))
        } catch {
            return .failure(error)
        }
    }

    private static func append(_ bytes: [UInt8], to path: String) throws {
        do {
            guard let handle = FileHandle(forWritingAtPath: path) else {
                throw PublishFailure(path: path, reason: "has gone")
            }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
        } catch let failure as PublishFailure {
            throw failure
        } catch {
            throw PublishFailure(path: path, reason: "cannot be written: \(error.localizedDescription)")
        }
    }
}
