import LotModel
import Testing

@testable import LotDelivery

@Suite struct CarerTransferTests {
    typealias Maps = MobiliseMaps

    private func fate(_ after: [[Int: Double]], uptake: Double = 0) -> RoundFate {
        let transfers = after.map {
            AreaTransfer(tendered: 10, before: Maps.entries([0: 10]), after: Maps.entries($0), uptake: uptake)
        }
        return RoundFate(
            CarerRound(provider: 0, pieces: after.indices.map { CarerRound.Piece(area: $0, hours: 10) }), transfers)
    }

    /// More than half, not half.
    @Test func aCarerFollowsMoreThanHalfOfTheRound() {
        let half = fate([[1: 10], [2: 10]])
        #expect(half.majority == nil && half.winners == 2 && abs(half.fragmentation - 0.5) < 1e-12)
        let more = fate([[1: 10], [1: 1, 2: 9]])
        #expect(more.majority == 1 && abs(more.fragmentation - 0.45) < 1e-12)
    }

    @Test func whatStaysAndDirectPaymentsKeepTheirCarer() {
        let fate = fate([[0: 4, 1: 6], [1: 10]], uptake: 0.25)
        #expect(abs(fate.kept - (4 + 0.25 * 16) / 20) < 1e-12)
        #expect(fate.majority == 1 && abs(fate.fragmentation - 0.4) < 1e-12)
    }

    @Test func workThatNobodyWonEntitlesNobody() {
        let fate = fate([[:], [:]])
        #expect(fate.majority == nil && fate.winners == 0 && fate.fragmentation == 1 && fate.kept == 0)
    }

    @Test func theAccountAddsUp() {
        let transfers = [
            AreaTransfer(tendered: 40, before: Maps.entries([0: 40]), after: Maps.entries([0: 10, 1: 30]), uptake: 0)
        ]
        let rounds = (0..<2).map { _ in CarerRound(provider: 0, pieces: [CarerRound.Piece(area: 0, hours: 20)]) }
        let carers = CarerTransfer(
            rounds: rounds, transfers: transfers, providers: 2,
            rules: Maps.rules(["transfer_share": 0.5, "leaver_share": 0.2]))
        #expect(carers.gained == [0, 20] && carers.lost == [20, 0])
        // Half of each round's carer stays, with a quarter of the work: 15 of 20 hours idle.
        #expect(carers.account.kept == 5 && abs(carers.account.left - 3) < 1e-12)
        #expect(abs(carers.account.released - 12) < 1e-12 && carers.account.winnersPerRound == 1)
    }
}
