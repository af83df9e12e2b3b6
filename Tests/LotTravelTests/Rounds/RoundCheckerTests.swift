import Testing

@testable import LotTravel

@Suite struct RoundCheckerTests {
    static let checker = RoundChecker(rules: TravelMaps.rules().travel)
    /// 1 km apart, 3.9 minutes by car.
    static let calls = [
        RoundMaps.call(0, 0, opens: 420, closes: 450),
        RoundMaps.call(1_000, 0, opens: 450, closes: 480, double: true),
    ]
    static let visits = RoundMaps.problem(calls).visits

    static func faults(_ rounds: [CarerRound]) -> [String] {
        checker.faults(of: rounds, calls: calls, visits: visits)
    }

    static func round(_ visits: [Int], _ starts: [Double], onFoot: Bool = false) -> CarerRound {
        CarerRound(isWalker: onFoot, visits: visits, starts: starts)
    }

    @Test func soundRoundsPass() {
        let rounds = [Self.round([0, 1], [420, 455]), Self.round([2], [455])]
        #expect(Self.faults(rounds) == [])
        let paid = Self.checker.paid(in: rounds, area: 0, calls: Self.calls, visits: Self.visits)
        #expect(abs(paid.travel - 3.9) < 1e-9 && abs(paid.waiting - 1.1) < 1e-9)
    }

    @Test func everyFaultIsSeen() {
        #expect(
            Self.faults([Self.round([0, 1], [420, 453]), Self.round([2], [453])]).contains { $0.contains("late") })
        #expect(
            Self.faults([Self.round([0, 1], [420, 455], onFoot: true), Self.round([2], [455])]).contains {
                $0.contains("late")
            })
        #expect(
            Self.faults([Self.round([0], [451]), Self.round([1], [455]), Self.round([2], [455])]).contains {
                $0.contains("outside its window")
            })
        #expect(
            Self.faults([Self.round([0, 1], [420, 455]), Self.round([2], [460])]).contains { $0.contains("apart") })
        #expect(Self.faults([Self.round([0, 1], [420, 455])]).contains { $0.contains("1 carers came") })
        #expect(
            Self.faults([Self.round([1], [455]), Self.round([2], [455])]).contains { $0.contains("0 carers came") })
        #expect(
            Self.faults([Self.round([0], [420]), Self.round([1, 2], [455, 455])]).contains { $0.contains("twice") })
        #expect(
            Self.faults([Self.round([0, 1], [420, 455]), Self.round([2], [455]), Self.round([], [])])
                .contains { $0.contains("without visits") })
    }
}
