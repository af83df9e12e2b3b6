import LotModel

/// Who is asked under contracts once providers are gone, with the award as it stands.
public enum CallOff {
    /// In each lot that a provider leaves, the other winners of its rank share it as before among themselves, and those in
    /// line behind share equally what these leave. Other lots keep their contracts.
    ///
    /// - Parameter standby: contracts of second and further ranks.
    public static func contracts(
        _ problem: DeliveryProblem, without gone: [Int], standby: [Contract]
    ) -> [Contract] {
        let left = Set(problem.contracts.filter { gone.contains($0.provider) }.map(Post.init))
        let called = standby.filter { left.contains(Post($0)) }
        let stay = (problem.contracts + called).filter { !gone.contains($0.provider) }
        var shares: [Round: Double] = [:]
        var counts: [Round: Int] = [:]
        for contract in stay {
            shares[Round(contract), default: 0] += contract.share
            counts[Round(contract), default: 0] += 1
        }
        return stay.map { contract in
            guard left.contains(Post(contract)), let share = shares[Round(contract)],
                let count = counts[Round(contract)]
            else { return contract }
            return contract.with(share: share > 0 ? contract.share / share : 1 / Double(count))
        }
    }

    private struct Post: Hashable {
        let tier: Int
        let lot: Int

        init(_ contract: Contract) {
            tier = contract.tier
            lot = contract.lot
        }
    }

    private struct Round: Hashable {
        let post: Post
        let rank: Int

        init(_ contract: Contract) {
            post = Post(contract)
            rank = contract.rank
        }
    }
}

extension Contract {
    func with(share: Double) -> Contract {
        Contract(
            tier: tier, lot: lot, rank: rank, provider: provider, bid: bid, hours: hours, share: share,
            ratePence: ratePence)
    }
}

extension DeliveryProblem {
    /// The same with providers gone: nothing is left of their capacity and contracts.
    public func without(_ gone: [Int], standby: [Contract]) -> DeliveryProblem {
        if gone.isEmpty { return self }
        return DeliveryProblem(
            hours: hours, plan: plan, contracts: CallOff.contracts(self, without: gone, standby: standby),
            providers: providers, capacity: capacity.indices.map { gone.contains($0) ? 0 : capacity[$0] }, reach: reach,
            labour: labour, neighbours: neighbours, hops: hops, costs: costs, rates: rates, rules: rules, off: off,
            ownRatesPence: ownRatesPence, withdrawn: withdrawn.union(gone))
    }
}
