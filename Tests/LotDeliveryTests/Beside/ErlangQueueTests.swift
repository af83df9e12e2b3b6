import LotSearch
import Testing

@testable import LotDelivery

@Suite struct ErlangQueueTests {
    /// One crew waits as often as it is out; with two at a load of 1, Erlang's table has 1/3.
    @Test func theFormulaIsErlangs() {
        let one = ErlangQueue(callsPerMinute: 0.01, serviceMinutes: 40, crews: 1)
        #expect(abs(one.waitShare - 0.4) < 1e-12)
        let two = ErlangQueue(callsPerMinute: 0.02, serviceMinutes: 50, crews: 2)
        #expect(abs(two.waitShare - 1.0 / 3) < 1e-12)
        // 1 - 1/3 e^-1 after as long as a service takes.
        #expect(abs(two.share(waitingAtMost: 50) - (1 - 0.367_879_441_171_442_3 / 3)) < 1e-12)
        #expect(two.share(waitingAtMost: 0) == 1 - two.waitShare && two.share(waitingAtMost: -1) == 0)
    }

    @Test func callsPileUpWhereCrewsAreTooFew() {
        let queue = ErlangQueue(callsPerMinute: 0.05, serviceMinutes: 40, crews: 2)
        #expect(!queue.isStable && queue.waitShare == 1 && queue.share(waitingAtMost: 1_000) == 0)
        let idle = ErlangQueue(callsPerMinute: 0, serviceMinutes: 40, crews: 1)
        #expect(idle.waitShare == 0 && idle.share(waitingAtMost: 0) == 1)
        #expect(ErlangQueue(callsPerMinute: 1, serviceMinutes: 400, crews: 500).waitShare < 1e-3)
    }

    @Test func moreCrewsNeverMakeAnybodyWaitLonger() {
        var last = 0.0
        for crews in 3...12 {
            let share = ErlangQueue(callsPerMinute: 0.05, serviceMinutes: 50, crews: crews).share(waitingAtMost: 10)
            #expect(share > last)
            last = share
        }
    }

    /// Calls one by one, each to the crew that is free first, share no code with the formula. 60,000 calls: the standard error of a
    /// share is below 0.01 even with waits that hang together.
    @Test(arguments: [(crews: 2, minutes: 50.0), (crews: 3, minutes: 90)])
    func simulatedCallsWaitAsOften(crews: Int, minutes: Double) {
        let rate = 0.025
        let queue = ErlangQueue(callsPerMinute: rate, serviceMinutes: minutes, crews: crews)
        let drawn = Self.waits(rate, crews, seed: 9) { $0.unitExponential() * minutes }
        for limit in [0.0, 10, 30, 60] {
            let share = Double(drawn.count { $0 <= limit }) / Double(drawn.count)
            #expect(abs(share - queue.share(waitingAtMost: limit)) < 0.02, "\(limit): \(share)")
        }
        // Calls that all take as long wait less: the formula is on the safe side.
        let even = Self.waits(rate, crews, seed: 10) { _ in minutes }
        let mean = even.reduce(0, +) / Double(even.count)
        #expect(mean < drawn.reduce(0, +) / Double(drawn.count))
    }

    private static func waits(
        _ rate: Double, _ crews: Int, seed: UInt64, service: (inout SeededGenerator) -> Double
    ) -> [Double] {
        var draws = SeededGenerator(Seed(seed))
        var free = [Double](repeating: 0, count: crews)
        var now = 0.0
        return (0..<60_000).map { _ in
            now += draws.unitExponential() / rate
            let crew = free.indices.min { free[$0] < free[$1] } ?? 0
            let begins = max(now, free[crew])
            free[crew] = begins + service(&draws)
            return begins - now
        }
    }
}
