import Synchronization

/// When the pipeline said what it was doing.
final class ProgressTimes: Sendable {
    private let notes = Mutex<[(words: String, time: ContinuousClock.Instant)]>([])

    @Sendable func note(_ words: String) {
        let time = ContinuousClock.now
        notes.withLock { $0.append((words, time)) }
    }

    func times(of word: String) -> [ContinuousClock.Instant] {
        notes.withLock { notes in notes.filter { $0.words.hasPrefix(word) }.map(\.time) }
    }
}
