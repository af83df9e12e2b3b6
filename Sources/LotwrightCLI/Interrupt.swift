import Dispatch
import Foundation
import LotSolver

/// Ctrl-C and SIGTERM end the search, not the program: the best award so far is kept. A second one ends everything.
final class Interrupt {
    let cancellation = Cancellation()
    private let sources: [any DispatchSourceSignal]

    /// - Parameter seconds: after so long the search ends as if by Ctrl-C; nil for no limit.
    init(seconds: Double? = nil) {
        let cancellation = cancellation
        // A queue of its own has a thread even while every other works.
        let queue = DispatchQueue(label: "interrupt", qos: .userInteractive)
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if cancellation.isCancelled { exit(ExitStatus.stopped.rawValue) }
                Console.error("stopping; press again to leave at once")
                cancellation.cancel()
            }
            source.resume()
            return source
        }
        if let seconds {
            queue.asyncAfter(deadline: .now() + seconds) {
                if cancellation.isCancelled { return }
                Console.error("time limit reached; keeping the best so far")
                cancellation.cancel()
            }
        }
    }
}
