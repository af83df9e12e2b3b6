import LotModel

/// What becomes of the hours of one area: who keeps what, who leaves what, who takes it on.
struct AreaTransfer {
    /// One outgoing provider's part.
    struct Outgoing {
        let provider: Int
        let hours: Double
        let staying: Double
        var leaving: Double { hours - staying }
    }

    let tendered: Double
    let outgoing: [Outgoing]
    /// New hours of each winner, before Direct Payments; providers ascending.
    let incoming: [ProviderHours]
    /// Hours whose provider changes, those that nobody is known to work and those that nobody won included.
    let cohort: Double
    let uptake: Double

    init(tendered: Double, before: [ProviderHours], after: [ProviderHours], uptake: Double) {
        let won = Dictionary(uniqueKeysWithValues: after.map { ($0.provider, $0.hours) })
        let had = Dictionary(uniqueKeysWithValues: before.map { ($0.provider, $0.hours) })
        self.tendered = tendered
        self.uptake = uptake
        outgoing = before.map {
            Outgoing(provider: $0.provider, hours: $0.hours, staying: min($0.hours, won[$0.provider] ?? 0))
        }
        incoming = after.map {
            ProviderHours(provider: $0.provider, hours: max(0, $0.hours - (had[$0.provider] ?? 0)))
        }
        cohort = max(0, tendered - outgoing.reduce(0) { $0 + $1.staying })
    }

    var directPayment: Double { uptake * cohort }

    /// Part of an outgoing provider's leaving hours that a winner takes on: people are not chosen by who cared for them.
    func part(_ incoming: ProviderHours) -> Double {
        cohort > 0 ? (1 - uptake) * min(1, incoming.hours / cohort) : 0
    }
}
